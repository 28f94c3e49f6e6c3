import { describe, expect, it } from 'vitest'
import { findChemicalNames } from './chemical-search.ts'
import { type Chemical, chemicalIndex } from './chemicals.ts'

/** Ordinary substances, so that the method is tested apart from the list. */
const chemical = (cas: string, nameEn: string): Chemical => ({
  cas,
  entry: 0,
  path: 'x',
  nameEn,
  nameFr: nameEn,
})
const chemicals = [
  chemical('78-93-3', '2-butanone'),
  chemical('100-37-8', '2-diethylaminoethanol'),
  chemical('102-71-6', 'triethanolamine'),
  chemical('124-40-3', 'dimethylamine'),
  chemical('756-79-6', 'dimethyl methylphosphonate'),
  chemical('121-45-9', 'trimethyl phosphite'),
  chemical('1330-20-7', 'xylene'),
  chemical('14798-12-0', 'boron-10'),
]
const index = chemicalIndex(
  chemicals,
  chemicals.map(({ cas, nameEn }) => [cas, nameEn] as const),
)
const namesIn = (text: string) =>
  findChemicalNames(index, text).map(({ ids, how, span }) => [
    chemicals[ids[0]!]!.nameEn,
    how,
    text.slice(...span),
  ])

const SAME: readonly (readonly [string, string])[] = [
  ['2-butanone', 'butan-2-one'],
  ['2-diethylaminoethanol', 'ethanol, 2-(diethylamino)-'],
  ['2-diethylaminoethanol', '2-(N,N-diethylamino)ethanol'],
  ['triethanolamine', 'tris(hydroxyethyl)amine'],
  ['triethanolamine', 'nitrilotriethanol'],
  ['triethanolamine', 'Triéthanolamine'],
  ['dimethylamine', 'N-methylmethanamine'],
  ['dimethylamine', 'methanamine, N-methyl-'],
  ['dimethylamine', 'di-methyl amine'],
  ['dimethyl methylphosphonate', 'methylphosphonic acid dimethyl ester'],
  ['dimethyl methylphosphonate', 'phosphonic acid, methyl-, dimethyl ester'],
  ['dimethyl methylphosphonate', 'méthylphosphonate de diméthyle'],
  ['trimethyl phosphite', 'phosphorous acid, trimethyl ester'],
  ['trimethyl phosphite', 'phosphite de triméthyle'],
]

describe('a chemical name', () => {
  for (const [name, written] of SAME) {
    it(`${written} is ${name}`, () =>
      expect(namesIn(written)).toEqual([[name, 'name', written.replace(/-$/, '')]]))
  }

  it('without its positions may be an isomer', () => {
    expect(namesIn('1-diethylamino-ethanol')).toEqual([
      ['2-diethylaminoethanol', 'isomer', '1-diethylamino-ethanol'],
    ])
  })

  it('keeps the mass of an isotope', () => {
    expect(namesIn('boron')).toEqual([])
    expect(namesIn('boron-11')).toEqual([])
    expect(namesIn('boron-10 powder')).toEqual([['boron-10', 'name', 'boron-10']])
  })

  it('inside a longer one is a part of it', () => {
    expect(namesIn('dimethylamine borane')[0]?.slice(0, 2)).toEqual(['dimethylamine', 'name'])
    expect(namesIn('dimethylamine sulfate')[0]?.slice(0, 2)).toEqual(['dimethylamine', 'part'])
    expect(namesIn('diethyl sulfate')).toEqual([])
  })

  it('stands among other words', () => {
    const text = '12 drums of xylene; N-methylmethanamine, 40 kg each'
    expect(namesIn(text)).toEqual([
      ['xylene', 'name', 'xylene'],
      ['dimethylamine', 'name', 'N-methylmethanamine'],
    ])
  })

  it('is not another with other multipliers', () => {
    for (const other of [
      'diethanolamine',
      'trimethylamine',
      'trimethyl phosphate',
      'diethyl methylphosphonate',
    ]) {
      expect(namesIn(other).filter(([, how]) => how === 'name')).toEqual([])
    }
  })
})
