import { describe, expect, it } from 'vitest'
import type { RefusalCode } from '../base/index.ts'
import { documentFonts } from '../jobs/index.ts'
import { spoken } from './decimal.ts'
import { documentOf, SAY } from './documents.contract.ts'
import { type Block, type Chart, docx, pdf, type Table, xlsx } from './index.ts'

const fonts = await documentFonts()
const table = (over: Partial<Table>): Table => ({
  kind: 'table',
  caption: 'T',
  columns: [{ title: 'A', type: 'text' }],
  rows: [['x']],
  ...over,
})
const chart = (over: Partial<Chart>): Chart => ({
  kind: 'chart',
  caption: 'C',
  alternative: 'One bar.',
  labelTitle: 'L',
  valueTitle: 'V',
  bars: [{ label: 'a', value: '1' }],
  ...over,
})
const of = (type: 'number' | 'amount' | 'date', cell: Table['rows'][number][number]): Table =>
  table({ columns: [{ title: 'A', type }], rows: [[cell]] })

const REFUSED: readonly (readonly [RefusalCode, Block])[] = [
  ['document.heading', { kind: 'heading', level: 2, text: 'H' }],
  ['document.alternative', chart({ alternative: ' ' })],
  ['document.chart', chart({ bars: [{ label: 'a', value: '-1' }] })],
  [
    'document.chart',
    chart({ bars: Array.from({ length: 31 }, () => ({ label: 'a', value: '1' })) }),
  ],
  ['document.table', chart({ bars: [{ label: 'a', value: '1e9' }] })],
  ['document.table', table({ columns: [] })],
  ['document.table', table({ caption: '' })],
  ['document.table', table({ rows: [['x', 'y']] })],
  ['document.table', of('number', '1,5')],
  ['document.table', of('number', 'NaN')],
  ['document.table', of('amount', { value: '1.00', currency: 'euro' })],
  ['document.table', of('date', '31.01.2026')],
]

describe('a document', () => {
  it.each(REFUSED)('is refused by name: %s', async (code, block) => {
    for (const made of [
      await pdf(documentOf([block]), fonts, SAY.en),
      await docx(documentOf([block]), SAY.en),
      await xlsx(documentOf([block]), SAY.en),
    ])
      expect(made).toMatchObject({ ok: false, refusal: { code } })
  })

  it('is refused without a title or a moment', async () => {
    expect(await docx(documentOf([], ' '), SAY.en)).toMatchObject({
      refusal: { code: 'document.title' },
    })
    for (const asOf of ['yesterday', '2026-13-01T00:00:00Z', '2026-01-01T00:00:00+02:00'])
      expect(await docx({ ...documentOf([]), asOf }, SAY.en)).toMatchObject({
        refusal: { code: 'document.moment' },
      })
  })

  it('is refused where a page or a sheet is too small for it', async () => {
    const columns = Array.from({ length: 13 }, () => ({ title: 'A', type: 'text' }) as const)
    expect(await pdf(documentOf([table({ columns, rows: [] })]), fonts, SAY.en)).toMatchObject({
      refusal: { code: 'document.wide' },
    })
    expect(await xlsx(documentOf([table({ rows: [['x'.repeat(32_768)]] })]), SAY.en)).toMatchObject(
      {
        refusal: { code: 'document.cell' },
      },
    )
    const rows = Array.from({ length: 1_048_576 }, () => [null])
    expect(await xlsx(documentOf([table({ rows })]), SAY.en)).toMatchObject({
      refusal: { code: 'document.rows' },
    })
  })
})

describe('a decimal', () => {
  it.each([
    ['1234567.50', '1,234,567.50', '1\u202f234\u202f567,50'],
    ['-0.10', '−0.10', '−0,10'],
    ['007', '7', '7'],
    [
      '12345678901234567890.12',
      '12,345,678,901,234,567,890.12',
      '12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890,12',
    ],
    ['n/a', 'n/a', 'n/a'],
  ])('%s is said with every digit', (text, en, fr) => {
    expect(spoken(text, 'en')).toBe(en)
    expect(spoken(text, 'fr')).toBe(fr)
  })
})
