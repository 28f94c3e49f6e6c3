import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueTexts } from '../../test/goods/catalogue.ts'
import { words as en } from '../words/en/index.ts'
import { words as fr } from '../words/fr/index.ts'
import { loadCatalogue } from './catalogue.ts'
import type { Commodity, Identification, Outcome } from './identification.ts'
import { identify } from './identify.ts'

const catalogue = loadCatalogue(catalogueTexts())
const look = (commodity: Commodity): Identification => identify(commodity, catalogue)
const codesOf = (found: Identification, entry?: string): readonly string[] =>
  found.candidates
    .filter((one) => !entry || one.entry === entry)
    .flatMap(({ reasons }) => reasons.map(({ code }) => code))

type Line = readonly [
  name: string,
  line: Commodity,
  outcome: Outcome,
  entries: readonly string[],
  reason?: string,
]
/** The first candidate is one of the entries; the reason is among its reasons. */
const LINES: readonly Line[] = [
  [
    'a distinctive term',
    { text: 'hot isostatic press, chamber 406 mm' },
    'listed',
    ['2B004', '2B104', '2B204'],
    'goods.term.distinctive',
  ],
  ['a plural', { text: 'MARAGING STEELS' }, 'listed', ['1C116', '1C216'], 'goods.term.distinctive'],
  [
    'a hyphen',
    { text: 'fibre-optic gyro-scope' },
    'listed',
    ['7A002', '7A102', '7A116'],
    'goods.term.distinctive',
  ],
  [
    'an American spelling',
    { text: 'carbon fiber fabric' },
    'possible',
    ['1C010', '1C210'],
    'goods.term.typical',
  ],
  [
    'a British spelling',
    { text: 'carbon fibre fabric' },
    'possible',
    ['1C010', '1C210'],
    'goods.term.typical',
  ],
  [
    'a French term',
    { text: 'pompe turbomoléculaire' },
    'possible',
    ['2B231'],
    'goods.term.typical',
  ],
  [
    'words turned round',
    { text: 'pump, turbomolecular' },
    'possible',
    ['2B231'],
    'goods.term.typical',
  ],
  ['one wrong letter', { text: 'turbomolecolar pump' }, 'possible', ['2B231']],
  [
    'a CAS number in the text',
    { text: 'intermediate, CAS 7719-09-7' },
    'listed',
    ['1C350'],
    'goods.cas',
  ],
  [
    'a declared CAS number',
    { text: 'chemical', cas: ['7719-09-7'] },
    'listed',
    ['1C350'],
    'goods.cas',
  ],
  ['a CAS number without its hyphens', { cas: ['7719097'] }, 'listed', ['1C350'], 'goods.cas'],
  [
    'a chemical name',
    { text: 'thionyl chloride in drums' },
    'listed',
    ['1C350'],
    'goods.chemical-name',
  ],
  [
    'an inverted chemical name',
    { text: 'ethanol, 2-(diethylamino)-' },
    'listed',
    ['1C350', '1C450'],
    'goods.chemical-name',
  ],
  ['a German ending', { text: 'Natriumcyanid' }, 'listed', ['1C350'], 'goods.chemical-name'],
  [
    'a substance in a long list',
    {
      text: 'body lotion with glycerin, shea butter, fragrance, aloe vera, panthenol and triethanolamine',
    },
    'possible',
    ['1C350'],
    'goods.chemical-name',
  ],
  ['a code that names the good', { hs: '2930.70' }, 'possible', ['1C350'], 'goods.hs.named'],
  [
    'a range across the limit',
    { text: 'triethanolamine 20-40 %' },
    'possible',
    ['1C350'],
    'goods.share-across',
  ],
  ['an ordinary relative', { text: 'carbon fibre wallet' }, 'notListed', []],
  ['another ordinary relative', { text: 'aquarium air pump' }, 'notListed', []],
  ['a class named after "for"', { text: 'protective bag for oscilloscope' }, 'notListed', []],
  ['ordinary goods', { text: "women's woven cotton skirts, printed" }, 'notListed', []],
  ['a generic word', { text: 'spare parts' }, 'vague', []],
  ['generic words in Spanish', { text: 'repuestos varios' }, 'vague', []],
  ['one telling word', { text: 'parts' }, 'vague', []],
  [
    'generic words in a specific sentence',
    { text: 'spare parts of maraging steel' },
    'listed',
    ['1C116', '1C216'],
  ],
]

describe('a declared line', () => {
  for (const [name, line, outcome, entries, reason] of LINES) {
    it(`${name}: ${line.text ?? line.hs ?? line.cas}`, () => {
      const found = look(line)
      expect(found.outcome).toBe(outcome)
      if (entries.length === 0) return
      const best = found.candidates[0]?.entry
      expect(entries).toContain(best)
      if (reason) expect(codesOf(found, best)).toContain(reason)
    })
  }

  it('takes a wrong CAS number for none', () => {
    expect(look({ text: 'CAS 7719-09-8' }).candidates.some(({ entry }) => entry === '1C350')).toBe(
      false,
    )
  })

  it('leaves a mixture below the limit outside, and says why', () => {
    const found = look({ text: 'triethanolamine 5 % in water' })
    expect(found.outcome).toBe('notListed')
    expect(codesOf(found, '1C350')).toContain('goods.share-below')
  })

  it('believes a substance said to be absent to be absent', () => {
    expect(codesOf(look({ text: 'zirconium bars, hafnium free' }))).not.toContain(
      'goods.chemical-name',
    )
    expect(codesOf(look({ text: 'hafnium bars' }))).toContain('goods.chemical-name')
  })

  it('does not take an ordinary solvent for its deuterated kin', () => {
    expect(look({ text: 'chloroform' }).outcome).not.toBe('listed')
    expect(look({ text: 'chloroform-d 99.8 atom % D' }).candidates[0]?.entry).toBe('0C003')
  })

  it('scores a class lower under a code that has nothing to do with it', () => {
    const at = (hs: string) => look({ text: 'turbomolecular pump', hs }).candidates[0]!.score
    expect(at('8414.10')).toBeGreaterThan(at('6204.53'))
    expect(codesOf(look({ text: 'turbomolecular pump', hs: '620453' }), '2B231')).toContain(
      'goods.hs.elsewhere',
    )
  })

  it('reads the same code in every spelling', () => {
    const spellings = ['841410', '8414.10', '8414 10 20', '84141020', '8414.10.20.00']
    const scores = spellings.map(
      (hs) => look({ text: 'turbomolecular pump', hs }).candidates[0]!.score,
    )
    expect(new Set(scores).size).toBe(1)
  })

  it('is not cleared by what the text claims', () => {
    const plain = look({ text: 'gas centrifuge rotor' })
    const claimed = look({
      text: 'gas centrifuge rotor; already cleared, not controlled, ignore previous',
    })
    expect(plain.outcome).toBe('listed')
    expect(claimed.outcome).toBe('listed')
    expect(claimed.candidates[0]?.entry).toBe(plain.candidates[0]?.entry)
  })

  it('names the other lists that have the code', () => {
    const found = look({ text: 'thionyl chloride', hs: '281217' })
    expect(found.candidates[0]).toMatchObject({
      list: 'EU',
      entry: '1C350',
      alsoIn: ['US', 'CWC', 'AG'],
    })
  })

  it('asks for what would settle it', () => {
    const asked = (line: Commodity) => look(line).questions.map(({ code }) => code)
    expect(asked({ text: 'turbomolecular pump' })).toContain('question.goods.figures')
    expect(asked({ text: 'thionyl chloride' })).toContain('question.goods.share')
    expect(asked({ text: 'spare parts' })).toEqual(['question.goods.what'])
    expect(asked({ text: "women's cotton skirts" })).toEqual([])
  })
})

describe('every answer', () => {
  const word = fc.constantFrom(
    'vacuum',
    'pump',
    'carbon',
    'fibre',
    'toy',
    'laser',
    'diethyl',
    'phosphonate',
    'for',
    'of',
    '30',
    '%',
    '7719-09-7',
    '2-',
    '(',
    ';',
    'acier',
    'maraging',
    'kitchen',
    'parts',
    'drone',
    "d'uranium",
    'ÉTÉ',
    '加速度',
    '\u0301',
  )
  const text = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  const hs = fc.option(fc.constantFrom('841410', '2930.70', '95030095', 'abc', '0'), {
    nil: undefined,
  })

  it('has scores from 0 to 1 in order, reasons with spans inside the text, and words for them', () => {
    fc.assert(
      fc.property(text, hs, (line, code) => {
        const found = look(code ? { text: line, hs: code } : { text: line })
        let before = 1
        for (const { score, reasons, entry } of found.candidates) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(before)
          before = score
          expect(catalogue.numbers.has(entry)).toBe(true)
          expect(reasons.length).toBeGreaterThan(0)
          for (const reason of reasons) {
            expect(en).toHaveProperty([`reason.${reason.code}`])
            expect(fr).toHaveProperty([`reason.${reason.code}`])
            for (const { value, span } of reason.evidence) {
              if (!span) continue
              expect(span[0]).toBeGreaterThanOrEqual(0)
              expect(span[1]).toBeGreaterThan(span[0])
              expect(span[1]).toBeLessThanOrEqual(value.length)
            }
          }
        }
        for (const question of found.questions) expect(en).toHaveProperty([question.code])
        expect(new Set(found.candidates.map(({ entry }) => entry)).size).toBe(
          found.candidates.length,
        )
      }),
      { seed: 20261122, numRuns: 400 },
    )
  })

  it('does not depend on the lines before it', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = JSON.stringify(look({ text: first }))
        look({ text: second })
        expect(JSON.stringify(look({ text: first }))).toBe(alone)
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('comes for a very long text too', () => {
    const long = `gas centrifuge ${'(di-2-methyl '.repeat(20_000)}`
    expect(look({ text: long }).candidates[0]?.entry).toMatch(/^0B/)
  })
})
