import { Link } from '@tanstack/react-router'
import type { MessageLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { moment } from '../../data/format.ts'
import type { Folder, MessagesSearch, Narrowed } from '../../data/messages.ts'

/** The lines of one folder; each opens its message on the right. */
export function MessageList(props: {
  readonly operation: string
  readonly folder: Folder
  readonly lines: readonly MessageLine[]
  readonly current: string | undefined
  readonly narrowed: Narrowed
  readonly say: Say
}) {
  const { operation, folder, lines, current, narrowed, say } = props
  return (
    <ul
      className="message-list"
      data-list
      aria-label={say('messages.list', { folder: say(`message.folder.${folder}`) })}
    >
      {lines.map((line) => {
        const search: MessagesSearch =
          line.stands === 'draft'
            ? { folder, draft: line.id }
            : { ...narrowed, folder, message: line.id }
        return (
          <li key={line.id} data-unread={line.unread || undefined} data-stands={line.stands}>
            <Link
              to="/operations/$operation/messages"
              params={{ operation }}
              search={search}
              data-row={line.id}
              aria-current={line.id === current ? 'true' : undefined}
            >
              <Line line={line} say={say} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Line({ line, say }: { readonly line: MessageLine; readonly say: Say }) {
  const { said, tally, clock } = line
  return (
    <>
      <span className="message-top">
        <strong>
          <bdi>{said === null ? say('messages.recalled') : said.subject || '…'}</bdi>
        </strong>
        {line.unread && <span className="message-mark">{say('messages.unread')}</span>}
        {said !== null && said.urgency !== 'routine' && (
          <span className="message-mark" data-urgency={said.urgency}>
            {say(`message.urgency.${said.urgency}`)}
          </span>
        )}
        {clock !== 'none' && (
          <span className="message-mark" data-clock={clock}>
            {say(`message.clock.${clock}`)}
          </span>
        )}
      </span>
      <span className="hint">
        {said !== null && `${say(`message.type.${said.type}`)} · `}
        {!line.own && (
          <>
            <bdi>{line.from.name}</bdi> ·{' '}
          </>
        )}
        {moment(line.at)}
      </span>
      {tally !== null && line.stands === 'sent' && (
        <span className="hint">{say('messages.tally', tally)}</span>
      )}
    </>
  )
}
