import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createFileReader } from './file-reader.ts'
import type { Layout } from './reader.ts'
import { recognise } from './recognise.ts'
import { countRecords, layoutOf, readAll, rejectsOf } from './samples.contract.ts'

const hostile = resolve(import.meta.dirname, '../../../shared/data/hostile')
const here = existsSync(hostile)
if (!here) console.log('skipped: hostile input, ../shared is not here')

type Case = { id: string; expect: string; b64?: string; gzip_b64?: string; hex?: string }
const casesOf = (file: string): Case[] =>
  here
    ? readFileSync(join(hostile, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
const bytesOf = ({ b64, gzip_b64, hex }: Case): Buffer =>
  gzip_b64 !== undefined
    ? gunzipSync(Buffer.from(gzip_b64, 'base64'), { maxOutputLength: 1 << 26 })
    : Buffer.from(b64 ?? hex ?? '', b64 === undefined ? 'hex' : 'base64')

const table: Layout = {
  format: 'table',
  key: 'k',
  encoding: 'utf-8',
  delimiter: ',',
  newline: '\n',
  headerLine: 0,
  headers: ['a', 'b'],
  mapping: { columns: { a: 'goodsItems.description', b: 'goodsItems.netMassKg' } },
}
const xml: Layout = { format: 'wco-dms', key: 'x', encoding: 'utf-8' }

describe.skipIf(!here)('hostile input', () => {
  const files = ['csv/hostile', 'csv/rfc4180', 'csv/csv-spectrum', 'utf8/utf8']
  const tables = files.flatMap((file) => casesOf(`${file}.jsonl`))
  const documents = ['attacks', 'libxml2-errors', 'w3c-xmlconf'].flatMap((file) =>
    casesOf(`xml/${file}.jsonl`),
  )

  it('is recognised or refused, never thrown at', () => {
    for (const hurt of [...tables, ...documents]) {
      const head = bytesOf(hurt)
      recognise({ name: hurt.id, head, size: head.length })
    }
  })

  it('never throws out of a reader', () => {
    for (const hurt of [...tables, ...documents]) {
      const bytes = bytesOf(hurt)
      for (const layout of [table, xml]) {
        const whole = readAll(layout, hurt.id, bytes)
        const pieces = readAll(layout, hurt.id, bytes, { pushes: [1000, 77], chunkBytes: 50 })
        expect(pieces).toEqual(whole)
      }
    }
  })

  it.each(documents.filter((hurt) => hurt.expect === 'reject'))(
    'refuses the XML of $id',
    (hurt) => {
      expect(rejectsOf(readAll(xml, hurt.id, bytesOf(hurt)))).not.toHaveLength(0)
    },
  )

  it.each(casesOf('utf8/utf8.jsonl'))('decodes $id strictly', (hurt) => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), bytesOf(hurt), Buffer.from(',5\n')])
    const codes = rejectsOf(readAll(table, hurt.id, bytes)).map(({ refusal }) => refusal.code)
    expect(codes).toEqual(hurt.expect === 'reject' ? ['file.encoding'] : [])
  })
})

const HEADER = 'DECLARATION_NUMBER,IMPORTER_NAME,HS_CODE,PRODUCT_DESCRIPTION\n'
const good = (i: number): string => `D${i},Kalvin Trading,84138100,pump\n`

describe('too much of something', () => {
  const layout = layoutOf('x.csv', Buffer.from(HEADER + good(1)))

  it('rejects a field of 50 MB and keeps the records around it', () => {
    const reader = createFileReader(layout, { file: 'x.csv', fileHash: 'h' })
    const out = [...reader.push(Buffer.from(`${HEADER}${good(1)}D2,"`))]
    const piece = Buffer.alloc(1 << 20, 'x')
    const before = process.memoryUsage().arrayBuffers
    for (let i = 0; i < 50; i++) out.push(...reader.push(piece))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 << 20)
    out.push(...reader.push(Buffer.from(`",1,2\n${good(3)}`)), ...reader.end())
    expect(countRecords(out)).toBe(3)
    expect(rejectsOf(out)).toMatchObject([
      { record: 2, place: 'line 3', refusal: { code: 'record.too-long' } },
    ])
  })

  it('loses one line to a quote that never closes', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => good(i)).join('')
    const bytes = Buffer.from(`${HEADER}${good(1)}D2,"never closed,1,2\n${rows}`)
    const out = readAll(layout, 'x.csv', bytes)
    expect(countRecords(out)).toBe(30_002)
    expect(rejectsOf(out)).toMatchObject([
      { record: 2, place: 'line 3', refusal: { code: 'record.quote' } },
    ])
    expect(readAll(layout, 'x.csv', bytes, { pushes: [65_536], chunkBytes: 10_000 })).toEqual(out)
  })

  it('splits a declaration of more rows than one consignment may have', () => {
    const bytes = Buffer.from(HEADER + good(7).repeat(20_001))
    const out = readAll(layout, 'x.csv', bytes, { pushes: [50_000], chunkBytes: 4000 })
    expect(out.map((record) => record.kind === 'consignment' && record.records)).toEqual([
      20_000, 1,
    ])
    expect(readAll(layout, 'x.csv', bytes)).toEqual(out)
  })

  it('bounds depth, attributes and text of XML', () => {
    const code = (body: string): unknown =>
      rejectsOf(readAll(xml, 'x.xml', Buffer.from(`<Declaration>${body}</Declaration>`)))[0]
        ?.refusal.code
    expect(code('<a>'.repeat(300) + '</a>'.repeat(300))).toBe('xml.depth')
    expect(code(`<a ${Array.from({ length: 300 }, (_, i) => `b${i}="1"`).join(' ')}/>`)).toBe(
      'xml.too-large',
    )
    expect(code(`<a>${'x'.repeat(1_200_000)}</a>`)).toBe('xml.too-large')
    expect(code(`<!--${'x'.repeat(1_200_000)}-->`)).toBe('xml.too-large')
  })
})
