import { expect, test } from 'vitest'
import { hs6Of, readHs } from './hs.ts'

test.each([
  ['8479.89.97', '84798997', '847989', false],
  ['8412.31.00.000K', '84123100000', '841231', false],
  ['0101', '0101', undefined, false],
  ['101210000', '0101210000', '010121', true],
  ['30617', '030617', '030617', true],
  [' 8542 31 9001 ', '8542319001', '854231', false],
  ['854231000', '854231000', '854231', false],
  ['9801000000', '9801000000', undefined, false],
])('%s', (text, digits, hs6, zeroGuessed) => {
  const read = readHs(text)
  expect(read?.digits).toBe(digits)
  expect(read?.hs6).toBe(hs6)
  expect(read?.zeroGuessed).toBe(zeroGuessed)
})

test('the length of the column decides between nine digits and a lost zero', () => {
  expect(readHs('210690299', { usualLength: 9 })?.digits).toBe('210690299')
  expect(readHs('303891000', { usualLength: 10 })?.digits).toBe('0303891000')
  expect(readHs('10121', { zeroMayBeLost: false })).toBeUndefined()
})

test.each(['', '847', '779900', '98765A', '0001', '8400', '85423', 'N/A', '1234567890123'])(
  '%s is no tariff code',
  (text) => {
    expect(hs6Of(text)).toBeUndefined()
    expect(readHs(text)).toBeUndefined()
  },
)
