import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { sampleDocument } from '../../measure/documents-sample.ts'
import { partsOf, textsOf } from '../../measure/office.ts'
import { documentOf, hostileTexts, made, SAY } from './documents.contract.ts'
import { type Block, type Cell, docx, type Table, tableCsv, xlsx } from './index.ts'
import { shown, shownInCell } from './shown.ts'

const blank = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The texts of a sheet's cells as a spreadsheet reads them, by their address. */
function cellsOf(parts: ReadonlyMap<string, string>, sheet: number): ReadonlyMap<string, string> {
  const shared = textsOf(parts.get('xl/sharedStrings.xml') ?? '<sst/>', 'si', 't')
  const xml = parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? ''
  const texts = textsOf(xml, 'c', 'v')
  const heads = [...xml.matchAll(/<c ([^>]*?)\/?>/g)].map(([, head = '']) => head)
  return new Map(
    heads.map((head, at) => {
      const text = texts[at] ?? ''
      const address = /r="(\w+)"/.exec(head)?.[1] ?? ''
      const plain = /t="s"/.test(head) ? (shared[Number(text)] ?? '') : text
      const read = plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      return [address, read]
    }),
  )
}

const tableOf = (columns: Table['columns'], rows: readonly (readonly Cell[])[]): Table => ({
  kind: 'table',
  caption: 'Sample',
  columns,
  rows,
})
const ofTexts = (texts: readonly string[]): Table =>
  tableOf(
    [{ title: 'Text', type: 'text' }],
    texts.map((text) => [text]),
  )

const any = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 300, seed: 11 })

describe('a DOCX', () => {
  it.each(['en', 'fr'] as const)(
    'has structure, language and properties in %s',
    async (language) => {
      const parts = partsOf(made(await docx(sampleDocument(language), SAY[language])))
      const body = parts.get('word/document.xml') ?? ''
      expect(body.match(/<w:pStyle w:val="Heading\d"\/>/g)).toHaveLength(5)
      expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2)
      expect(body.match(/<w:numPr>/g)).toHaveLength(6)
      expect(body.match(/<wp:docPr [^>]*descr="[^"]+"/g)).toHaveLength(3)
      expect(body.match(/<w:footnoteReference /g)).toHaveLength(14)
      expect(parts.get('word/styles.xml')).toContain(
        `<w:lang w:val="${language === 'fr' ? 'fr-FR' : 'en-GB'}"`,
      )
      const core = parts.get('docProps/core.xml') ?? ''
      expect(textsOf(core, 'dc:title', 'dc:title')).toEqual([sampleDocument(language).title])
      expect(core).toContain('2026-03-01T09:30:00Z')
      const footer = [...parts].find(([name]) => /footer\d\.xml$/.test(name))?.[1] ?? ''
      expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/)
      const notes = textsOf(parts.get('word/footnotes.xml') ?? '', 'w:footnote', 'w:t')
      expect(notes.join('\n')).toContain('M-1, M-2, M-3')
      expect(textsOf(body, 'w:p', 'w:t').join('\n')).toContain('شركة الشرق للتجارة')
    },
  )

  it('gives back hostile and any texts', async () => {
    const texts = [...hostileTexts(), ...any]
    const blocks: Block[] = texts.map((text) => ({ kind: 'paragraph', text }))
    const parts = partsOf(made(await docx(documentOf([...blocks, ofTexts(texts)]), SAY.en)))
    for (const [name, part] of parts) if (/\.(xml|rels)$/.test(name)) textsOf(part, 'a', 'a')
    const read = textsOf(parts.get('word/document.xml') ?? '', 'w:p', 'w:t')
    expect(read.slice(2, 2 + texts.length).map(blank)).toEqual(
      texts.map((text) => blank(shown(text))),
    )
    console.log(`hostile and any texts in DOCX: ${texts.length}/${texts.length}`)
  })
})

describe('an XLSX', () => {
  it('has typed cells, a frozen header, and amounts to the cent', async () => {
    const table = tableOf(
      [
        { title: 'Day', type: 'date' },
        { title: 'Count', type: 'number' },
        { title: 'Value', type: 'amount' },
      ],
      [
        ['2026-02-28', '1204', { value: '1234567890123.45', currency: 'EUR', records: ['A-1'] }],
        ['1899-12-31', '-3', { value: '12345678901234567.89', currency: 'XOF' }],
        [null, '0.10', null],
      ],
    )
    const parts = partsOf(made(await xlsx(documentOf([table]), SAY.en)))
    const cells = cellsOf(parts, 2)
    expect([...cells].filter(([, text]) => text !== '')).toEqual([
      ['A1', 'Day'],
      ['B1', 'Count'],
      ['C1', 'Value'],
      ['D1', 'Value: currency'],
      ['A2', '46081'],
      ['B2', '1204'],
      ['C2', '1234567890123.45'],
      ['D2', 'EUR'],
      ['A3', '1899-12-31'],
      ['B3', '-3'],
      ['C3', '12345678901234567.89'],
      ['D3', 'XOF'],
      ['B4', '0.1'],
    ])
    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toMatch(/<c r="C2" s="\d+"(?: t="n")?><v>1234567890123\.45</)
    expect(sheet).toMatch(/<c r="C3" s="\d+" t="s">/)
    expect(parts.get('xl/styles.xml')).toMatch(/<xf numFmtId="4"/)
    expect([...cellsOf(parts, 3).values()]).toContain('A-1')
    expect([...cellsOf(parts, 1).values()]).toContain('TLP:GREEN · H0: general use')
  })

  it('has no formula and gives back hostile and any texts', async () => {
    const texts = [...hostileTexts(), ...any, '=1+1', '@SUM(A1)', '+1', "'=1"].filter(
      (text) => text !== '',
    )
    const parts = partsOf(made(await xlsx(documentOf([ofTexts(texts)], '=HYPERLINK("x")'), SAY.en)))
    for (const [name, part] of parts) {
      if (!/\.(xml|rels)$/.test(name)) continue
      textsOf(part, 'a', 'a')
      expect(part, name).not.toMatch(/<f[ >]/)
    }
    const cells = cellsOf(parts, 2)
    const read = texts.map((_, at) => cells.get(`A${at + 2}`) ?? '')
    expect(read).toEqual(texts.map(shownInCell))
    console.log(`hostile and any texts in XLSX: ${texts.length}/${texts.length}`)
  })

  it('names sheets by number, whatever their captions', async () => {
    const captions = ["[a]:*?/\\'", '', 'x'.repeat(80), 'History', '👩‍👩‍👧‍👦'.repeat(9)].map(
      (caption) => caption || ' - ',
    )
    const tables = captions.map((caption) => ({ ...ofTexts(['t']), caption }))
    const parts = partsOf(made(await xlsx(documentOf(tables), SAY.fr)))
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)]
    expect(names).toHaveLength(captions.length + 1)
    for (const [, name = ''] of names) expect(name.length).toBeLessThan(32)
  })
})

describe.each([
  ['DOCX', docx],
  ['XLSX', xlsx],
] as const)('a %s', (_, write) => {
  it('is the same bytes for the same document, whenever it is written', async () => {
    const first = made(await write(sampleDocument('fr', 5), SAY.fr))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 5) })
    try {
      expect(Buffer.compare(first, made(await write(sampleDocument('fr', 5), SAY.fr)))).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a CSV', () => {
  it('is UTF-8, keeps amounts, and runs nothing', () => {
    const table = tableOf(
      [
        { title: '=Name', type: 'text' },
        { title: 'Value', type: 'amount' },
      ],
      [
        ['=1+1', { value: '-1234.50', currency: 'EUR' }],
        ['上海 "é"', null],
      ],
    )
    const text = new TextDecoder().decode(made(tableCsv(table, documentOf([]), SAY.en)))
    expect(text).toBe(
      `"'=Name","Value","Value: currency"\r\n"'=1+1","-1234.50","EUR"\r\n"上海 ""é""","",""\r\n`,
    )
  })
})
