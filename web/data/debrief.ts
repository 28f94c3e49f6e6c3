import { queryOptions } from '@tanstack/react-query'
import type { DebriefBody } from '../../src/server/schemas/index.ts'
import { call, keepFile } from './api.ts'

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

/** Fetches a paper; the browser keeps it like any other file. Throws `RequestRefused`. */
export const keepPaper = (
  operation: string,
  paper: (typeof PAPERS)[number],
  asked: { readonly format: string; readonly language: string; readonly day: string },
): Promise<void> =>
  keepFile(`operations/${operation}/debrief/papers/${paper}`, {
    ...{ format: asked.format, language: asked.language },
    day: paper === 'situation' && asked.day !== '' ? asked.day : undefined,
  })

/** Every number of the results with all its records, as they stood at a moment. */
export const allRecords = (operation: string, asOf: string): string =>
  `/api/v1/operations/${operation}/debrief?${new URLSearchParams({ records: 'all', asOf })}`
