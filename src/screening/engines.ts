import { type Note, newNote, remember } from '../base/index.ts'
import type { Catalogue, Commodity, CompiledCatalogue, Identification } from '../goods/index.ts'
import { identify, openCatalogue } from '../goods/index.ts'
import type { FileName, Layout, RowReader } from '../intake/index.ts'
import { createRowReader } from '../intake/index.ts'
import type { PartyCache, PartyIndex, Screened } from '../parties/index.ts'
import { openIndex, screenAddress, screenName } from '../parties/index.ts'
import type { Memo, Readings, RiskProfile } from '../risk/index.ts'
import {
  askedFields,
  isPlainGoods,
  keepReadings,
  loadProfile,
  readAfresh,
  SAYS_NOTHING,
  SPECIFIC,
} from '../risk/index.ts'
import type { GoodsItem } from '../trade/index.ts'
import { type KnownGoods, rememberGoods } from './remember-goods.ts'
import { openSilent, type Silent } from './silent.ts'

/** What the engines are made from; plain data and one shared buffer, so that it crosses threads. */
export type EngineStart = {
  readonly tables: {
    /** Compiled from the reviewed tables below `data/catalogue`. */
    readonly catalogue: CompiledCatalogue
    /** The texts of the risk profile, by file name. */
    readonly profile: Readonly<Record<string, string>>
  }
  readonly partyIndex: SharedArrayBuffer
  /** What the threads of a pool tell each other (`newSilent`); absent: one thread alone. */
  readonly silent?: SharedArrayBuffer
}

/** The engines of one thread, with what they remember of names and descriptions. */
export type Engines = {
  readonly parties: PartyIndex
  readonly profile: RiskProfile
  readonly memo: Memo
  readonly known: Known
}

/** Lookups that remember: trade data repeats its names and descriptions massively. */
export type Known = {
  readonly parties: PartyCache
  /** Parties that hit nothing; the reader gives a trader that comes back as the same value. */
  readonly hitless: Note<true>
  /** Parties that no rule has a word to say of, on no list either. */
  readonly plain: Note<true>
  readonly goods: KnownGoods
  /** Canonical fields that a layout has a place for; `undefined`: all of them (a message). */
  readonly supplied: (layout: Layout) => ReadonlySet<string> | undefined
  /**
   * The reader of a table, kept between the chunks of a file for what it remembers. What is not
   * kept in the house is read for the fields alone that screening looks at.
   */
  readonly reader: (layout: Layout, file: FileName, keep: boolean) => RowReader
}

/** The part of the engines that needs no list. */
export type Rules = { readonly profile: RiskProfile; readonly catalogue: Catalogue }

export const openRules = (tables: EngineStart['tables']): Rules => ({
  profile: loadProfile(tables.profile),
  catalogue: openCatalogue(tables.catalogue),
})

export function openEngines(start: EngineStart, rules = openRules(start.tables)): Engines {
  const { profile, catalogue } = rules
  const parties = openIndex(start.partyIndex)
  const sets = new Map<string, ReadonlySet<string>>()
  const silent = start.silent && openSilent(start.silent)
  const screened = (kind: number, screen: typeof screenName) =>
    remember((text) => screenOnce(silent, kind, text, () => screen(parties, text)))
  const memo = keepReadings(readOnce(silent, readAfresh(profile)))
  const identified = (commodity: Commodity) => identify(commodity, catalogue, { alertsOnly: true })
  return {
    parties,
    profile,
    memo,
    known: {
      parties: {
        name: screened(KINDS.name, screenName),
        address: screened(KINDS.address, screenAddress),
      },
      hitless: newNote(),
      plain: newNote(),
      goods: rememberGoods(
        (item) => identifyOnce(silent, commodityOf(item), identified),
        (item, found, wording) => isPlainGoods(item, found, profile, memo, wording),
      ),
      supplied(layout) {
        if (!layout.mapping) return undefined
        const fields = Object.values(layout.mapping.columns)
        const key = fields.join(' ')
        const set = sets.get(key) ?? new Set(fields)
        sets.set(key, set)
        return set
      },
      reader: keepReader(askedFields(profile)),
    },
  }
}

/** What a text was asked as. */
const KINDS = { name: 1, address: 2, goods: 3, nameReading: 4, goodsReading: 5 } as const
const NO_HITS: Screened['hits'] = []
const SILENT = 1

/** Looked up by one thread of the pool where it hits nothing. */
function screenOnce(
  silent: Silent | undefined,
  kind: number,
  text: string,
  screen: () => Screened,
): Screened {
  if (silent === undefined) return screen()
  if (silent.recall(kind, text) === SILENT) return { text, hits: NO_HITS }
  const found = screen()
  if (found.hits.length === 0) silent.note(kind, text, SILENT)
  return found
}

/** Readings that say nothing, made by one thread of the pool. */
function readOnce(silent: Silent | undefined, { partyName, description }: Readings): Readings {
  if (silent === undefined) return { partyName, description }
  const once =
    <T>(kind: number, nothing: T, read: (text: string) => T) =>
    (text: string): T => {
      if (silent.recall(kind, text) === SILENT) return nothing
      const reading = read(text)
      if (reading === nothing) silent.note(kind, text, SILENT)
      return reading
    }
  return {
    partyName: once(KINDS.nameReading, SAYS_NOTHING, partyName),
    description: once(KINDS.goodsReading, SPECIFIC, description),
  }
}

/** Goods that alert nobody, by the answer that is noted of them. */
const QUIET: readonly (Identification | undefined)[] = [
  undefined,
  { outcome: 'notListed', candidates: [], questions: [] },
  { outcome: 'vague', candidates: [], questions: [] },
]

function identifyOnce(
  silent: Silent | undefined,
  commodity: Commodity,
  identified: (commodity: Commodity) => Identification,
): Identification {
  if (silent === undefined) return identified(commodity)
  const { text, hs, cas, lang } = commodity
  const question = `${hs ?? ''}\u0000${lang ?? ''}\u0000${cas?.join() ?? ''}\u0000${text ?? ''}`
  const known = QUIET[silent.recall(KINDS.goods, question)]
  if (known) return known
  const found = identified(commodity)
  const answer = QUIET.findIndex((one) => one?.outcome === found.outcome)
  if (answer > 0 && found.candidates.length === 0 && found.questions.length === 0) {
    silent.note(KINDS.goods, question, answer)
  }
  return found
}

/** Chunks of one file come one after the other: the last reader is the one that is wanted. */
function keepReader(isAsked: (field: string) => boolean): Known['reader'] {
  let last: { readonly key: string; readonly reader: RowReader } | null = null
  return (layout, file, keep) => {
    const key = `${keep} ${file.fileHash} ${file.file} ${JSON.stringify(layout)}`
    if (last?.key !== key) {
      last = { key, reader: createRowReader(layout, file, keep ? undefined : isAsked) }
    }
    return last.reader
  }
}

/** An absent value leaves no key; each key set by its own name, as engines are fast at that. */
function commodityOf(item: GoodsItem): Commodity {
  const commodity: { -readonly [K in keyof Commodity]: Commodity[K] } = {}
  const { description: text, casNumbers: cas, descriptionLang: lang } = item
  const hs = item.commodityCode ?? item.hs6
  if (text !== undefined) commodity.text = text
  if (hs !== undefined) commodity.hs = hs
  if (cas !== undefined) commodity.cas = cas
  if (lang !== undefined) commodity.lang = lang
  return commodity
}
