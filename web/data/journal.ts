import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { JournalAnswer, SealBody, TimelineAnswer } from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call } from './api.ts'

/** What the page Journal shows, all of it in the address. */
export type JournalSearch = {
  readonly day?: string
  /** One of the six kinds of processing. */
  readonly act?: string
  readonly person?: string
  /** Also each look at the lists, which the header of every page takes. */
  readonly lists?: 'shown'
}

export const LED_KINDS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const

/** Reads the address; what cannot be meant is left out. */
export function readJournalSearch(search: Record<string, unknown>): JournalSearch {
  const text = (value: unknown, shape: RegExp): string | undefined =>
    typeof value === 'string' && shape.test(value) ? value : undefined
  const day = text(search.day, /^\d{4}-\d\d-\d\d$/)
  const act = LED_KINDS.find((kind) => kind === search.act)
  const person = text(search.person, /^[0-9a-f-]{36}$/)
  return {
    ...(day === undefined ? {} : { day }),
    ...(act === undefined ? {} : { act }),
    ...(person === undefined ? {} : { person }),
    ...(search.lists === 'shown' ? { lists: 'shown' } : {}),
  }
}

/** The reader's own day, wherever the server stands. */
const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const journalQuery = (search: JournalSearch, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['journal', search, language],
    queryFn: ({ signal, pageParam }) =>
      call<JournalAnswer>('journal', {
        signal,
        query: {
          ...search,
          lists: search.lists ?? 'hidden',
          zone: zone(),
          limit: 50,
          cursor: pageParam ?? undefined,
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const sealQuery = () =>
  queryOptions({
    queryKey: ['seal'],
    queryFn: ({ signal }) => call<SealBody>('journal/seal', { signal }),
    refetchInterval: 10_000,
  })

export const timelineQuery = (kind: 'target' | 'batch' | 'list', id: string, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['timeline', kind, id, language],
    queryFn: ({ signal, pageParam }) =>
      call<TimelineAnswer>('timeline', {
        signal,
        query: { kind, id, limit: 20, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
