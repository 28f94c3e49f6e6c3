import { describe, expect, it } from 'vitest'
import { voice, wordsOf } from '../../words/index.ts'
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
