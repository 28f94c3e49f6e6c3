import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  BatchBody,
  BatchesAnswer,
  ListsAnswer,
  Me,
  RejectsAnswer,
  TargetBody,
  TargetsAnswer,
} from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call } from './api.ts'
import { draftsBelongTo } from './memory.ts'
import type { TargetFilter } from './target-search.ts'

/** Every answer holds sentences, so the language is part of every key. */
/** Whoever works in this window now finds what they typed themselves, and nothing else. */
export const draftsOf = ({ organisation, person }: Me): void =>
  draftsBelongTo(`${organisation.id}.${person.id}`)

export const meQuery = (language: Language) =>
  queryOptions({
    queryKey: ['me', language],
    queryFn: async ({ signal }) => {
      const me = await call<Me>('me', { signal })
      draftsOf(me)
      return me
    },
    staleTime: 300_000,
  })

export const targetsQuery = (filter: TargetFilter, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['targets', filter, language],
    queryFn: ({ signal, pageParam }) =>
      call<TargetsAnswer>('targets', {
        signal,
        query: {
          ...filter,
          answer: filter.answer === 'all' ? undefined : filter.answer,
          limit: 50,
          cursor: pageParam ?? undefined,
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 30_000,
  })

/**
 * A target that will be wanted next. It is old at once: who comes to it sees it without waiting,
 * and the page asks for it then, so that the journal tells what was looked at from what was not.
 */
export async function sendAhead(queries: QueryClient, id: string, language: Language) {
  const { queryKey } = targetQuery(id, language)
  if (queries.getQueryData(queryKey) !== undefined) return
  const queryFn = ({ signal }: { readonly signal: AbortSignal }) =>
    call<TargetBody>(`targets/${id}`, { signal, query: { ahead: 'true' } })
  await queries.prefetchQuery({ queryKey, queryFn })
  await queries.invalidateQueries({ queryKey })
}

export const targetQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['target', id, language],
    queryFn: ({ signal }) => call<TargetBody>(`targets/${id}`, { signal }),
    staleTime: 60_000,
  })

export const batchesQuery = (language: Language) =>
  infiniteQueryOptions({
    queryKey: ['batches', language],
    queryFn: ({ signal, pageParam }) =>
      call<BatchesAnswer>('batches', {
        signal,
        query: { limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const batchQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['batch', id, language],
    queryFn: ({ signal }) => call<BatchBody>(`batches/${id}`, { signal }),
  })

export const rejectsQuery = (id: string, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['rejects', id, language],
    queryFn: ({ signal, pageParam }) =>
      call<RejectsAnswer>(`batches/${id}/rejects`, {
        signal,
        query: { limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const listsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['lists', language],
    queryFn: ({ signal }) => call<ListsAnswer>('lists', { signal }),
    staleTime: 60_000,
  })
