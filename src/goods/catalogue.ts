import { isCas } from '../base/index.ts'
import { addToBag, type BagIndex, bagCollector, bagIndex } from './bag.ts'
import { type Chemical, type ChemicalIndex, chemicalIndex, isChemicalWord } from './chemicals.ts'
import { fold, stem } from './fold.ts'
import { HS_STRENGTHS, type HsStrength, STRENGTHS, type TermStrength } from './policy.ts'
import { CatalogueFault, eachRow, namesBelow, type Row, readTable, versionOf } from './table.ts'
import { addTerm, stemsOf, type TermIndex, termCollector, termIndex } from './terms.ts'
import { emptyTokens } from './tokens.ts'
import { collector, type Vocabulary, type VocabularyWords, vocabulary } from './vocabulary.ts'

/** A control-list entry of the EU list that names physical goods. */
export type Entry = { readonly code: string; readonly titleEn: string; readonly titleFr: string }

export type HsLink = { readonly entry: number; readonly strength: HsStrength }

/**
 * Everything that identification reads, from `data/catalogue`. Read-only to its users; inside,
 * words once looked up are remembered.
 */
export type Catalogue = {
  /** Edition of the control list, `+`, eight digits that change with any change of content. */
  readonly version: string
  readonly entries: readonly Entry[]
  readonly numbers: ReadonlyMap<string, number>
  readonly words: Vocabulary
  readonly terms: TermIndex
  readonly bag: BagIndex
  readonly chemicals: ChemicalIndex
  readonly hs6: ReadonlyMap<string, readonly HsLink[]>
  /** Headings and chapters (four and two digits) to which each entry is linked. */
  readonly headings: readonly ReadonlySet<string>[]
  readonly priority: ReadonlyMap<string, string>
  /** Other lists that have the code, by entry number. */
  readonly alsoIn: readonly (readonly string[])[]
}

/** A catalogue as plain data, without what it remembers: it crosses threads and lies in files. */
export type CompiledCatalogue = Omit<Catalogue, 'words'> & { readonly words: VocabularyWords }

const CODE = /^\d[ABC]\d{3}$/
const LANGS = ['en', 'fr']

export const loadCatalogue = (texts: Readonly<Record<string, string>>): Catalogue =>
  openCatalogue(compileCatalogue(texts))

/** A compiled catalogue with a memory of its own for the words that are looked up. */
export function openCatalogue(compiled: CompiledCatalogue): Catalogue {
  const { chemicals } = compiled
  const words = vocabulary(compiled.words, (raw) => isChemicalWord(chemicals, raw))
  return { ...compiled, words }
}

/**
 * Reads the catalogue. Keys are file names below `data/catalogue` (`terms/1.tsv`). Pure: the
 * caller reads the files. Throws `CatalogueFault` with file and line when the content is wrong:
 * unknown code, CAS number with a wrong digit, bad subheading, unknown word of strength, doublet.
 */
export function compileCatalogue(texts: Readonly<Record<string, string>>): CompiledCatalogue {
  const { entries, numbers } = readEntries(texts)
  const entryOf = (row: Row<'code'>): number => {
    const entry = numbers.get(row.code)
    if (entry === undefined) throw new CatalogueFault(row.place, `entry ${row.code} is not there`)
    return entry
  }

  const words = collector()
  const tokens = emptyTokens()
  const drafts = termCollector(tokens)
  const bags = bagCollector(entries.length)
  entries.forEach(({ titleEn, titleFr }, e) => {
    addToBag(bags, words, e, stemsOf(words, titleEn, tokens), 3)
    addToBag(bags, words, e, stemsOf(words, titleFr, tokens), 3)
  })
  const seen: (Set<string> | undefined)[] = []
  for (const file of namesBelow(texts, 'terms')) {
    eachRow(file, texts[file], ['code', 'lang', 'term', 'strength'], (cells, line) => {
      const entry = numbers.get(cells[0]!)
      const lang = LANGS.indexOf(cells[1]!)
      const term = cells[2]!
      const strength = cells[3] as TermStrength
      if (entry === undefined || lang < 0 || !STRENGTHS.includes(strength)) {
        throw new CatalogueFault(`${file}:${line}`, termFault(cells, entry, lang))
      }
      const of = entry * LANGS.length + lang
      const terms = (seen[of] ??= new Set())
      const count = terms.size
      if (terms.add(term).size === count) {
        throw new CatalogueFault(`${file}:${line}`, `${term} is there twice`)
      }
      const stems = addTerm(drafts, words, entry, term, strength)
      if (strength === 'excludes') return
      addToBag(bags, words, entry, stems, strength === 'context' ? 1 : 2)
    })
  }

  const { chemicals, scheduled } = readChemicals(texts, entryOf)
  const names = readTable('chemical-names.tsv', texts['chemical-names.tsv'], [
    'cas',
    'lang',
    'name',
  ])
  const known = new Set(chemicals.map(({ cas }) => cas))
  for (const { cas, place } of names) {
    if (!known.has(cas)) throw new CatalogueFault(place, `${cas} is not in chemicals.tsv`)
  }
  const index = chemicalIndex(chemicals, [
    ...chemicals.flatMap(({ cas, nameEn, nameFr }) => [
      [cas, nameEn] as const,
      [cas, nameFr] as const,
    ]),
    ...names.map(({ cas, name }) => [cas, name] as const),
  ])

  const generic = new Set<string>()
  for (const { term } of readTable('vague.tsv', texts['vague.tsv'], ['lang', 'term'])) {
    generic.add(fold(term)).add(stem(fold(term)))
  }
  return {
    version: catalogueVersion(texts),
    entries,
    numbers,
    terms: termIndex(drafts, words),
    bag: bagIndex(bags, words),
    words: {
      stems: words.stems,
      families: words.families,
      familyOfStem: Int32Array.from(words.familyOfStem),
      pairs: words.pairs,
      generic,
    },
    chemicals: index,
    ...readHsLinks(texts, entryOf, entries.length),
    priority: new Map(
      readTable('priority-goods.tsv', texts['priority-goods.tsv'], ['hs6', 'edition', 'tier']).map(
        (row) => [checkedHs6(row), row.tier],
      ),
    ),
    alsoIn: readOtherLists(texts, entryOf, entries, scheduled),
  }
}

/** The entries of the control list with their titles, and their places by code. */
export function readEntries(
  texts: Readonly<Record<string, string>>,
): Pick<Catalogue, 'entries' | 'numbers'> {
  const entries: Entry[] = []
  const numbers = new Map<string, number>()
  for (const file of namesBelow(texts, 'entries')) {
    for (const row of readTable(file, texts[file], ['code', 'titleEn', 'titleFr'])) {
      if (!CODE.test(row.code)) throw new CatalogueFault(row.place, `${row.code} is no entry code`)
      if (numbers.has(row.code)) throw new CatalogueFault(row.place, `${row.code} is there twice`)
      if (!row.titleEn || !row.titleFr) throw new CatalogueFault(row.place, 'a title is missing')
      numbers.set(row.code, entries.length)
      entries.push({ code: row.code, titleEn: row.titleEn, titleFr: row.titleFr })
    }
  }
  return { entries, numbers }
}

/** Edition of the control list, `+`, eight digits that change with any change of content. */
export const catalogueVersion = (texts: Readonly<Record<string, string>>): string =>
  `${editionOf(texts)}+${versionOf(texts).slice(0, 8)}`

/** The edition of the control list that the catalogue was reviewed against, as a court asks for it. */
function editionOf(texts: Readonly<Record<string, string>>): string {
  const [row] = readTable('edition.tsv', texts['edition.tsv'], ['list', 'edition', 'legal'])
  if (!row) throw new CatalogueFault('edition.tsv', 'the edition is missing')
  return row.edition
}

const termFault = (cells: readonly string[], entry: number | undefined, lang: number): string =>
  entry === undefined
    ? `entry ${cells[0]} is not there`
    : lang < 0
      ? `language ${cells[1]}`
      : `${cells[3]} is no strength of a term`

/** The short title of an entry in a language, English where there is no other; else the code. */
export function titleOf(catalogue: Catalogue, code: string, language: string): string {
  const entry = catalogue.entries[catalogue.numbers.get(code) ?? -1]
  if (!entry) return code
  return language.startsWith('fr') ? entry.titleFr : entry.titleEn
}

/** Rows of mixtures that are free at or below a percentage say so; the others count from one. */
const FREE = /^mixture free/
const CONVENTION = /Chemical Weapons Convention/

function readChemicals(
  texts: Readonly<Record<string, string>>,
  entryOf: (row: Row<'code'>) => number,
) {
  const limits = new Map<string, NonNullable<Chemical['limit']>>()
  const scheduled = new Set<number>()
  const file = 'chemical-exclusions.tsv'
  for (const row of readTable(file, texts[file], ['cas', 'code', 'minPercent', 'note'])) {
    const percent = Number(row.minPercent)
    if (!(percent > 0 && percent <= 100)) throw new CatalogueFault(row.place, `${row.minPercent} %`)
    limits.set(`${row.cas} ${entryOf(row)}`, {
      percent,
      counts: FREE.test(row.note) ? 'above' : 'from',
    })
    if (CONVENTION.test(row.note)) scheduled.add(entryOf(row))
  }
  const seen = new Set<string>()
  const chemicals = readTable('chemicals.tsv', texts['chemicals.tsv'], [
    'cas',
    'code',
    'path',
    'nameEn',
    'nameFr',
  ]).map((row): Chemical => {
    if (!isCas(row.cas)) throw new CatalogueFault(row.place, `${row.cas} is no CAS number`)
    const entry = entryOf(row)
    if (seen.has(`${row.cas} ${entry}`))
      throw new CatalogueFault(row.place, `${row.cas} is there twice`)
    seen.add(`${row.cas} ${entry}`)
    const limit = limits.get(`${row.cas} ${entry}`)
    const { cas, path, nameEn, nameFr } = row
    return { cas, entry, path, nameEn, nameFr, ...(limit ? { limit } : {}) }
  })
  return { chemicals, scheduled }
}

function checkedHs6(row: Row<'hs6' | 'edition'>): string {
  if (!/^(?!77|98|99|00)\d{6}$/.test(row.hs6) || row.edition !== '2022') {
    throw new CatalogueFault(row.place, `${row.hs6} of ${row.edition} is no subheading of HS 2022`)
  }
  return row.hs6
}

function readHsLinks(
  texts: Readonly<Record<string, string>>,
  entryOf: (row: Row<'code'>) => number,
  count: number,
) {
  const hs6 = new Map<string, HsLink[]>()
  const headings = Array.from({ length: count }, () => new Set<string>())
  const columns = ['hs6', 'edition', 'code', 'strength', 'basis'] as const
  for (const row of readTable('hs-links.tsv', texts['hs-links.tsv'], columns)) {
    const code = checkedHs6(row)
    const entry = entryOf(row)
    const strength = row.strength as HsStrength
    if (!HS_STRENGTHS.includes(strength)) {
      throw new CatalogueFault(row.place, `${row.strength} is no strength of a link`)
    }
    headings[entry]!.add(code.slice(0, 4)).add(code.slice(0, 2))
    const links = hs6.get(code)
    if (links?.some((link) => link.entry === entry)) {
      throw new CatalogueFault(row.place, `${code} to ${row.code} is there twice`)
    }
    if (links) links.push({ entry, strength })
    else hs6.set(code, [{ entry, strength }])
  }
  return { hs6, headings }
}

/** Regime of the number by its third character; other lists by table or by scheduled chemicals. */
function readOtherLists(
  texts: Readonly<Record<string, string>>,
  entryOf: (row: Row<'code'>) => number,
  entries: readonly Entry[],
  scheduled: ReadonlySet<number>,
): readonly (readonly string[])[] {
  const lists = entries.map(() => new Set<string>())
  for (const row of readTable('also-in.tsv', texts['also-in.tsv'], ['code', 'list'])) {
    lists[entryOf(row)]!.add(row.list)
  }
  entries.forEach(({ code }, e) => {
    if (code[2] === '4' || scheduled.has(e)) lists[e]!.add('CWC')
    if (code[2] === '3') lists[e]!.add('AG')
  })
  return lists.map((names) => [...names])
}
