import '../../look/messages.css'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { useDoors } from '../../data/doors.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import {
  FOLDERS,
  type MessagesSearch,
  messageFormsQuery,
  messagesQuery,
} from '../../data/messages.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { useMessageEvents, useTakenBack } from '../../data/use-message-events.ts'
import { Empty } from '../../parts/Empty.tsx'
import { More } from '../../parts/More.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Compose } from './Compose.tsx'
import { MessageList } from './MessageList.tsx'
import { MessageView } from './MessageView.tsx'
import { NarrowedBy } from './NarrowedBy.tsx'
import { NewMessage } from './NewMessage.tsx'
import { Templates } from './Templates.tsx'
import { useMessageKeys } from './use-message-keys.ts'

/** The messages of one operation: folders and list left, the message right. */
export function MessagesPage() {
  const say = useRoomWords('messages')
  return say ? <Messages say={say} /> : <Waiting />
}

function Messages({ say }: { readonly say: Say }) {
  const { say: page } = useSpeech()
  const { operation } = useParams({ from: '/operations/$operation/messages' })
  const {
    folder = 'inbox',
    message,
    draft,
    ...narrowed
  } = useSearch({
    from: '/operations/$operation/messages',
  })
  const navigate = useNavigate({ from: '/operations/$operation/messages' })
  const may = useDoors()
  const queries = useQueryClient()
  const list = useInfiniteQuery(messagesQuery(operation, folder, narrowed))
  const forms = useQuery(messageFormsQuery(operation))
  const [done, tell] = useState('')
  const box = useRef<HTMLSelectElement>(null)
  useMessageEvents(operation)
  const first = list.data?.pages[0]
  const name = first?.operation.name ?? forms.data?.operation.name
  useTitle(name === undefined ? say('messages.title') : say('messages.of', { operation: name }))
  const lines = list.data?.pages.flatMap((one) => one.messages) ?? []
  const current = draft ?? message
  const opened = lines.find((one) => one.id === message)
  useTakenBack(operation, message, opened, first !== undefined)
  const go = (search: MessagesSearch) => void navigate({ search })
  const open = (to: MessagesSearch) => {
    tell('')
    go(to)
  }
  const keys = useMessageKeys((key) => {
    if (key === 'new') return box.current?.focus()
    const at = lines.findIndex((one) => one.id === current)
    const to = lines[Math.min(lines.length - 1, Math.max(0, at + (key === 'down' ? 1 : -1)))]
    if (to)
      open(
        to.stands === 'draft' ? { folder, draft: to.id } : { ...narrowed, folder, message: to.id },
      )
  })
  if (list.error && first === undefined)
    return (
      <div className="page">
        <p>
          <Link to="/cooperation">← {say('messages.back')}</Link>
        </p>
        <h1>{say('messages.title')}</h1>
        <Trouble error={list.error} again={() => void list.refetch()} />
      </div>
    )
  const writes = may('message.write') && forms.data?.standing === true && !forms.data.closed
  return (
    <div className="page wide messages">
      <p>
        <Link to="/cooperation">← {say('messages.back')}</Link>
      </p>
      <h1>
        {name === undefined ? say('messages.title') : say('messages.of', { operation: name })}
      </h1>
      <p className="hint">
        {say('messages.intro')} {keys && say('messages.keys')}
      </p>
      {first && !first.standing && <p className="notice">{say('messages.not-standing')}</p>}
      {forms.data?.closed === true && <p className="notice">{say('messages.closed')}</p>}
      <p role="status" className="said">
        {done}
      </p>
      {forms.error && forms.data === undefined && (
        <Trouble error={forms.error} again={() => void forms.refetch()} />
      )}
      <div className="message-panes">
        <section className="message-left" aria-label={say('messages.folders')}>
          <nav aria-label={say('messages.folders')} className="tabs">
            {FOLDERS.filter((one) => one !== 'drafts' || may('message.write')).map((one) => (
              <Link
                key={one}
                to="/operations/$operation/messages"
                params={{ operation }}
                search={one === 'inbox' ? {} : { folder: one }}
                activeOptions={{ exact: true }}
                className="button"
                data-quiet
                aria-current={one === folder ? 'page' : undefined}
              >
                {say('messages.count', {
                  folder: say(`message.folder.${one}`),
                  count: first?.counts[one] ?? 0,
                })}
              </Link>
            ))}
          </nav>
          {writes && forms.data && (
            <NewMessage
              operation={operation}
              forms={forms.data.forms}
              say={say}
              box={box}
              draft={(id) => open({ folder: 'drafts', draft: id })}
            />
          )}
          <NarrowedBy
            {...{ say, operation, folder, narrowed }}
            name={forms.data?.members.find(({ id }) => id === narrowed.participant)?.name}
          />
          {list.isPending && <Waiting lines={3} />}
          {first && lines.length === 0 && (
            <Empty title={say('messages.none')} next={say(`messages.none.${folder}`)} />
          )}
          {lines.length > 0 && (
            <MessageList
              operation={operation}
              folder={folder}
              lines={lines}
              current={current}
              narrowed={narrowed}
              say={say}
            />
          )}
          <More say={page} list={list} />
          {list.error && (
            <Trouble
              error={list.error}
              again={() => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch())}
            />
          )}
        </section>
        <section className="message-right" aria-label={say('messages.title')}>
          {draft !== undefined && forms.data === undefined ? (
            forms.isPending && <Waiting lines={5} />
          ) : draft !== undefined && forms.data ? (
            <Compose
              key={draft}
              operation={operation}
              id={draft}
              forms={forms.data}
              say={say}
              sent={(id, count) => {
                tell(say('messages.sent', { count }))
                // What it answers says so when it is opened the next time.
                void queries.invalidateQueries({ queryKey: ['message', operation] })
                go({ folder: 'sent', message: id })
                void list.refetch()
              }}
              gone={() => {
                go({ folder: 'drafts' })
                void list.refetch()
              }}
            />
          ) : message !== undefined ? (
            <MessageView
              key={message}
              operation={operation}
              folder={folder}
              id={message}
              say={say}
              draft={(id) => open({ folder: 'drafts', draft: id })}
            />
          ) : (
            <p className="hint">{say('messages.choose')}</p>
          )}
        </section>
      </div>
      {forms.data?.own && may('message.template') && (
        <Templates operation={operation} forms={forms.data} say={say} />
      )}
    </div>
  )
}
