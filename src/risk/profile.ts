import type { CalendarDate } from '../base/index.ts'
import type { NameWords } from './party-name.ts'
import { compilePhrases, type Phrases, type Term } from './phrases.ts'

/**
 * The administration's own configuration: dated, versioned, plain data (it crosses to a worker).
 * The product ships an example, marked as such. A country in it never selects by itself.
 */
export type RiskProfile = {
  readonly name: string
  readonly version: string
  readonly date: CalendarDate
  readonly example: boolean
  /** ISO 3166 alpha-2. */
  readonly embargoed: ReadonlySet<string>
  readonly destinationsOfConcern: ReadonlySet<string>
  readonly transshipmentHubs: ReadonlySet<string>
  /** A trader formed or first seen on or after this date is new. */
  readonly newTraderReferenceDate: CalendarDate
  /** A trader first seen fewer days than this before the declaration is new. */
  readonly newTraderDays: number
  /** HS6 → tier of the common high priority list (`1` … `4B`). */
  readonly priorityGoods: ReadonlyMap<string, string>
  /** Candidates of the goods engine below this score are left out. */
  readonly goodsScoreMin: number
  /** A party match from this score on is a hard fact. */
  readonly partyHardScore: number
  /** Score from which a target without a hard fact is yellow. */
  readonly yellowScore: number
  /** Types of positive licence documents. */
  readonly licenceTypes: ReadonlySet<string>
  /** Document statuses that claim that no licence is needed. */
  readonly exemptionStatuses: ReadonlySet<string>
  /** Types of transport documents whose number is an air waybill's. */
  readonly airWaybillTypes: ReadonlySet<string>
  readonly mandatory: readonly Mandatory[]
  readonly names: NameWords
  readonly vague: Phrases
}

/** Fields of which one must be there. */
export type Mandatory = {
  /** A function of the consignment, or `*`. */
  readonly function: string
  readonly anyOf: readonly string[]
  /** Only where the layout of the file has one of the fields. */
  readonly onlySupplied: boolean
}

export type ProfileTexts = Readonly<Record<string, string>>

/** Rows of a table: tabs, a header, lines that begin with `#` are comments. */
function rows(texts: ProfileTexts, file: string): Readonly<Record<string, string>>[] {
  const text = texts[file]
  if (text === undefined) throw new RangeError(`risk profile: ${file} is missing`)
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '' && line[0] !== '#')
  const header = lines[0]?.split('\t') ?? []
  return lines.slice(1).map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(header.map((name, at) => [name, cells[at]?.trim() ?? '']))
  })
}

const words = (texts: ProfileTexts, file: string): Phrases =>
  compilePhrases(
    rows(texts, file).map(
      (row): Term => ({
        lang: row.lang ?? '',
        term: row.term ?? '',
        kind: row.place ?? row.kind ?? '',
      }),
    ),
  )

const share = (settings: ReadonlyMap<string, string>, key: string): number => {
  const value = Number(settings.get(key))
  if (!(value >= 0 && value <= 1)) throw new RangeError(`risk profile: ${key} must be 0 to 1`)
  return value
}
const date = (settings: ReadonlyMap<string, string>, key: string): string => {
  const value = settings.get(key) ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new RangeError(`risk profile: ${key} must be a date`)
  return value
}

/**
 * Reads a profile from the texts of its tables, by file name (`data/risk/*.tsv` and
 * `priority-goods.tsv`). Throws a `RangeError` that names the file or the setting: a profile is
 * part of the installation, not user input.
 */
export function loadProfile(texts: ProfileTexts): RiskProfile {
  const settings = new Map(
    rows(texts, 'profile.tsv').map((row) => [row.key ?? '', row.value ?? '']),
  )
  const countries = rows(texts, 'countries.tsv')
  const documents = rows(texts, 'documents.tsv')
  const inRole = (role: string) =>
    new Set(countries.filter((row) => row.role === role).map((row) => row.country ?? ''))
  const meaning = (what: string) =>
    new Set(documents.filter((row) => row.meaning === what).map((row) => row.type ?? ''))
  return {
    name: settings.get('name') ?? '',
    version: settings.get('version') ?? '',
    date: date(settings, 'date'),
    example: settings.get('example') === 'yes',
    embargoed: inRole('embargoed'),
    destinationsOfConcern: inRole('concern'),
    transshipmentHubs: inRole('hub'),
    newTraderReferenceDate: date(settings, 'newTraderReferenceDate'),
    newTraderDays: Number(settings.get('newTraderDays')),
    priorityGoods: new Map(
      rows(texts, 'priority-goods.tsv').map((row) => [row.hs6 ?? '', row.tier ?? '']),
    ),
    goodsScoreMin: share(settings, 'goodsScoreMin'),
    partyHardScore: share(settings, 'partyHardScore'),
    yellowScore: share(settings, 'yellowScore'),
    licenceTypes: meaning('licence'),
    exemptionStatuses: meaning('exemption'),
    airWaybillTypes: meaning('airWaybill'),
    mandatory: rows(texts, 'mandatory.tsv').map((row) => ({
      function: row.function ?? '*',
      anyOf: (row.field ?? '').split('|'),
      onlySupplied: row.applies === 'supplied',
    })),
    names: {
      forwarders: words(texts, 'forwarders.tsv'),
      banks: words(texts, 'banks.tsv'),
      noEndUser: words(texts, 'no-end-user.tsv'),
      fillers: words(texts, 'name-fillers.tsv'),
      orderWords: words(texts, 'order-words.tsv'),
    },
    vague: words(texts, 'vague.tsv'),
  }
}
