import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueTexts } from '../../test/goods/catalogue.ts'
import { isCas } from '../base/index.ts'
import { loadCatalogue, titleOf } from './catalogue.ts'
import { fold, stem } from './fold.ts'
import { CatalogueFault, readTable } from './table.ts'

const root = resolve(import.meta.dirname, '..', '..')
const OFFICIAL = resolve(root, '../shared/data/goods/control-lists/eu_annex_i_2025-11-15.json')
const texts = catalogueTexts()
const catalogue = loadCatalogue(texts)
const codes = catalogue.entries.map(({ code }) => code)

const stemsOf = (text: string): string[] =>
  [...fold(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => stem(word))

describe('the shipped catalogue', () => {
  it('has the 277 entries of physical goods', () => {
    expect(codes).toHaveLength(277)
    expect(codes).toEqual([...codes].sort())
  })

  it.skipIf(!existsSync(OFFICIAL))('has exactly the A, B and C entries of EU Annex I', () => {
    const { entries } = JSON.parse(readFileSync(OFFICIAL, 'utf8')) as {
      entries: readonly { entry_code: string }[]
    }
    const official = entries
      .map((entry) => entry.entry_code)
      .filter((code) => /^\d[ABC]/.test(code))
    expect([...codes].sort()).toEqual(official.sort())
  })
  if (!existsSync(OFFICIAL))
    console.log('skipped: comparison with the official list, which is not there')

  it('titles every entry in English and French', () => {
    for (const { code, titleEn, titleFr } of catalogue.entries) {
      expect(titleEn.length, code).toBeGreaterThan(5)
      expect(titleFr.length, code).toBeGreaterThan(5)
      expect(titleFr, code).not.toBe(titleEn)
    }
    expect(titleOf(catalogue, '1C116', 'fr')).toMatch(/maraging/i)
    expect(titleOf(catalogue, '9Z999', 'en')).toBe('9Z999')
  })

  it('has at least three terms in each language with a word that is not in the title', () => {
    const counts = new Map<string, number>()
    const titles = new Map<string, ReadonlySet<string>>(
      catalogue.entries.flatMap(({ code, titleEn, titleFr }) => [
        [`${code} en`, new Set(stemsOf(titleEn))] as const,
        [`${code} fr`, new Set(stemsOf(titleFr))] as const,
      ]),
    )
    for (const file of Object.keys(texts).filter((name) => name.startsWith('terms/'))) {
      for (const row of readTable(file, texts[file], ['code', 'lang', 'term', 'strength'])) {
        const key = `${row.code} ${row.lang}`
        const fresh = stemsOf(row.term).some(
          (word) => word.length > 2 && !titles.get(key)?.has(word),
        )
        if (row.strength !== 'excludes' && fresh) counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    const poor = [...titles.keys()].filter((key) => (counts.get(key) ?? 0) < 3)
    expect(poor).toEqual([])
  })

  it('writes every CAS number with its check digit', () => {
    const { chemicals } = catalogue.chemicals
    expect(chemicals.length).toBeGreaterThan(300)
    expect(chemicals.filter(({ cas }) => !isCas(cas))).toEqual([])
  })

  it('links every entry to a subheading of HS 2022, with strength', () => {
    const linked = new Set([...catalogue.hs6.values()].flat().map(({ entry }) => entry))
    expect(codes.filter((_, entry) => !linked.has(entry))).toEqual([])
    for (const hs6 of catalogue.hs6.keys()) expect(hs6).toMatch(/^\d{6}$/)
  })

  it('has the fifty priority goods and the lists that share its numbers', () => {
    expect(catalogue.priority.size).toBe(50)
    const listsOf = (code: string) => catalogue.alsoIn[catalogue.numbers.get(code)!]
    expect(listsOf('2B350')).toEqual(['US', 'AG'])
    expect(listsOf('1C450')).toContain('CWC')
    expect(listsOf('4A506')).not.toContain('US')
  })
})

describe('a fault in the content is named with file and line', () => {
  const head = { term: 'code\tlang\tterm\tstrength', hs: 'hs6\tedition\tcode\tstrength\tbasis' }
  const rows: readonly (readonly [string, string, string, string])[] = [
    [
      'entry that is not there',
      'terms/1.tsv',
      `${head.term}\n9Z999\ten\tpump\ttypical\n`,
      'terms/1.tsv:2',
    ],
    ['unknown strength', 'terms/1.tsv', `${head.term}\n1C116\ten\tsteel\tstrong\n`, 'strong'],
    ['unknown language', 'terms/1.tsv', `${head.term}\n1C116\txx\tsteel\ttypical\n`, 'language xx'],
    [
      'doublet',
      'terms/1.tsv',
      `${head.term}\n1C116\ten\tsteel\ttypical\n1C116\ten\tsteel\tcontext\n`,
      'terms/1.tsv:3',
    ],
    ['too few cells', 'terms/1.tsv', `${head.term}\n1C116\ten\tsteel\n`, 'terms/1.tsv:2'],
    [
      'too many cells',
      'terms/1.tsv',
      `${head.term}\n1C116\ten\tsteel\ttypical\tmore\n`,
      'terms/1.tsv:2',
    ],
    ['wrong header', 'terms/1.tsv', 'code\tterm\n', 'terms/1.tsv:1'],
    [
      'subheading of no chapter',
      'hs-links.tsv',
      `${head.hs}\n770000\t2022\t1C116\tfamily\theading-practice\n`,
      'hs-links.tsv:2',
    ],
    [
      'other edition',
      'hs-links.tsv',
      `${head.hs}\n722830\t2017\t1C116\tfamily\theading-practice\n`,
      '2017',
    ],
    [
      'wrong check digit',
      'chemicals.tsv',
      'cas\tcode\tpath\tnameEn\tnameFr\n7719-09-8\t1C350\t1C350\ta\tb\n',
      '7719-09-8',
    ],
    [
      'share over a hundred',
      'chemical-exclusions.tsv',
      'cas\tcode\tminPercent\tnote\n7719-09-7\t1C350\t130\tx\n',
      '130 %',
    ],
  ]
  for (const [name, file, text, message] of rows) {
    it(name, () => {
      const load = () => loadCatalogue({ ...texts, [file]: text })
      expect(load).toThrow(CatalogueFault)
      expect(load).toThrow(message)
    })
  }

  it('names a missing table', () => {
    const { 'hs-links.tsv': _, ...rest } = texts
    expect(() => loadCatalogue(rest)).toThrow('hs-links.tsv')
  })

  it('changes its version with any change', () => {
    const changed = { ...texts, 'vague.tsv': `${texts['vague.tsv']}en\tzzz\n` }
    expect(loadCatalogue(changed).version).not.toBe(catalogue.version)
    expect(loadCatalogue({ ...texts }).version).toBe(catalogue.version)
  })
})
