import {
  type CalendarDate,
  isAwb,
  isCas,
  isContainer,
  isCountryCode,
  isHs,
  isImo,
  isLocode,
} from '../base/index.ts'
import type { Values } from '../cases/index.ts'

/** The automatic checks of a report, in the order in which they are listed (guide/domain.md 3.4). */
export const REPORT_CHECKS = [
  'container',
  'imo',
  'awb',
  'cas',
  'hs',
  'countries',
  'place',
  'dates',
  'route',
  'conveyance',
  'unit',
] as const
export type ReportCheck = (typeof REPORT_CHECKS)[number]

export const CHECK_RESULTS = ['holds', 'fails', 'absent'] as const
export type CheckedReport = {
  readonly check: ReportCheck
  /** `absent`: the report says nothing that it could look at. */
  readonly result: (typeof CHECK_RESULTS)[number]
  /** Keys of the fields that it looked at; of one that fails, those that are in question. */
  readonly fields: readonly string[]
}

export type CheckInput = {
  readonly values: Values
  /** The day on which it was sent. */
  readonly sentOn: CalendarDate
  /** The day of the event in the version before, where that was of an earlier step of the case. */
  readonly earlierOn: CalendarDate | null
}

type Test = (input: CheckInput) => Omit<CheckedReport, 'check'>

const ABSENT = { result: 'absent', fields: [] } as const
const told = (fields: readonly string[], wrong: readonly string[]) =>
  fields.length === 0
    ? ABSENT
    : wrong.length === 0
      ? { result: 'holds' as const, fields }
      : { result: 'fails' as const, fields: [...new Set(wrong)] }

const present = (values: Values, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => values[key] !== undefined)

/** Each of these fields, where it is there, is of its kind. */
const each =
  (keys: readonly string[], is: (text: string) => boolean): Test =>
  ({ values }) => {
    const there = present(values, keys)
    return told(
      there,
      there.filter((key) => !is(values[key] ?? '')),
    )
  }

const COUNTRIES = ['origin', 'departure', 'destination', 'final-destination']
/** Countries of transit stand in one line, parted by blanks or commas. */
export const transitOf = (values: Values): readonly string[] =>
  (values.transit ?? '').split(/[\s,;>/-]+/).filter((part) => part !== '')

const countries: Test = ({ values }) => {
  const there = present(values, COUNTRIES)
  const wrong = there.filter((key) => !isCountryCode(values[key] ?? ''))
  const transit = transitOf(values)
  const off = transit.some((one) => !isCountryCode(one.toUpperCase()))
  return told(
    [...there, ...(transit.length > 0 ? ['transit'] : [])],
    [...wrong, ...(off ? ['transit'] : [])],
  )
}

const dates: Test = ({ values, sentOn, earlierOn }) => {
  const on = values['event-on']
  if (on === undefined) return ABSENT
  const wrong = on > sentOn || (earlierOn !== null && on < earlierOn)
  return told(['event-on'], wrong ? ['event-on'] : [])
}

/** A way that comes by no country twice, and where no field says the contrary of another. */
const route: Test = ({ values }) => {
  const there = present(values, [...COUNTRIES, 'transit'])
  if (there.length < 2) return ABSENT
  const { origin, departure, destination, 'final-destination': final } = values
  const transit = transitOf(values).map((one) => one.toUpperCase())
  const wrong: string[] = []
  if (departure !== undefined && departure === destination) wrong.push('departure', 'destination')
  if (new Set(transit).size < transit.length) wrong.push('transit')
  if ([origin, departure, destination].some((one) => one !== undefined && transit.includes(one)))
    wrong.push('transit')
  // Goods that come home again are worth a question.
  if (origin !== undefined && [destination, final].includes(origin)) wrong.push('origin')
  if (final !== undefined && final !== destination && [departure, ...transit].includes(final))
    wrong.push('final-destination')
  const place = values.place?.slice(0, 2)
  const way = [origin, departure, ...transit, destination, final]
  if (place !== undefined && !way.includes(place)) wrong.push('place')
  return told(there, wrong)
}

/** Which modes a number of transport belongs to. */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  awb: ['air', 'express', 'mail'],
  imo: ['sea', 'inland-water'],
  container: ['sea', 'rail', 'road', 'inland-water'],
}
const conveyance: Test = ({ values }) => {
  const there = present(values, Object.keys(CARRIED))
  const { mode } = values
  if (mode === undefined) return ABSENT
  const wrong = there.filter((key) => !CARRIED[key]?.includes(mode))
  return told(there, wrong.length === 0 ? [] : [...wrong, 'mode'])
}

const MASS = ['kg', 'g', 'mg', 't', 'kgm', 'grm', 'tne', 'ton', 'tons', 'tonne', 'tonnes']
const VOLUME = ['l', 'ml', 'cl', 'ltr', 'mlt', 'm3', 'mtq', 'litre', 'litres']
const LENGTH = ['m', 'mtr', 'm2', 'mtk', 'km', 'cm', 'mm']
const COUNTED = [
  ...['p/st', 'nar', 'c62', 'u', 'ea', 'pc', 'pcs', 'pce', 'piece', 'pieces', 'unit', 'units'],
  ...['pièce', 'pièces', 'unité', 'unités', 'set', 'sets', 'pair', 'pairs', 'no', 'number'],
]
/** What goods of a chapter are measured in: substances are weighed, machines and arms are counted. */
const UNITS: readonly (readonly [from: number, to: number, units: readonly string[]])[] = [
  [1, 27, [...MASS, ...VOLUME, ...COUNTED]],
  [28, 29, [...MASS, ...VOLUME, 'gbq', 'mbq', 'tbq', 'bq']],
  [30, 38, [...MASS, ...VOLUME, ...COUNTED, ...LENGTH]],
  [39, 83, [...MASS, ...LENGTH, ...COUNTED, 'm3', 'mtq']],
  [84, 97, [...COUNTED, ...MASS]],
]
const unit: Test = ({ values }) => {
  const { quantity, unit: given, hs } = values
  const there = present(values, ['quantity', 'unit'])
  if (there.length === 0) return ABSENT
  if (quantity !== undefined && Number(quantity) === 0) return told(there, ['quantity'])
  if (given === undefined || hs === undefined) return told(there, [])
  const chapter = Number(hs.slice(0, 2))
  const row = UNITS.find(([from, to]) => chapter >= from && chapter <= to)
  const fits = row === undefined || row[2].includes(given.toLowerCase().replace(/\.$/, ''))
  return told([...there, 'hs'], fits ? [] : ['unit'])
}

const TESTS: Readonly<Record<ReportCheck, Test>> = {
  container: each(['container'], isContainer),
  imo: each(['imo'], isImo),
  awb: each(['awb'], isAwb),
  cas: each(['cas'], isCas),
  hs: each(['hs'], isHs),
  countries,
  place: each(['place'], isLocode),
  dates,
  route,
  conveyance,
  unit,
}

/** Every check with what came of it. None of them decides: the RILO's analyst does. Pure. */
export const checksOf = (input: CheckInput): readonly CheckedReport[] =>
  REPORT_CHECKS.map((check) => ({ check, ...TESTS[check](input) }))
