import { Link } from '@tanstack/react-router'
import type { Say } from '../../../src/words/index.ts'
import type { Folder, Narrowed } from '../../data/messages.ts'

/** What the list is narrowed to, where a figure of the board led here, and the way out of it. */
export function NarrowedBy(props: {
  readonly say: Say
  readonly operation: string
  readonly folder: Folder
  readonly narrowed: Narrowed
  /** Of the participant, where it is known. */
  readonly name: string | undefined
}) {
  const { say, operation, folder, narrowed, name } = props
  const { participant, type, clock } = narrowed
  const said = [
    ...(type === undefined ? [] : [say(`message.type.${type}`)]),
    ...(participant === undefined
      ? []
      : [
          say(folder === 'sent' ? 'messages.narrowed.to' : 'messages.narrowed.from', {
            participant: name ?? '…',
          }),
        ]),
    ...(clock === undefined ? [] : [say(`messages.narrowed.${clock}`)]),
  ]
  if (said.length === 0) return null
  return (
    <p className="notice">
      {say('messages.narrowed', { to: said.join(' · ') })}{' '}
      <Link
        to="/operations/$operation/messages"
        params={{ operation }}
        search={folder === 'inbox' ? {} : { folder }}
      >
        {say('messages.narrowed.all')}
      </Link>
    </p>
  )
}
