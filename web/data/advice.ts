import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  AdviceBody,
  AdviceFigures,
  AdviceForm,
  AdviceList,
  AdviceServiceLevels,
  Precedents,
} from '../../src/server/schemas/index.ts'
import { call } from './api.ts'

export const FOLDERS = ['to-answer', 'asked', 'answered'] as const
export type Folder = (typeof FOLDERS)[number]
export type AdviceSearch = { readonly folder?: Folder }
export type AskSearch = { readonly target?: string; readonly case?: string }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the address; what cannot be meant is left out. */
export function readAdviceSearch(search: Record<string, unknown>): AdviceSearch {
  const folder = FOLDERS.find((one) => one === search.folder)
  return folder === undefined ? {} : { folder }
}
export function readAskSearch(search: Record<string, unknown>): AskSearch {
  const { target, case: of } = search
  if (typeof of === 'string' && ID.test(of)) return { case: of }
  return typeof target === 'string' && ID.test(target) ? { target } : {}
}

/** Clocks run on: what is open is looked at again. */
const AGAIN_MS = 60_000

export const adviceListQuery = (folder: Folder) =>
  infiniteQueryOptions({
    queryKey: ['advice', 'list', folder],
    queryFn: ({ signal, pageParam }) =>
      call<AdviceList>('advice', {
        signal,
        query: { folder, limit: 50, cursor: pageParam ?? undefined },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: AGAIN_MS,
  })

export const adviceQuery = (id: string) =>
  queryOptions({
    queryKey: ['advice', 'one', id],
    // Each reading is told to whoever asked: it is not done by itself.
    queryFn: ({ signal }) => call<AdviceBody>(`advice/${id}`, { signal }),
  })

export const adviceFormQuery = (from: AskSearch) =>
  queryOptions({
    queryKey: ['advice-form', from.target ?? '', from.case ?? ''],
    queryFn: ({ signal }) => call<AdviceForm>('advice-form', { signal, query: { ...from } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const precedentsQuery = (text: string) =>
  queryOptions({
    queryKey: ['advice', 'precedents', text],
    queryFn: ({ signal }) => call<Precedents>('precedents', { signal, query: { q: text } }),
    enabled: text !== '',
  })

export const adviceFiguresQuery = queryOptions({
  queryKey: ['advice', 'figures'],
  queryFn: ({ signal }) => call<AdviceFigures>('advice-figures', { signal }),
})

export const adviceServiceQuery = queryOptions({
  queryKey: ['advice', 'service'],
  queryFn: ({ signal }) => call<AdviceServiceLevels>('advice-service', { signal }),
})
