import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  DueBody,
  HandlingBody,
  ReceivedAnswer,
  ReceivedBody,
} from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call } from './api.ts'

export const handlingQuery = (id: string) =>
  queryOptions({
    queryKey: ['handling', id],
    queryFn: ({ signal }) => call<HandlingBody>(`targets/${id}/handling`, { signal }),
  })

export const receivedQuery = (owner: string | undefined, language: Language) =>
  infiniteQueryOptions({
    queryKey: ['received', owner ?? '', language],
    queryFn: ({ signal, pageParam }) =>
      call<ReceivedAnswer>('received', {
        signal,
        query: { owner, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const receivedRecordQuery = (owner: string, id: string, language: Language) =>
  queryOptions({
    queryKey: ['received', owner, id, language],
    queryFn: ({ signal }) => call<ReceivedBody>(`received/${owner}/${id}`, { signal }),
    retry: false,
  })

export const dueQuery = () =>
  queryOptions({
    queryKey: ['due'],
    queryFn: ({ signal }) => call<DueBody>('due', { signal }),
  })
