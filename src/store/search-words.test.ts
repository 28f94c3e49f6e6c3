import { describe, expect, it } from 'vitest'
import { soughtWords, wordsOf } from './search-words.ts'

describe('words of a target', () => {
  it('are folded, told apart by blanks and punctuation, and each kept once', () => {
    const plain = {
      goodsItems: [{ description: 'Vannes à SOUFFLET (acier), vannes', hs6: '848180' }],
      declaration: { mrn: '26NDEX-001' },
      remark: 'not searched',
    }
    expect(wordsOf(plain)).toEqual(['vannes', 'a', 'soufflet', 'acier', '848180', '26ndex', '001'])
    expect(soughtWords('  Soufflét;ACIER acier ')).toEqual(['soufflet', 'acier'])
  })

  it('begin at every letter where a script writes no blanks', () => {
    const words = wordsOf({ description: '不锈钢泵' })
    expect(words).toEqual(['不锈钢泵', '锈钢泵', '钢泵', '泵'])
    expect(words.some((word) => word.startsWith(soughtWords('钢泵')[0] ?? '-'))).toBe(true)
  })

  it('are bounded in number and length', () => {
    const many = Array.from({ length: 500 }, (_, i) => `w${i}`).join(' ')
    expect(wordsOf({ description: many })).toHaveLength(100)
    const [long] = wordsOf({ description: 'x'.repeat(300) })
    expect(long).toHaveLength(40)
    expect(soughtWords('x'.repeat(300))).toEqual([long])
  })

  it('are never cut inside a letter', () => {
    for (const letter of ['𠀀', '😀', '𝒜']) {
      const texts = [0, 1].map((at) => `${'x'.repeat(at)}${letter.repeat(1200)}`)
      for (const text of texts)
        for (const word of [...wordsOf({ description: text }), ...soughtWords(text)])
          expect(/\p{Cs}/u.test(word), JSON.stringify(word)).toBe(false)
    }
  })
})
