import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CaseAdviceBody,
  CaseBody,
  CaseNotice,
  CasePapers,
  CasesAnswer,
  CounterRulings,
  DetentionTerms,
} from '../../src/server/schemas/index.ts'
import { call } from './api.ts'

export const casesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['cases'],
    queryFn: ({ signal, pageParam }) =>
      call<CasesAnswer>('cases', { signal, query: { limit: 50, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const targetCasesQuery = (target: string) =>
  queryOptions({
    queryKey: ['cases', 'target', target],
    queryFn: ({ signal }) => call<CasesAnswer>('cases', { signal, query: { target, limit: 50 } }),
  })

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => call<CaseBody>(`cases/${id}`, { signal }),
  })

/** Made when it is asked for, since it names the exporter: never asked again by itself. */
export const noticeQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['case-notice', id, revision],
    queryFn: ({ signal }) => call<CaseNotice>(`cases/${id}/notice`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const termsQuery = () =>
  queryOptions({
    queryKey: ['detention-terms'],
    queryFn: ({ signal }) => call<DetentionTerms>('detention-terms', { signal }),
  })

export const openCase = (
  body: { readonly title: string; readonly target: string | null },
  key: string,
) => call<{ id: string }>('cases', { method: 'POST', body, key })

/** Clocks run on, and experts answer; each look is in the journal. */
const AGAIN_MS = 300_000

export const caseAdviceQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['case-advice', id, revision],
    queryFn: ({ signal }) => call<CaseAdviceBody>(`cases/${id}/advice`, { signal }),
    refetchInterval: AGAIN_MS,
  })

export const targetRulingsQuery = (target: string) =>
  queryOptions({
    queryKey: ['target-rulings', target],
    queryFn: ({ signal }) => call<CounterRulings>(`targets/${target}/rulings`, { signal }),
  })

export const papersQuery = (id: string) =>
  queryOptions({
    queryKey: ['case-papers', id],
    queryFn: ({ signal }) => call<CasePapers>(`cases/${id}/papers`, { signal }),
  })
