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
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the address; what cannot be meant is left out. */
export function readMessagesSearch(search: Record<string, unknown>): MessagesSearch {
  const id = (value: unknown): string | undefined =>
    typeof value === 'string' && ID.test(value) ? value : undefined
  const folder = FOLDERS.find((one) => one === search.folder)
  const [message, draft] = [id(search.message), id(search.draft)]
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(message === undefined ? {} : { message }),
    ...(draft === undefined ? {} : { draft }),
  }
}

/** A new message comes by the stream of events; this is for a stream that was broken. */
const AGAIN_MS = 60_000

export const messagesQuery = (operation: string, folder: Folder) =>
  infiniteQueryOptions({
    queryKey: ['messages', operation, folder],
    queryFn: ({ signal, pageParam }) =>
      call<MessagesAnswer>(`operations/${operation}/messages`, {
        signal,
        query: { folder, limit: 50, cursor: pageParam ?? undefined },
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
