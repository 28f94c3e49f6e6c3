import { queryOptions } from '@tanstack/react-query'
import type {
  BasesAnswer,
  OperationsAnswer,
  OrganisationsAnswer,
  WhoBody,
  WhyBody,
} from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call } from './api.ts'

export const organisationsQuery = () =>
  queryOptions({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => call<OrganisationsAnswer>('organisations', { signal }),
    staleTime: 60_000,
  })

export const operationsQuery = () =>
  queryOptions({
    queryKey: ['operations'],
    queryFn: ({ signal }) => call<OperationsAnswer>('operations', { signal }),
  })

export const basesQuery = () =>
  queryOptions({
    queryKey: ['bases'],
    queryFn: ({ signal }) => call<BasesAnswer>('bases', { signal }),
  })

/** What the page asks: `who` left out asks who can. */
export type WhyAsked = {
  readonly what: string
  readonly act: string
  readonly purpose: string
  readonly who?: string
}

export const whyQuery = (asked: WhyAsked, language: Language) =>
  queryOptions({
    queryKey: ['why', asked, language],
    queryFn: ({ signal }) => call<WhyBody>('access/why', { signal, query: asked }),
    // Every asking is an act that stands in the journal: never asked again by itself.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const whoQuery = (asked: Omit<WhyAsked, 'who'>, language: Language) =>
  queryOptions({
    queryKey: ['who', asked, language],
    queryFn: ({ signal }) => call<WhoBody>('access/who', { signal, query: asked }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
