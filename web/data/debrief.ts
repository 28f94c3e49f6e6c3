import { queryOptions } from '@tanstack/react-query'
import type { DebriefBody } from '../../src/server/schemas/index.ts'
import { call } from './api.ts'

export type DebriefFinding = DebriefBody['findings'][number]
export type Recommendation = DebriefBody['recommendations'][number]
export type OpenEnd = NonNullable<DebriefBody['openEnds']>[number]
export type Theme = Recommendation['theme']
export type Status = Recommendation['status']

export const FINDING_KINDS = [
  'good-practice',
  'gap',
  'cooperation-opportunity',
] as const satisfies readonly DebriefFinding['kind'][]

export const THEMES = [
  'commitment',
  'inter-agency',
  'intelligence',
  'targeting',
  'commodity-identification',
  'reach-back',
  'consequences',
] as const satisfies readonly Theme[]

export const STATUSES = [
  'proposed',
  'adopted',
  'under-way',
  'done',
  'dropped',
] as const satisfies readonly Status[]

export const PAPERS = ['situation', 'final', 'debrief'] as const
export const FORMATS = ['pdf', 'docx', 'xlsx'] as const

export const debriefQuery = (operation: string) =>
  queryOptions({
    queryKey: ['debrief', operation],
    queryFn: ({ signal }) => call<DebriefBody>(`operations/${operation}/debrief`, { signal }),
  })

/** The address of a paper: the browser fetches and keeps it like any other file. */
export function paperAddress(
  operation: string,
  paper: (typeof PAPERS)[number],
  asked: { readonly format: string; readonly language: string; readonly day: string },
): string {
  const { format, language, day } = asked
  const query = new URLSearchParams({
    ...{ format, language },
    ...(paper === 'situation' && day !== '' ? { day } : {}),
  })
  return `/api/v1/operations/${operation}/debrief/papers/${paper}?${query}`
}
