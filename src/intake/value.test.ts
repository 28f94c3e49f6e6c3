import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOrder, readDate, readFormatted } from './date.ts'
import {
  cleanCountry,
  cleanText,
  decimalEvidence,
  decimalString,
  kilogramsOf,
  toNumber,
} from './value.ts'

describe('absent values', () => {
  it.each(['', '  ', 'NULL', 'null', 'N/A', '-', '0', '#N/A', 'None', ' . '])(
    '%j says nothing',
    (cell) => {
      expect(cleanText(cell)).toBeUndefined()
    },
  )
  it.each(['Nullarbor', 'NO', '00', 'NA Trading', 'TRUE'])('%j is text', (cell) => {
    expect(cleanText(cell)).toBe(cell)
  })
  it('takes NA for Namibia where a country stands', () => {
    expect(cleanText('NA')).toBeUndefined()
    expect(cleanCountry('NA')).toBe('NA')
  })
})

describe('numbers', () => {
  it.each([
    ['12.650,40', false, '12650.40'],
    ['12,650.40', true, '12650.40'],
    ['12 650,40', true, '12650.40'],
    ['12\u00a0650,40', true, '12650.40'],
    ["1'234'567.5", false, '1234567.5'],
    ['1.234.567', false, '1234567'],
    ['1,23,45,678.50', false, '12345678.50'],
    ['3.200', true, '3200'],
    ['3.200', false, '3.200'],
    ['41,200', true, '41.200'],
    ['41,200', false, '41200'],
    ['0,125', false, '0.125'],
    ['18420.000', false, '18420.000'],
    ['USD 1,200.00', false, '1200.00'],
    ['1 200 kg', false, '1200'],
    ['(15.5)', false, '-15.5'],
    ['-7', false, '-7'],
    ['12.34.56', false, undefined],
    ['12a34', false, undefined],
    ['abc', false, undefined],
    ['', false, undefined],
  ] as const)('%j with comma %s is %s', (cell, comma, value) => {
    expect(decimalString(cell, comma)).toBe(value)
  })
  it('reads the exponents of a spreadsheet', () => {
    expect(toNumber('1.2E+05', false)).toBe(120_000)
  })
  it('reads back what any grouping writes', () => {
    const whole = fc.integer({ min: 0, max: 999_999_999 })
    const cents = fc.integer({ min: 0, max: 99 })
    const signs = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ["'", '.'])
    fc.assert(
      fc.property(whole, cents, signs, (n, c, [group, decimal]) => {
        const grouped = String(n).replace(/\B(?=(\d{3})+$)/g, group!)
        const part = String(c).padStart(2, '0')
        expect(decimalString(`${grouped}${decimal}${part}`, decimal === ',')).toBe(`${n}.${part}`)
      }),
      { seed: 3 },
    )
  })
  it.each([
    ['12.650,40', 'comma'],
    ['12,650.40', 'point'],
    ['3,5', 'comma'],
    ['18420.000', 'point'],
    ['1.234.567', 'comma'],
    ['3.200', undefined],
    ['41,200', undefined],
    ['40', undefined],
  ] as const)('%j proves %s', (cell, sign) => {
    expect(decimalEvidence(cell)).toBe(sign)
  })
  it.each([
    ['KGM', 1],
    ['Metric Tons', 1000],
    ['LBS', 0.45359237],
    ['constructor', undefined],
    ['NAR', undefined],
  ] as const)('%s is %s kg', (unit, kilograms) => {
    expect(kilogramsOf(unit)).toBe(kilograms)
  })
})

describe('dates', () => {
  it.each([
    ['2025-03-12', 'iso', '2025-03-12'],
    ['2025-03-12 14:22:01', 'iso', '2025-03-12'],
    ['2025-03-12T23:30:00-05:00', 'iso', '2025-03-13T04:30:00Z'],
    ['20250312', 'iso', '2025-03-12'],
    ['03/12/2025', 'day-first', '2025-12-03'],
    ['03/12/2025', 'month-first', '2025-03-12'],
    ['21/03/2025', 'month-first', '2025-03-21'],
    ['3.4.2025', 'month-first', '2025-04-03'],
    ['03-Mar-25', 'iso', '2025-03-03'],
    ['3 août 2024', 'iso', '2024-08-03'],
    ['12 juillet 2024', 'iso', '2024-07-12'],
    ['5 de marzo de 2024', 'iso', '2024-03-05'],
    ['Mar 3, 2025', 'iso', '2025-03-03'],
    ['45719', 'excel', '2025-03-03'],
    ['45719.75', 'excel', '2025-03-03'],
    ['31/02/2025', 'day-first', undefined],
    ['2025-13-01', 'iso', undefined],
    ['12345678', 'iso', undefined],
    ['Monday', 'iso', undefined],
  ] as const)('%j, %s, is %s', (cell, order, date) => {
    expect(readDate(cell, order)).toBe(date)
  })
  it.each([
    [['03/12/2025', '21/03/2025'], 'day-first'],
    [['03/12/2025', '03/21/2025'], 'month-first'],
    [['03/03/2025', '04/04/2025'], undefined],
    [['2025-03-03'], 'iso'],
    [['45719', '45728'], 'excel'],
  ] as const)('%j is %s', (cells, order) => {
    expect(dateOrder(cells)).toBe(order)
  })
  it('reads date-times of messages', () => {
    expect(readFormatted('20251111150522+01')).toBe('2025-11-11T14:05:22Z')
    expect(readFormatted('20240125094643Z')).toBe('2024-01-25T09:46:43Z')
    expect(readFormatted('20240125')).toBe('2024-01-25')
  })
})
