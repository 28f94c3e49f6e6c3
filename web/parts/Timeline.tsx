import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moment } from '../data/format.ts'
import { timelineQuery } from '../data/journal.ts'
import { useSpeech } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { Trouble } from './Trouble.tsx'
import { Waiting } from './Waiting.tsx'

/** What happened to a record, newest first: looked at, answered, kept. Asked for when it is opened. */
export function Timeline(props: {
  readonly kind: 'target' | 'batch' | 'list'
  readonly id: string
}) {
  const { say } = useSpeech()
  const [open, show] = useState(false)
  return (
    <details className="timeline" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say('web.timeline')}</summary>
      {open && <Entries {...props} />}
    </details>
  )
}

function Entries({
  kind,
  id,
}: {
  readonly kind: 'target' | 'batch' | 'list'
  readonly id: string
}) {
  const { say: page, language } = useSpeech()
  const say = useRoomWords('journal')
  const list = useInfiniteQuery(timelineQuery(kind, id, language))
  const entries = list.data?.pages.flatMap((one) => one.entries) ?? []
  if (!say || list.isPending) return <Waiting lines={3} />
  if (list.error) return <Trouble error={list.error} again={() => void list.refetch()} />
  return (
    <>
      <ol className="versions">
        {entries.map((entry) => (
          <li key={entry.id}>
            {moment(entry.at)} · {entry.says} ·{' '}
            <bdi>
              {entry.person === null
                ? say('journal.machine')
                : (entry.person.name ?? entry.person.id)}
            </bdi>{' '}
            · {say(`journal.purpose.${entry.purpose}`)}
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {page('web.more')}
        </Button>
      )}
    </>
  )
}
