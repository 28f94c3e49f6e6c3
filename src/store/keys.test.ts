import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUuid } from '../base/index.ts'
import { signatureText } from './chunk.ts'
import { houseKeyOf, mark, newKey, open, organisationKey, readHouseKey, seal } from './keys.ts'
import { sampleConsignment, temporaryFolder } from './sample.contract.ts'

describe('sealed bytes', () => {
  it('open with their key and name alone, and not when a single bit differs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.nat(), (bytes, name, at) => {
        const key = newKey()
        const sealed = seal(key, bytes, name)
        expect(new Uint8Array(open(key, sealed, name))).toEqual(bytes)
        expect(() => open(newKey(), sealed, name)).toThrow()
        expect(() => open(key, sealed, `${name}.`)).toThrow()
        const changed = Buffer.from(sealed)
        changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1
        expect(() => open(key, changed, name)).toThrow()
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('never use a key or a nonce twice', () => {
    const key = newKey()
    const sealed = Array.from({ length: 5000 }, () =>
      seal(key, 'x', 'n').toString('hex').slice(0, 24),
    )
    expect(new Set(sealed).size).toBe(5000)
    const keys = Array.from({ length: 5000 }, () => Buffer.from(newKey()).toString('hex'))
    expect(new Set(keys).size).toBe(5000)
  })
})

describe('the key of a house', () => {
  it('is made once, for its owner alone, and refused when damaged', () => {
    const folder = temporaryFolder()
    const key = houseKeyOf(folder)
    expect(houseKeyOf(folder)).toEqual(key)
    expect(statSync(join(folder, 'house.key')).mode & 0o777).toBe(0o600)
    writeFileSync(join(folder, 'house.key'), 'short')
    expect(() => houseKeyOf(folder)).toThrow('house.key')
    expect(() => readHouseKey('')).toThrow('house.key')
  })
})

describe('a mark', () => {
  it('is the same for the same text under one key, and tells nothing under another', () => {
    const [one, two] = [organisationKey(newKey()), organisationKey(newKey())]
    expect(mark(one, 'a')).toBe(mark(one, 'a'))
    expect(mark(one, 'a')).not.toBe(mark(two, 'a'))
    expect(mark(one, 'a')).not.toBe(mark(one, 'b'))
    expect(isUuid(mark(one, 'a'))).toBe(true)
  })

  it('of reasons does not depend on the line or the order, but on the words', () => {
    // Records 12 apart have the same goods and the same trader.
    const findings = (record: number) => sampleConsignment('f', record).target?.findings ?? []
    expect(signatureText(findings(2))).toBe(signatureText(findings(14)))
    expect(signatureText(findings(2))).toBe(signatureText(findings(14).toReversed()))
    expect(signatureText(findings(2))).not.toBe(signatureText(findings(4)))
  })
})
