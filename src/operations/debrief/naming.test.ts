import { describe, expect, it } from 'vitest'
import { ISO_3166 } from '../../base/codes/iso3166.ts'
import { countryName } from '../../base/index.ts'
import { LANGUAGES, voice, wordsOf } from '../../words/index.ts'
import { type Concerned, namingOf } from './naming.ts'

const say = { en: voice('en', await wordsOf('en')), fr: voice('fr', await wordsOf('fr')) }
const one = (more: Partial<Concerned>): Concerned => ({
  ...{ id: 's', name: 'Customs of Suderland (exercise)', code: 'suderland' },
  ...{ kind: 'administration', country: null, region: 'Middle Coast', named: false },
  ...more,
})

describe('naming', () => {
  it('names who consented, and says what the others are', () => {
    const { called } = namingOf(
      [
        one({}),
        one({ id: 'n', name: 'Nordavia', named: true }),
        one({ id: 'u', region: null }),
        one({ id: 'i', kind: 'partner' }),
      ],
      say.en,
    )
    expect(['s', 'n', 'u', 'i', 'x'].map(called)).toEqual([
      'a Member of region Middle Coast',
      'Nordavia',
      'a Member',
      'a body that takes part',
      'a body that takes part',
    ])
  })

  const rows: readonly (readonly [string, string])[] = [
    ['Customs of Suderland (exercise) helped.', 'a Member of region Middle Coast helped.'],
    ['customs  OF\nsuderland helped.', 'a Member of region Middle Coast helped.'],
    ['Suderland was late.', 'a Member of region Middle Coast was late.'],
    ['Suderlanders are many.', 'Suderlanders are many.'],
    ['Nothing to hide.', 'Nothing to hide.'],
  ]
  for (const [text, left] of rows)
    it(`leaves of “${text.replace('\n', ' ')}” what may be read`, () => {
      expect(namingOf([one({})], say.en).text(text)).toBe(left)
    })

  it('takes the country out in either language, and not the word of two letters', () => {
    const { text } = namingOf([one({ name: 'Douanes', code: 'x-it', country: 'IT' })], say.fr)
    expect(text('Italie, Italy, it is so')).toBe(
      'un Membre de la région Middle Coast, un Membre de la région Middle Coast, it is so',
    )
  })

  // However a country is written: with a typed apostrophe, without accents, in small letters.
  const typed = (text: string) => text.replaceAll('’', "'")
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
  const written = [typed, plain, (text: string) => typed(text).replaceAll('&', 'and')]
  for (const language of LANGUAGES)
    it(`leaves no country that ISO 3166 lists, in ${language}`, () => {
      for (const [country] of ISO_3166) {
        const { text } = namingOf([one({ name: 'Douanes', code: 'x', country })], say.en)
        const name = countryName(country, language)
        for (const write of written)
          expect([country, text(`In ${write(name)} it was.`)]).toEqual([
            country,
            'In a Member of region Middle Coast it was.',
          ])
      }
    })

  const countries: readonly (readonly [string, string])[] = [
    ['CI', "Côte d'Ivoire, Cote d’Ivoire, Ivory Coast"],
    ['MM', 'Myanmar, Burma, Myanmar (Burma)'],
    ['HK', 'Hong Kong, Hong Kong SAR China'],
    ['CD', 'Congo-Kinshasa, Congo – Kinshasa, DRC'],
    ['BA', 'Bosnia and Herzegovina, Bosnie-Herzégovine, bosnia & herzegovina'],
    ['TR', 'Turkey, Türkiye, TURKIYE, Turquie'],
    ['RE', 'Réunion, La Re\u0301union, Re\u00adunion'],
    ['GB', 'UK, United Kingdom, Royaume-Uni'],
  ]
  for (const [country, names] of countries)
    it(`takes all of: ${names}`, () => {
      const { text } = namingOf([one({ name: 'Douanes', code: 'x', country })], say.en)
      expect(
        text(names).replaceAll('a Member of region Middle Coast', '').replace('La ', ''),
      ).toMatch(/^[, ]*$/)
    })

  it('takes a short sign-in code for a name in capitals or behind its @ alone', () => {
    const { text } = namingOf([one({ name: 'Douanes', code: 'it' })], say.en)
    expect(text('It was late, it said. anna@it and IT knew.')).toBe(
      'It was late, it said. anna@a Member of region Middle Coast and a Member of region Middle Coast knew.',
    )
  })

  it('takes signs of a name as signs, and its own answer never for a name', () => {
    const { text } = namingOf(
      [
        one({ name: 'A+B $& (C).', code: 'm$1', region: '$& Member' }),
        one({ id: 'm', code: 'zz' }),
      ],
      say.en,
    )
    expect(text('A+B $& (C). did')).toBe('a Member of region $& Member did')
  })
})
