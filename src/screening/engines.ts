import type { Commodity, Identification } from '../goods/index.ts'
import { identify, loadCatalogue } from '../goods/index.ts'
import type { Layout } from '../intake/index.ts'
import type { PartyCache, PartyIndex } from '../parties/index.ts'
import { openIndex, screenAddress, screenName } from '../parties/index.ts'
import type { Memo, RiskProfile } from '../risk/index.ts'
import { keepReadings, loadProfile } from '../risk/index.ts'
import { remember } from './remember.ts'

/** What the engines are made from; plain data and one shared buffer, so that it crosses threads. */
export type EngineStart = {
  readonly texts: {
    /** The reviewed tables below `data/catalogue`, by their path in it. */
    readonly catalogue: Readonly<Record<string, string>>
    /** The tables of the risk profile, by file name. */
    readonly profile: Readonly<Record<string, string>>
  }
  readonly partyIndex: SharedArrayBuffer
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
  /** By code, CAS numbers, language and description, joined by a null character. */
  readonly goods: (key: string) => Identification
  /** Canonical fields that a layout has a place for; `undefined`: all of them (a message). */
  readonly supplied: (layout: Layout) => ReadonlySet<string> | undefined
}

export function openEngines(start: EngineStart): Engines {
  const profile = loadProfile(start.texts.profile)
  const catalogue = loadCatalogue(start.texts.catalogue)
  const parties = openIndex(start.partyIndex)
  const sets = new Map<string, ReadonlySet<string>>()
  return {
    parties,
    profile,
    memo: keepReadings(profile),
    known: {
      parties: {
        name: remember((text) => screenName(parties, text)),
        address: remember((text) => screenAddress(parties, text)),
      },
      goods: remember((key) => identify(commodityOf(key), catalogue)),
      supplied(layout) {
        if (!layout.mapping) return undefined
        const fields = Object.values(layout.mapping.columns)
        const key = fields.join(' ')
        const set = sets.get(key) ?? new Set(fields)
        sets.set(key, set)
        return set
      },
    },
  }
}

function commodityOf(key: string): Commodity {
  const [hs, cas, lang, text] = key.split('\u0000')
  return {
    ...(text ? { text } : {}),
    ...(hs ? { hs } : {}),
    ...(cas ? { cas: cas.split(' ') } : {}),
    ...(lang ? { lang } : {}),
  }
}
