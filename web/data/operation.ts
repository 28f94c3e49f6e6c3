import { queryOptions } from '@tanstack/react-query'
import type {
  NationalPlanBody,
  OperationPlanBody,
  OperationView,
  OwnNationalPlanAnswer,
  PlanDifferences,
  PlanToReviewAnswer,
} from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { call, newKey } from './api.ts'

export const operationQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['operation', id, language],
    queryFn: ({ signal }) => call<OperationView>(`operations/${id}/plan`, { signal }),
  })

export const nationalPlanQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['national-plan', id, language],
    queryFn: ({ signal }) =>
      call<OwnNationalPlanAnswer>(`operations/${id}/national-plan`, { signal }),
  })

/** What a submitted version says: it never changes, so it is asked for once. */
export const nationalVersionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['national-version', id, version],
    queryFn: async ({ signal }) => {
      const query = { version }
      const own = await call<OwnNationalPlanAnswer>(`operations/${id}/national-plan`, {
        signal,
        query,
      })
      return own.versions.find((one) => one.version === version)?.body ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Reading another's plan is an act that its owner is told: never asked again by itself. */
export const planToReviewQuery = (id: string, plan: string) =>
  queryOptions({
    queryKey: ['plan-to-review', id, plan],
    queryFn: ({ signal }) =>
      call<PlanToReviewAnswer>(`operations/${id}/national-plans/${plan}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const differencesQuery = (id: string, from: number, to: number, stand: string) =>
  queryOptions({
    queryKey: ['plan-differences', id, from, to, stand],
    queryFn: ({ signal }) =>
      call<PlanDifferences>(`operations/${id}/plan/differences`, { signal, query: { from, to } }),
  })

export const EMPTY_PLAN: OperationPlanBody = {
  objective: '',
  scope: { families: [], directions: [], modes: [], regions: [] },
  legalBasis: '',
  mediaLine: '',
  partners: [],
  nationalPlansDue: null,
  phases: [],
}
export const EMPTY_NATIONAL_PLAN: NationalPlanBody = {
  analysis: { threats: '', trade: '', sources: [] },
  profiles: [],
  offices: [],
  contactHours: '',
  signOffs: [],
}

/** A key that no part of any version had: a step is never taken for one of another phase. */
export const freshKey = (letter: string): string => `${letter}${newKey().slice(0, 10)}`

export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((old, nth) => (nth === at ? one : old))
export const without = <T>(list: readonly T[], at: number): T[] =>
  list.filter((_, nth) => nth !== at)
