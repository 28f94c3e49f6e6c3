import { type CalendarDate, readField } from '../base/index.ts'
import {
  ENTRY_KIND_NAMES,
  type Facts,
  type Field,
  fieldsOf,
  type Standing,
  type Values,
} from '../cases/index.ts'

/** What a case can be reported as, from the least to the most: a later one stands for the earlier. */
export const REPORT_KINDS = ['inspection', 'detention', 'seizure'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

type Rows = {
  /** Required: the short form. */
  readonly required: readonly string[]
  readonly short: readonly string[]
  /** Wanted on the long form (`M` of guide/domain.md 3.4): completeness counts them. */
  readonly long: readonly string[]
  readonly more: readonly string[]
}

const GOODS_MORE = ['list-entry', 'cas', 'licence-quoted', 'end-use', 'container']
const ROUTE_MORE = ['origin', 'transit', 'final-destination', 'awb', 'bill-of-lading', 'imo']

/** What each kind of report asks for, by the keys of the case's own fields (guide/domain.md 3.4). */
const ROWS: Readonly<Record<ReportKind, Rows>> = {
  // What was looked at and not found is a result: a few fields, and nothing is owed afterwards.
  inspection: {
    required: [
      ...['event-on', 'location-type', 'selection-basis', 'family', 'technique', 'result', 'mode'],
    ],
    short: ['direction', 'departure', 'destination'],
    long: [],
    more: ['place', 'hs', 'goods', 'cas', 'container', 'origin', 'transit', 'final-destination'],
  },
  detention: {
    required: [
      ...['event-on', 'location-type', 'selection-basis', 'family', 'reason', 'goods', 'mode'],
      'destination',
    ],
    short: ['hs', 'direction', 'departure'],
    long: [
      'place',
      'technique',
      'goods-declared',
      'quantity',
      'unit',
      'determination',
      'narrative',
    ],
    more: [...GOODS_MORE, ...ROUTE_MORE, 'value', 'currency', 'conveyance', 'concealment'],
  },
  seizure: {
    required: [
      ...['event-on', 'location-type', 'direction', 'selection-basis', 'family', 'hs', 'quantity'],
      ...['mode', 'departure', 'destination'],
    ],
    short: ['unit'],
    long: [
      ...['place', 'technique', 'goods-declared', 'goods', 'value', 'currency', 'determination'],
      ...['narrative', 'national-reference'],
    ],
    more: [...GOODS_MORE, ...ROUTE_MORE, 'office', 'conveyance', 'concealment'],
  },
}

/** No short form asks for more than this (domain.md 15; issue "Figures to reach"). */
export const REPORT_REQUIRED_MOST = 10

/** A field of the case by its key. One that names somebody is not to be had: no report asks for it. */
function caseField(key: string): Field {
  const all = ENTRY_KIND_NAMES.flatMap((kind) => fieldsOf(kind)).filter((one) => one.key === key)
  const [first] = all
  if (first === undefined || all.some((one) => one.nominal))
    throw new Error(`a report cannot ask for ${key}`)
  return first
}

const formOf = ({ required, short, long, more }: Rows): readonly Field[] => {
  const rows = (keys: readonly string[], marks: Partial<Field>) =>
    keys.map((key) => ({
      ...caseField(key),
      ...{ short: false, mandatory: false, wanted: false },
      ...marks,
    }))
  return [
    ...rows(required, { short: true, mandatory: true, wanted: true }),
    ...rows(short, { short: true }),
    ...rows(long, { wanted: true }),
    ...rows(more, {}),
  ]
}

/** The fields of each kind of report, in the order of its form. */
export const REPORT_FORMS: Readonly<Record<ReportKind, readonly Field[]>> = {
  inspection: formOf(ROWS.inspection),
  detention: formOf(ROWS.detention),
  seizure: formOf(ROWS.seizure),
}

export const isReportKind = (text: string): text is ReportKind =>
  (REPORT_KINDS as readonly string[]).includes(text)

/** What of a case would be reported: its furthest entry. */
export type Reportable = {
  readonly kind: ReportKind
  readonly entry: Standing
  readonly outcome: string
}

/** How the goods fared, as statistics count it; codes `report.outcome.<code>`. */
export const REPORT_OUTCOMES = [
  'nothing-found',
  'suspicion',
  'detained',
  'seized',
  'given-back',
] as const

const OUTCOMES: Readonly<Record<ReportKind, string>> = {
  inspection: 'suspicion',
  detention: 'detained',
  seizure: 'seized',
}

/** The entry that a case is reported by; null before its first inspection or detention. Pure. */
export function reportable(
  entries: readonly Standing[],
  facts: Pick<Facts, 'quashed'>,
): Reportable | null {
  if (facts.quashed) return null
  const found = [...REPORT_KINDS].reverse().flatMap((kind) => {
    const entry = entries.findLast((one) => one.kind === kind)
    return entry === undefined ? [] : [{ kind, entry }]
  })
  const [furthest] = found
  if (furthest === undefined) return null
  const { kind, entry } = furthest
  const back = entries.some((one) => one.kind === 'restoration' && one.seq > entry.seq)
  const nothing = kind === 'inspection' && entry.values.result === 'nothing-found'
  return {
    ...{ kind, entry },
    outcome: back ? 'given-back' : nothing ? 'nothing-found' : OUTCOMES[kind],
  }
}

/**
 * What the form begins with: what the case and its target say, and over it the reported entry. Where
 * an earlier version was of the same entry it stands as it was completed by hand, and nothing that
 * was taken out of it comes back; where the entry was corrected or the case went further, the
 * entry's own fields alone go before what was completed.
 */
export function begunReport(
  { kind, entry }: Reportable,
  said: Values,
  earlier: { readonly entry: string; readonly values: Values } | null,
): Values {
  const same = earlier !== null && earlier.entry === lastWording(entry)
  const values = same ? earlier.values : { ...said, ...earlier?.values, ...entry.values }
  return Object.fromEntries(
    REPORT_FORMS[kind].flatMap((field) => {
      const value = readReported(field, values[field.key] ?? '')
      return value === null ? [] : [[field.key, value]]
    }),
  )
}

/** Numbers that stood on a box or a paper: a wrong one is a finding, and leaves as it was found. */
const AS_FOUND: ReadonlySet<string> = new Set(['container', 'imo', 'awb', 'cas'])
const NUMBER_FOUND = /^(?=.*\d)[\p{Lu}\p{Ll}\d][\p{Lu}\p{Ll}\d ./-]{0,29}$/u

/** A value of a report as it is kept; null: empty, or not of its kind. */
function readReported(field: Field, given: string): string | null {
  const text = given.trim()
  if (text === '') return null
  const value = readField(field, text)
  if (value !== null || !AS_FOUND.has(field.kind)) return value
  return NUMBER_FOUND.test(text) ? text : null
}

/** Whether it stands there as it was found, and is no right number of its kind. */
export const isAsFound = (field: Field, value: string): boolean =>
  AS_FOUND.has(field.kind) && readField(field, value) === null

/** The entry of the case whose words count: the last correction. */
export const lastWording = ({ id, corrections }: Standing): string => corrections.at(-1) ?? id

export const REPORT_PROBLEMS = ['missing', 'malformed', 'future'] as const
export type ReportProblem = {
  readonly field: string
  readonly problem: (typeof REPORT_PROBLEMS)[number]
}

/** What of a form would be reported, and what is missing or cannot be read. Pure. */
export function checkReport(
  kind: ReportKind,
  given: Values,
  today: CalendarDate,
): { readonly values: Values; readonly problems: readonly ReportProblem[] } {
  const values: Record<string, string> = {}
  const problems: ReportProblem[] = []
  for (const field of REPORT_FORMS[kind]) {
    const text = given[field.key]?.trim() ?? ''
    const value = readReported(field, text)
    if (value !== null) values[field.key] = value
    else if (text !== '') problems.push({ field: field.key, problem: 'malformed' })
    else if (field.mandatory) problems.push({ field: field.key, problem: 'missing' })
  }
  const on = values['event-on']
  if (on !== undefined && on > today) problems.push({ field: 'event-on', problem: 'future' })
  return { values, problems }
}

/** The share of the required fields that stand there before anybody types: 0 to 1. */
export function shareBegun(kind: ReportKind, begun: Values): number {
  const required = REPORT_FORMS[kind].filter((one) => one.mandatory)
  return required.filter((one) => begun[one.key] !== undefined).length / required.length
}
