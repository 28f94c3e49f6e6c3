import { describe, expect, it } from 'vitest'
import { placeOf } from './place.ts'
import { applyMapping, recognise, sampleRows } from './recognise.ts'
import { consignmentsOf, layoutOf, readAll, rejectsOf } from './samples.contract.ts'

const of = (name: string, content: string | Uint8Array) => {
  const head = typeof content === 'string' ? Buffer.from(content) : content
  return recognise({ name, head, size: head.length })
}
const refusal = (content: string | Uint8Array) => {
  const found = of('x', content)
  return found.ok
    ? 'taken'
    : [found.refusal.code, found.refusal.values.kind].filter(Boolean).join(' ')
}

describe('what is no trade file', () => {
  it.each([
    ['', 'file.empty'],
    ['  \n', 'file.empty'],
    ['{"a": 1}', 'file.unknown-format json'],
    ['# Read me\n\nWords about a file, and more.\n', 'file.unknown-format text'],
    ['PK\u0003\u0004....[Content_Types].xml', 'file.unknown-format xlsx'],
    ['%PDF-1.7', 'file.unknown-format pdf'],
    ['<html><table/></html>', 'file.unknown-format html'],
    ['<xs:schema xmlns:xs="x"/>', 'file.unknown-format xsd'],
    ['<ASYCUDA><x/></ASYCUDA>', 'file.unknown-format xml'],
    ['<!DOCTYPE d><Declaration><GoodsShipment/></Declaration>', 'xml.doctype'],
    ['position,column\n1,HS_CODE\n2,NAME\n', 'file.unknown-format table'],
    ['hs_code,description\n841381,pumps\n', 'file.unknown-format table'],
    ['name,country,programs\nKalvin,KE,X\n', 'file.unknown-format table'],
    ['Date;Description;Amount\n2025-01-01;Rent;200\n', 'file.unknown-format table'],
  ])('%j is refused: %s', (content, wanted) => {
    expect(refusal(content)).toBe(wanted)
  })
  it('refuses bytes that are text in no known encoding', () => {
    // KOI8-R has its small letters where Windows-1251 has the capitals
    expect(
      refusal(Buffer.from('eef7e5f2c9cee120d4cfd7c1d2cfd72c20cec1d3cfd3d92e0a', 'hex')),
    ).not.toBe('taken')
    expect(refusal(Buffer.from('description,weight\na\u0000b,1\n'))).toBe('file.encoding')
  })
})

const ROWS = [
  ['Pays d’origine', 'Désignation des marchandises', 'Code SH', 'Poids net (kg)', 'Destinataire'],
  ['Allemagne', 'Pompe à vide', '8414.10.00', '1 250,50', 'Société Kalvin'],
  ['Côte d’Ivoire', 'Cacao en fèves', '1801.00', '12,5', 'NULL'],
]

describe('tables', () => {
  const text = ROWS.map((row) => row.join(';')).join('\r\n')

  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(text.replaceAll('’', "'"), 'latin1')],
  ])('are read in %s', (encoding, bytes) => {
    const layout = layoutOf('x.csv', bytes)
    expect(layout).toMatchObject({ encoding, delimiter: ';', headerLine: 0 })
    const [first, second] = consignmentsOf(readAll(layout, 'x.csv', bytes, { pushes: [3] }))
    expect(first).toMatchObject({
      parties: [{ role: 'consignee', name: 'Société Kalvin' }],
      goodsItems: [
        { description: 'Pompe à vide', hs6: '841410', originCountry: 'DE', netMassKg: 1250.5 },
      ],
    })
    expect(second).toMatchObject({
      parties: [],
      goodsItems: [{ originCountry: 'CI', netMassKg: 12.5 }],
    })
  })

  it('name the column of each value', () => {
    const bytes = Buffer.from(text)
    const layout = layoutOf('x.csv', bytes)
    const [first] = consignmentsOf(readAll(layout, 'x.csv', bytes))
    expect(placeOf(layout, 'goodsItems[0].description')).toBe('Désignation des marchandises')
    expect(placeOf(layout, 'goodsItems[0].hs6')).toBe('Code SH')
    expect(placeOf(layout, 'goodsItems[3].casNumbers[0]')).toBe('Désignation des marchandises')
    expect(placeOf(layout, 'parties[0].name', first)).toBe('Destinataire')
    expect(placeOf(layout, 'parties[0].name')).toBeUndefined()
    expect(placeOf(layout, 'totals.packages')).toBeUndefined()
  })

  it('guess a lost zero and say so', () => {
    const codes = ['84138100', '85423100', '7019010', '73181588', '90318000', '30049000']
    const rows = codes.map((code) => `${code},x,KE`).join('\n')
    const bytes = Buffer.from(`HS_CODE,PRODUCT_DESCRIPTION,DESTINATION_COUNTRY\n${rows}`)
    const items = consignmentsOf(readAll(layoutOf('x.csv', bytes), 'x.csv', bytes)).map(
      ({ goodsItems }) => goodsItems[0],
    )
    expect(items[2]).toMatchObject({
      commodityCode: '7019010',
      hs6: '070190',
      hs6Guess: 'leading-zero',
    })
    expect(items[0]).not.toHaveProperty('hs6Guess')
  })

  it('join the rows of one declaration and keep every trader', () => {
    const bytes = Buffer.from(
      'DECLARATION_NUMBER,CONSIGNEE_NAME,PRODUCT_DESCRIPTION,CONTAINER_NUMBER\nA,One,pump,CSQU3054383\nA,Two,valve (CAS 7664-39-3),MSKU1234565\nB,One,seal,\n,One,nut,\n,One,bolt,\n',
    )
    const found = consignmentsOf(readAll(layoutOf('x.csv', bytes), 'x.csv', bytes))
    expect(found.map(({ source, goodsItems }) => [source.record, goodsItems.length])).toEqual([
      [1, 2],
      [3, 1],
      [4, 1],
      [5, 1],
    ])
    expect(found[0]).toMatchObject({
      parties: [{ name: 'One' }, { name: 'Two' }],
      equipment: [{ id: 'CSQU3054383' }, { id: 'MSKU1234565' }],
      goodsItems: [{ seq: 1 }, { seq: 2, casNumbers: ['7664-39-3'] }],
    })
  })

  it('reject what cannot be read, each with its line', () => {
    const bytes = Buffer.from(
      'HS_CODE,PRODUCT_DESCRIPTION,COUNTRY_OF_ORIGIN\n841381,pump,DE\n841381,pump\n841381,"a"b,DE\n,,DE\nHS_CODE,PRODUCT_DESCRIPTION,COUNTRY_OF_ORIGIN\n841381,p\u00fcmp,DE,\n',
      'latin1',
    )
    const layout = { ...layoutOf('x.csv', bytes), encoding: 'utf-8' }
    const found = rejectsOf(readAll(layout, 'x.csv', bytes))
    expect(found.map(({ record, place, refusal: { code } }) => [record, place, code])).toEqual([
      [2, 'line 3', 'record.columns'],
      [3, 'line 4', 'record.quote'],
      [4, 'line 5', 'record.empty'],
      [5, 'line 6', 'record.header'],
      [6, 'line 7', 'file.encoding'],
    ])
  })

  it('take a mapping that a person made', () => {
    const bytes = Buffer.from('A,B,C\npump,KE,7\n')
    const layout = {
      ...layoutOf('x.csv', Buffer.from('HS_CODE,COUNTRY_OF_ORIGIN,NET_WEIGHT\n841381,DE,3\n')),
      headers: ['A', 'B', 'C'],
    }
    const mapping = { columns: { A: 'goodsItems.description', C: 'goodsItems.netMassKg' } }
    const mapped = applyMapping(layout, mapping)
    expect(
      mapped.ok && consignmentsOf(readAll(mapped.value, 'x.csv', bytes))[0]?.goodsItems,
    ).toEqual([{ seq: 1, description: 'pump', netMassKg: 7 }])
    expect(applyMapping(layout, { columns: { Z: 'goodsItems.description' } })).toMatchObject({
      refusal: { code: 'mapping.column', values: { column: 'Z' } },
    })
    expect(applyMapping(layout, { columns: { A: 'goodsItems.unknown' } }).ok).toBe(false)
    expect(applyMapping(layout, { columns: { A: 'currency', B: 'currency' } }).ok).toBe(false)
  })

  it('keep the mapping that was saved for their header', () => {
    const head = Buffer.from('HS_CODE,PRODUCT_DESCRIPTION,COUNTRY_OF_ORIGIN\n841381,pump,DE\n')
    const guessed = layoutOf('x.csv', head)
    const mapping = {
      columns: { HS_CODE: 'goodsItems.commodityCode', COUNTRY_OF_ORIGIN: 'countries.export' },
    }
    expect(layoutOf('y.csv', head, { [guessed.key]: mapping }).mapping).toEqual(mapping)
  })

  it('show their first rows', () => {
    const bytes = Buffer.from(text)
    expect(sampleRows(layoutOf('x.csv', bytes), bytes, { count: 1 })).toEqual([ROWS[1]])
  })
})
