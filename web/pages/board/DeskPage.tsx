import '../../look/board.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeskLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { deskQuery, useDeskEvents } from '../../data/board.ts'
import { day, moment } from '../../data/format.ts'
import { useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** What waits for whoever is signed in, what is late first. */
export function DeskPage() {
  const say = useRoomWords('board')
  return say ? <Desk say={say} /> : <Waiting />
}

function Desk({ say }: { readonly say: Say }) {
  const desk = useQuery(deskQuery())
  useDeskEvents()
  useTitle(say('desk.title'))
  const { data } = desk
  return (
    <div className="page desk">
      <h1>{say('desk.title')}</h1>
      <p className="hint">{say('desk.intro')}</p>
      {desk.isPending && <Waiting lines={4} />}
      {desk.error && <Trouble error={desk.error} again={() => void desk.refetch()} />}
      {data?.waiting.length === 0 && (
        <Empty title={say('desk.none')} next={say('desk.none.next')} />
      )}
      {data !== undefined && data.waiting.length > 0 && (
        <ul className="desk-list" aria-label={say('desk.list')}>
          {data.waiting.map((line) => (
            <li key={`${line.what} ${line.id}`} data-what={line.what} data-clock={line.clock}>
              <Line say={say} line={line} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ say, line }: { readonly say: Say; readonly line: DeskLine }) {
  const { what, title, from, operation, due, clock } = line
  return (
    <>
      <span className="desk-top">
        <span className="hint">{say(`desk.what.${what}`)}</span>
        {clock !== 'none' && (
          <span className="desk-clock" data-clock={clock}>
            {say(`desk.clock.${clock}`)}
          </span>
        )}
      </span>
      <Opens line={line}>
        <bdi>{title || say('desk.untitled')}</bdi>
      </Opens>
      <span className="hint">
        {[
          ...(from === null ? [] : [say('desk.from', { from })]),
          ...(operation === null || operation.name === title ? [] : [operation.name]),
          ...(due === null
            ? []
            : [say('desk.due', { due: due.length === 10 ? day(due) : moment(due) })]),
        ].join(' · ')}
      </span>
    </>
  )
}

/** Where each kind of thing is done. */
function Opens({ line, children }: { readonly line: DeskLine; readonly children: ReactNode }) {
  const { what, id, operation } = line
  if (what === 'case')
    return (
      <Link to="/cases/$case" params={{ case: id }}>
        {children}
      </Link>
    )
  if (operation === null)
    return (
      <Link to="/advice/$request" params={{ request: id }}>
        {children}
      </Link>
    )
  const params = { operation: operation.id }
  if (what === 'answer' || what === 'draft')
    return (
      <Link
        to="/operations/$operation/messages"
        params={params}
        search={what === 'draft' ? { folder: 'drafts', draft: id } : { message: id }}
      >
        {children}
      </Link>
    )
  return (
    <Link to="/operations/$operation" params={params}>
      {children}
    </Link>
  )
}
