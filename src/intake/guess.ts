import { countryCode, readHs } from '../base/codes/index.ts'
import type { ConsignmentFunction } from '../trade/index.ts'
import { type DateOrder, dateOrder, readDate } from './date.ts'
import { fieldOf } from './fields.ts'
import { currencyOfHeader, headerWords, isCurrency } from './header-words.ts'
import type { Mapping } from './reader.ts'
import type { Cells } from './row.ts'
import { isTariffText, nameHeader } from './synonyms.ts'
import { cleanText, decimalEvidence, toNumber } from './value.ts'

/** Words outside the table that tell its direction: the file name, the title rows. */
export type GuessHints = { readonly titles?: readonly string[] }

/** A name that the cells of its column contradict is not believed. */
const FIT_MIN = 0.5

/** Of two columns with the same amount, the one in a currency that can be compared. */
const comparable = (header: string): number =>
  ['USD', 'EUR'].includes(currencyOfHeader(header) ?? '') ? 0.02 : 0

type Candidate = {
  readonly column: number
  readonly field: string
  readonly score: number
}

/**
 * Proposes what each column means, from its header and from the cells of the first rows. Where
 * two columns could give one field, the better name with more cells filled wins; fields that
 * several columns may give together take them all. Columns without a field are left out.
 */
export function guessMapping(
  headers: readonly string[],
  sampleRows: readonly Cells[],
  hints: GuessHints = {},
): Mapping {
  const cellsOf = headers.map((_, i) => presentCells(sampleRows, i))
  const candidates: Candidate[] = []
  for (const [column, header] of headers.entries()) {
    const named = nameHeader(header)
    if (!named) continue
    const cells = cellsOf[column]!
    const fits = fit(named.field, cells)
    if (fits !== undefined && fits < FIT_MIN) continue
    const filled = sampleRows.length === 0 ? 0 : cells.length / sampleRows.length
    candidates.push({
      column,
      field: named.field,
      score: named.score + 0.2 * filled + comparable(header),
    })
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column)
  const chosen = new Map<number, string>()
  const taken = new Set<string>()
  for (const { column, field } of candidates) {
    if (taken.has(field) && !fieldOf(field)?.many) continue
    taken.add(field)
    chosen.set(column, field)
  }
  const direction = guessFunction(headers, hints)
  fallBack(headers, cellsOf, chosen, taken, direction)
  const columns = Object.fromEntries(
    headers.flatMap((header, i) => (chosen.has(i) ? [[header, chosen.get(i)!]] : [])),
  )
  const decimal = guessDecimal(chosen, cellsOf)
  const dates = guessDates(chosen, cellsOf)
  const hsLength = usualHsLength(chosen, cellsOf)
  return {
    columns,
    ...(direction && !taken.has('function') ? { function: direction } : {}),
    ...(decimal ? { decimal } : {}),
    ...(dates ? { dates } : {}),
    ...(hsLength ? { hsLength } : {}),
  }
}

const presentCells = (rows: readonly Cells[], column: number): readonly string[] =>
  rows.flatMap((row) => {
    const cell = row[column]
    return cell !== undefined && cleanText(cell) !== undefined ? [cell.trim()] : []
  })

/** Share of the cells that can be what the field says; `undefined` without any cell. */
function fit(field: string, cells: readonly string[]): number | undefined {
  if (cells.length === 0) return undefined
  const test = TESTS[fieldOf(field)?.kind ?? 'text']
  return test === undefined ? undefined : cells.filter(test).length / cells.length
}

const isNumber = (cell: string): boolean => toNumber(cell, false) !== undefined
const TESTS: Readonly<Record<string, (cell: string) => boolean>> = {
  country: (cell) => countryCode(cell) !== undefined || /^\p{L}[\p{L}\s.,'()-]*$/u.test(cell),
  number: isNumber,
  mass: isNumber,
  amount: isNumber,
  date: (cell) => readDate(cell, 'day-first') !== undefined,
  tariff: (cell) => readHs(cell.replace(/\.0$/, '')) !== undefined,
  currency: (cell) => isCurrency(cell) || /^\p{L}[\p{L} ]+$/u.test(cell),
}

/**
 * What nothing else gives: the text of the tariff for the goods, and the one country of a
 * partner for the side of the trade that it is on.
 */
function fallBack(
  headers: readonly string[],
  cellsOf: readonly (readonly string[])[],
  chosen: Map<number, string>,
  taken: Set<string>,
  direction: ConsignmentFunction | undefined,
): void {
  const take = (column: number, field: string): void => {
    const fits = fit(field, cellsOf[column]!)
    if (fits !== undefined && fits < FIT_MIN) return
    taken.add(field)
    chosen.set(column, field)
  }
  const best = (is: (header: string) => boolean): number =>
    headers.findIndex((header, i) => !chosen.has(i) && is(header) && cellsOf[i]!.length > 0)
  if (!taken.has('goodsItems.description')) {
    const column = best(isTariffText)
    if (column !== -1) take(column, 'goodsItems.description')
  }
  const named = [...taken].some(
    (field) => field.startsWith('countries.') || field.endsWith('originCountry'),
  )
  if (named) return
  const column = best((header) =>
    /^(partner )?country( iso)?( code| name)?( 2)?$/.test(headerWords(header).concepts.join(' ')),
  )
  if (column === -1) return
  take(column, direction === 'IMPORT' ? 'goodsItems.originCountry' : 'countries.destination')
}

const IMPORT_WORDS = new Set(['import', 'importer'])
const EXPORT_WORDS = new Set(['export'])

/** The direction of the trade, from the titles or else from what the date and number are called. */
function guessFunction(
  headers: readonly string[],
  hints: GuessHints,
): ConsignmentFunction | undefined {
  const titles = (hints.titles ?? []).flatMap((title) => headerWords(title).concepts)
  const fromTitle = oneOf(titles.includes('import'), titles.includes('export'))
  if (fromTitle) return fromTitle
  let imports = 0
  let exports = 0
  for (const header of headers) {
    const { concepts } = headerWords(header)
    const dated =
      concepts.includes('date') || concepts.includes('number') || concepts.includes('id')
    if (concepts.some((concept) => IMPORT_WORDS.has(concept))) imports += dated ? 2 : 1
    if (concepts.some((concept) => EXPORT_WORDS.has(concept))) exports += dated ? 2 : 1
    if (concepts.includes('exporter') && concepts.includes('id')) exports += 1
    if (concepts.includes('buyer')) exports += 1
    if (concepts.includes('seller')) imports += 1
  }
  if (imports === exports) return undefined
  return imports > exports ? 'IMPORT' : 'EXPORT'
}

const oneOf = (isImport: boolean, isExport: boolean): ConsignmentFunction | undefined =>
  isImport === isExport ? undefined : isImport ? 'IMPORT' : 'EXPORT'

const NUMERIC = new Set(['number', 'mass', 'amount'])

/** The decimal sign that most cells of the numeric columns prove. */
function guessDecimal(
  chosen: ReadonlyMap<number, string>,
  cellsOf: readonly (readonly string[])[],
): 'comma' | 'point' | undefined {
  let commas = 0
  let points = 0
  for (const [column, field] of chosen) {
    if (!NUMERIC.has(fieldOf(field)?.kind ?? '')) continue
    for (const cell of cellsOf[column]!) {
      const evidence = decimalEvidence(cell)
      if (evidence === 'comma') commas++
      if (evidence === 'point') points++
    }
  }
  if (commas + points === 0) return undefined
  return commas > points ? 'comma' : 'point'
}

function guessDates(
  chosen: ReadonlyMap<number, string>,
  cellsOf: readonly (readonly string[])[],
): DateOrder | undefined {
  for (const [column, field] of chosen) {
    if (fieldOf(field)?.kind !== 'date') continue
    const order = dateOrder(cellsOf[column]!)
    if (order) return order
  }
  return undefined
}

/** The usual count of digits of the tariff codes, when most cells have it. */
function usualHsLength(
  chosen: ReadonlyMap<number, string>,
  cellsOf: readonly (readonly string[])[],
): number | undefined {
  const column = [...chosen].find(([, field]) => fieldOf(field)?.kind === 'tariff')?.[0]
  if (column === undefined) return undefined
  const counts = new Map<number, number>()
  let total = 0
  for (const cell of cellsOf[column]!) {
    const digits = /^\D*([\d.\s-]+)/.exec(cell)?.[1]?.replace(/\D/g, '').length ?? 0
    if (digits < 4 || digits > 12) continue
    total++
    counts.set(digits, (counts.get(digits) ?? 0) + 1)
  }
  const [length, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return total >= 5 && count > total / 2 ? length : undefined
}
