import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Checked,
  countryOfLocode,
  isAwb,
  isContainer,
  isDucr,
  isEori,
  isHs,
  isImo,
  isLei,
  isLocode,
  isMrn,
  readAwb,
  readContainer,
  readEori,
  readImo,
  readLei,
  readLocode,
  readMrn,
  traderOfDucr,
} from './index.ts'

const IS: Readonly<Record<string, (text: string) => boolean>> = {
  iso6346: isContainer,
  imo: isImo,
  awb: isAwb,
  mrn: isMrn,
  lei: isLei,
  eori_format: isEori,
  unlocode_format: isLocode,
  hs_format: isHs,
  ducr_format: isDucr,
}

const VECTORS = '../shared/data/trade/identifiers/test_vectors_dev.csv'
if (!existsSync(VECTORS)) console.log(`skipped: identifier vectors, no ${VECTORS}`)
test.skipIf(!existsSync(VECTORS))('every reference vector is told right', () => {
  const rows = readFileSync(VECTORS, 'utf8').trim().split(/\r?\n/).slice(1)
  expect(rows.length).toBeGreaterThan(100)
  const wrong = rows.filter((row) => {
    const [kind, value, expected] = row.split(',')
    return IS[kind!]!(value!) !== (expected === 'valid')
  })
  expect(wrong).toEqual([])
})

test.each([
  [readContainer, 'csqu 305438-3', 'CSQU3054383', true],
  [readContainer, 'CSQU3054384', 'CSQU3054384', false],
  [readContainer, 'CSQU305438', undefined, undefined],
  [readContainer, 'LOOSE CARGO', undefined, undefined],
  [readImo, 'IMO 9074729', '9074729', true],
  [readImo, 'IMO No. 9074728', '9074728', false],
  [readImo, 'AB-123', undefined, undefined],
  [readAwb, '888 1111 1111', '888-11111111', true],
  [readAwb, 'HAWB4711', undefined, undefined],
  [readMrn, '22 ITZXBZYUTJFLJXK 6', '22ITZXBZYUTJFLJXK6', true],
  [readLei, '5493001kjtiigc8y1r12', '5493001KJTIIGC8Y1R12', true],
] as const)('%o %s', (read: (text: string) => Checked | undefined, text, value, valid) => {
  expect(read(text)?.value).toBe(value)
  expect(read(text)?.valid).toBe(valid)
})

test('shapes without a check digit', () => {
  expect(readEori('de 123 4567')).toBe('DE1234567')
  expect(readEori('1')).toBeUndefined()
  expect(readLocode('nl rtm')).toBe('NLRTM')
  expect(countryOfLocode('NLRTM')).toBe('NL')
  expect(countryOfLocode('XZAAA')).toBeUndefined()
  expect(traderOfDucr('9GB123456789000-INV2025001')).toBe('GB123456789000')
})

test('exactly one last digit is right, and it is the one that is told', () => {
  const tables = [
    [readContainer, fc.stringMatching(/^[A-Z]{3}U\d{6}$/)],
    [readImo, fc.stringMatching(/^\d{6}$/)],
    [readMrn, fc.stringMatching(/^2\d[A-Z]{2}[A-Z0-9]{12}[ABJ]$/)],
  ] as const
  for (const [read, bodies] of tables)
    fc.assert(
      fc.property(bodies, (body) => {
        const all = Array.from({ length: 10 }, (_, digit) => read(`${body}${digit}`)!)
        const right = all.filter((one) => one.valid)
        return right.length === 1 && right[0]!.value.endsWith(right[0]!.digit)
      }),
      { seed: 6346 },
    )
})
