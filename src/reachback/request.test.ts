import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GOODS_FAMILIES, withoutNames } from '../base/index.ts'
import { missingOf } from './completeness.ts'
import { apart, crossing, namesOf } from './crossing.ts'
import { FACTS, type Facts, isNominal, readFacts } from './facts.ts'
import { levelOf } from './levels.ts'
import { isIdentical } from './precedents.ts'

const typed = {
  ...{ description: ' Vacuum pump for Fictional  Trader LTD ', maker: 'Example Pumps' },
  ...{ model: 'EP-40', hs: '8414.10', cas: '', destination: 'fr', use: 'Coating of lenses' },
  ...{ photos: 'Plate, three sides', specification: '40 l/s', 'end-user': 'Fictional Trader Ltd' },
  declaration: '26FR000001',
}

describe('the facts of a request', () => {
  it('are read in one way, and what cannot be read is named', () => {
    const { facts, malformed } = readFacts({ ...typed, hs: '84', cas: '50-00-1' })
    expect(malformed).toEqual(['hs', 'cas'])
    expect(facts).toMatchObject({ destination: 'FR', maker: 'Example Pumps' })
    expect(Object.keys(readFacts({ nothing: 'x', photos: ' ' }).facts)).toEqual([])
  })

  it.each(GOODS_FAMILIES)(
    'of %s are complete when every point is met, and not before',
    (family) => {
      expect(missingOf(family, {}).length).toBeGreaterThan(4)
      const all: Facts = Object.fromEntries(FACTS.map(({ key }) => [key, 'x']))
      expect(missingOf(family, all)).toEqual([])
      for (const { name, anyOf } of missingOf(family, {})) {
        const without = Object.fromEntries(
          Object.entries(all).filter(([key]) => !(anyOf as readonly string[]).includes(key)),
        )
        expect(missingOf(family, without).map((one) => one.name)).toContain(name)
      }
    },
  )

  it('have photos where whoever is asked can open them', () => {
    const lacking = (photos: boolean) => missingOf('missile', {}, photos).map((one) => one.name)
    expect(lacking(false).filter((one) => !lacking(true).includes(one))).toEqual(['photos'])
  })

  it('say which points are missing', () => {
    const { facts } = readFacts(typed)
    expect(missingOf('missile', facts)).toEqual([])
    expect(missingOf('chemical', facts).map((one) => one.name)).toEqual(['substance', 'quantity'])
  })
})

describe('what crosses', () => {
  it('leaves out who it is about, also where the text names them', () => {
    const { facts } = readFacts(typed)
    const { seen, withheld } = crossing(facts)
    expect(seen.description).toBe('Vacuum pump for …')
    expect([seen['end-user'], seen.declaration]).toEqual([undefined, undefined])
    expect(withheld).toEqual([
      { fact: 'description', why: 'named' },
      { fact: 'end-user', why: 'nominal' },
      { fact: 'declaration', why: 'nominal' },
    ])
    // What is kept apart and what crosses make the whole again.
    expect({ ...seen, ...apart(facts) }).toEqual(facts)
  })

  it('holds no name whatever is written', () => {
    const name = fc.string({ minLength: 3, maxLength: 12 }).filter((one) => one.trim().length >= 3)
    const plain = FACTS.filter(({ kind, nominal }) => kind === 'text' && !nominal)
    fc.assert(
      fc.property(name, fc.string(), fc.constantFrom(...plain), (named, before, { key }) => {
        const facts: Facts = { [key]: `${before} ${named} after`, exporter: named }
        const { seen } = crossing(facts)
        for (const [field, value] of Object.entries(seen)) {
          expect(isNominal(field)).toBe(false)
          expect(value?.includes(named.trim())).toBe(false)
        }
      }),
      { seed: 7, numRuns: 500 },
    )
    expect(namesOf({ exporter: 'A', maker: 'B' })).toEqual(['A'])
  })

  it('knows a name without its legal form, in parts, and however it is composed', () => {
    const table: readonly (readonly [text: string, name: string, left: string])[] = [
      ['Is Fictional Trader known?', 'Fictional Trader Ltd', 'Is … known?'],
      ['FICTIONAL  TRADER, Inc. again', 'Fictional Trader, Inc.', '… again'],
      ['Plate says SN204', 'SN203, SN204', 'Plate says …'],
      ['pour Soci\u0065\u0301t\u0065\u0301 Fictive', 'Société Fictive SARL', 'pour …'],
      ['给华为的泵', '华为', '给…的泵'],
      ['LG pump, algae', 'LG', '… pump, algae'],
      ['12 pumps', 'Quay 12, 12, Velden', '12 pumps'],
    ]
    for (const [text, name, left] of table) expect(withoutNames(text, [name]), text).toBe(left)
  })

  it('tells models apart by every sign', () => {
    const of = (model: string): Facts => ({ maker: 'Example Pumps', model })
    expect(isIdentical(of('EP-4'), of('ep 4'))).toBe(true)
    for (const [a, b] of [
      ['EP-4', 'EP-5'],
      ['1-11', '11-1'],
      ['X 1', 'X 2'],
    ] as const)
      expect(isIdentical(of(a), of(b)), `${a} ${b}`).toBe(false)
    expect(isIdentical(of('5'), of('5'))).toBe(true)
  })

  it('reads signs as signs', () => {
    expect(withoutNames('ab (c) [b] ABC Co. (Pty)', ['abc co. (pty)', '', 'b'])).toBe(
      'ab (c) […] …',
    )
  })
})

describe('the level of who answers', () => {
  const asker = { id: 'a', kind: 'administration', country: 'FR' } as const
  it.each([
    [asker, 'national'],
    [{ id: 'b', kind: 'administration', country: 'DE' }, null],
    [{ id: 'b', kind: 'agency', country: 'FR' }, 'national'],
    [{ id: 'b', kind: 'agency', country: 'DE' }, null],
    [{ id: 'b', kind: 'rilo', country: null }, 'regional'],
    [{ id: 'b', kind: 'partner', country: null }, 'global'],
    [{ id: 'b', kind: 'secretariat', country: null }, 'global'],
  ] as const)('%j is %s', (expert, level) => {
    expect(levelOf(asker, expert)).toBe(level)
  })
})
