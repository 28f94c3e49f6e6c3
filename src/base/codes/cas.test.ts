import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findCas, isCas } from './cas.ts'

test.each([
  ['thionyl chloride, CAS 7719-09-7', ['7719-09-7']],
  ['CAS No.: 7719097, 200 kg drums', ['7719-09-7']],
  ['007719–09–7 / 10025-87-3', ['7719-09-7', '10025-87-3']],
  ['cas 7719 - 09 - 7', ['7719-09-7']],
  ['part number 7719-09-8', []],
  ['tel 020-7719-09-7', []],
  ['2025-03-7', []],
  ['7719-09-71', []],
  ['no digits here', []],
])('%s', (text, expected) => {
  const found = findCas(text)
  expect(found.map((one) => one.cas)).toEqual(expected)
  for (const { span } of found) expect(text.slice(...span)).toMatch(/^\d.*\d$/)
})

test('one wrong digit is always seen in the last place', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 9999999 }), fc.integer({ min: 0, max: 99 }), (a, b) => {
      const stem = `${a}-${String(b).padStart(2, '0')}`
      const right = Array.from({ length: 10 }, (_, d) => `${stem}-${d}`).filter(isCas)
      return right.length === 1 && findCas(`x ${right[0]} y`)[0]?.cas === right[0]
    }),
    { seed: 2 },
  )
})
