import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  DraftBody,
  MessageBody,
  MessageForms,
  MessagesAnswer,
} from '../../src/server/schemas/index.ts'
import { call } from './api.ts'

export const FOLDERS = ['inbox', 'sent', 'drafts', 'overdue'] as const
export type Folder = (typeof FOLDERS)[number]

/** What the page of an operation's messages shows, all of it in the address. */
export type MessagesSearch = {
  readonly folder?: Folder
  readonly message?: string
  readonly draft?: string
} & Narrowed

/** What narrows a list: who sent it or was sent it, its type, an answer that is owed. */
export type Narrowed = {
  readonly participant?: string
  readonly type?: MessageTypeName
  readonly clock?: 'open' | 'overdue'
}
type MessageTypeName = NonNullable<MessagesAnswer['messages'][number]['said']>['type']

/** Words only: a type that is none finds nothing. */
const TYPE = /^[a-z-]{1,40}$/

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the address; what cannot be meant is left out. */
export function readMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const id = (value: unknown): string | undefined =>
    typeof value === 'string' && ID.test(value) ? value : undefined
  const folder = FOLDERS.find((one) => one === search.folder)
  const [message, draft] = [id(search.message), id(search.draft)]
  const participant = id(search.participant)
  const clock = (['open', 'overdue'] as const).find((one) => one === search.clock)
  const { type } = search
  return {
    ...(participant === undefined ? {} : { participant }),
    ...(clock === undefined ? {} : { clock }),
    ...(typeof type === 'string' && TYPE.test(type) ? { type: type as MessageTypeName } : {}),
    ...(folder === undefined ? {} : { folder }),
    ...(message === undefined ? {} : { message }),
    ...(draft === undefined ? {} : { draft }),
  }
}

/** A new message comes by the stream of events; this is for a stream that was broken. */
const AGAIN_MS = 60_000

export const messagesQuery = (operation: string, folder: Folder, narrowed: Narrowed = {}) =>
  infiniteQueryOptions({
    queryKey: ['messages', operation, folder, narrowed],
    queryFn: ({ signal, pageParam }) =>
      call<MessagesAnswer>(`operations/${operation}/messages`, {
        signal,
        query: { ...narrowed, folder, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: AGAIN_MS,
  })

export const messageFormsQuery = (operation: string) =>
  queryOptions({
    queryKey: ['message-forms', operation],
    queryFn: ({ signal }) =>
      call<MessageForms>(`operations/${operation}/message-forms`, { signal }),
    staleTime: 30_000,
  })

export const messageQuery = (operation: string, id: string) =>
  queryOptions({
    queryKey: ['message', operation, id],
    queryFn: ({ signal }) =>
      call<MessageBody>(`operations/${operation}/messages/${id}`, { signal }),
    staleTime: 30_000,
  })

/** Read once when it is opened: from then on what is typed is newer. */
export const draftQuery = (operation: string, id: string) =>
  queryOptions({
    queryKey: ['message-draft', operation, id],
    queryFn: ({ signal }) => call<DraftBody>(`operations/${operation}/drafts/${id}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
