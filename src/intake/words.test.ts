import { describe, expect, it } from 'vitest'
import { intake as en } from '../words/en/intake.ts'
import { intake as fr } from '../words/fr/intake.ts'
import { voice } from '../words/index.ts'
import { FIELDS } from './fields.ts'

describe('words of this room', () => {
  it('are the same keys in both languages', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort())
  })
  it('label every field', () => {
    for (const { key } of FIELDS) expect(Object.keys(en)).toContain(`field.${key}`)
  })
  it('say what a refused file seems to be', () => {
    const values = { file: 'x.bin', kind: 'json' }
    expect(voice('en', en)('refusal.file.unknown-format.says', values)).toMatch(
      /looks like JSON\.$/,
    )
    expect(voice('fr', fr)('refusal.file.unknown-format.says', values)).toMatch(/JSON\.$/)
  })
})
