import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { COLUMNS, csv, declaration, LISTED, PLAIN, row } from './launch.ts'

/** Damaged files of trade data, written by the tests; what must come of each stands beside it. */
export const HEADER = `${COLUMNS.join(',')}\n`
export const line = (id: string, importer = PLAIN): string => `${row(id, importer).join(',')}\n`
/** Writes a large file piece by piece, so that the test itself stays small. */
export function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = openSync(path, 'w')
  for (const piece of pieces) writeSync(file, Buffer.from(piece as string))
  closeSync(file)
}

export function* times(count: number, piece: string | Uint8Array): Generator<string | Uint8Array> {
  for (let i = 0; i < count; i++) yield piece
}

export type Expected = {
  /** Codes of the rejects, in order; a number stands for so many of the one before. */
  readonly codes: readonly string[]
  readonly screened: number
  /** Records that are targets: what stands beside the damage is not lost. */
  readonly targets: readonly number[]
}

const twoDeclarations = declaration(LISTED).replace(
  /(<Declaration[\s\S]*<\/Declaration>)/,
  '$1\n$1\n$1',
)
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`
const inXml = (before: string, importer: string): string =>
  declaration(importer).replace('?>\n', `?>\n${before}`)

/** Every damaged file: its name, its bytes, what must come of it. */
export const FILES: readonly (readonly [string, () => Iterable<string | Uint8Array>, Expected])[] =
  [
    [
      'cut.xml',
      () => [twoDeclarations.slice(0, twoDeclarations.lastIndexOf('<Commodity>') + 20)],
      { codes: ['xml.malformed'], screened: 2, targets: [1, 2] },
    ],
    [
      'laughs.xml',
      () => [inXml(laughs, '&j;')],
      { codes: ['xml.doctype'], screened: 0, targets: [] },
    ],
    [
      'late-laughs.xml',
      () => [
        declaration(LISTED).replace(
          '<md:MetaData',
          `<!--${'-'.repeat(0)}${' '.repeat(300_000)}-->${laughs}<md:MetaData`,
        ),
      ],
      { codes: ['file.unknown-format'], screened: 0, targets: [] },
    ],
    [
      'outside.xml',
      () => [inXml('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', '&e;')],
      { codes: ['xml.doctype'], screened: 0, targets: [] },
    ],
    [
      'outside-utf16.xml',
      () => [
        Buffer.from(
          `\ufeff${inXml('<!DOCTYPE x SYSTEM "http://canary.invalid/x">', LISTED).replace('UTF-8', 'UTF-16')}`,
          'utf16le',
        ),
      ],
      { codes: ['xml.doctype'], screened: 0, targets: [] },
    ],
    [
      'unknown-entity.xml',
      () => [declaration('&nothing;')],
      { codes: ['xml.malformed'], screened: 0, targets: [] },
    ],
    [
      'deep.xml',
      () => [declaration(`${'<a>'.repeat(100_000)}`)],
      { codes: ['xml.depth'], screened: 0, targets: [] },
    ],
    [
      'long-text.xml',
      () => [declaration('x'.repeat(30_000_000))],
      { codes: ['xml.too-large'], screened: 0, targets: [] },
    ],
    [
      'wrong-byte.xml',
      () => [Buffer.from(declaration('Ma\u00e7on'), 'latin1')],
      { codes: ['file.encoding'], screened: 0, targets: [] },
    ],
    [
      'wrong-byte.csv',
      () => [
        HEADER,
        line('A1', LISTED),
        ...times(4000, line('A2')),
        Buffer.from(line('A3', 'Ma\u00e7on & fils'), 'latin1'),
        line('A4', LISTED),
      ],
      { codes: ['file.encoding'], screened: 4002, targets: [1, 4003] },
    ],
    [
      'koi8.csv',
      () => [
        HEADER,
        Buffer.concat([
          Buffer.from('K1,'),
          Buffer.from([0xf4, 0xcf, 0xd2, 0xc7, 0xcf, 0xd7, 0xd9, 0xca, 0x20, 0xc4, 0xcf, 0xcd]),
          Buffer.from(',x,61051000,y,CH,1\n'),
        ]),
      ],
      { codes: ['file.encoding'], screened: 0, targets: [] },
    ],
    [
      'field.csv',
      () => [
        HEADER,
        line('B1'),
        'B2,"',
        ...times(50, 'x'.repeat(1 << 20)),
        '",c,61051000,d,CH,1\n',
        line('B3', LISTED),
      ],
      { codes: ['record.too-long'], screened: 2, targets: [3] },
    ],
    [
      'quote.csv',
      () => [
        HEADER,
        'C1,"never closed,c,61051000,d,CH,1\n',
        ...times(300, line('C2').repeat(1000)),
        line('C3', LISTED),
      ],
      { codes: ['record.quote'], screened: 300_001, targets: [300_002] },
    ],
    [
      'no-end.csv',
      () => [HEADER, line('D1', LISTED), ...times(200, 'y'.repeat(1 << 20))],
      { codes: ['record.too-long'], screened: 1, targets: [1] },
    ],
    ['empty.csv', () => [], { codes: ['file.empty'], screened: 0, targets: [] }],
    ['empty.csv.gz', () => [gzipSync('')], { codes: ['file.empty'], screened: 0, targets: [] }],
    [
      'blank-only.csv',
      () => [' \n'.repeat(1000)],
      { codes: ['file.empty'], screened: 0, targets: [] },
    ],
    [
      'nul.csv',
      () => [HEADER, line('E1', 'No\u0000thing')],
      { codes: ['file.encoding'], screened: 0, targets: [] },
    ],
    [
      'late-nul.csv',
      () => [HEADER, ...times(4000, line('F1')), line('F2', 'No\u0000thing'), line('F3', LISTED)],
      { codes: ['file.encoding'], screened: 4001, targets: [4002] },
    ],
    [
      'bomb.csv.gz',
      () => [gzipSync(Buffer.concat([Buffer.from(HEADER), Buffer.alloc(150_000_000, ' ')]))],
      { codes: ['file.too-large'], screened: 0, targets: [] },
    ],
    [
      'cut.csv.gz',
      () => [
        gzipSync(csv(Array.from({ length: 500 }, (_, i) => row(`G${i}`, `${i * 7919}`)))).subarray(
          0,
          900,
        ),
      ],
      { codes: ['file.damaged'], screened: 0, targets: [] },
    ],
    [
      'blank.csv',
      () => [HEADER, line('H1'), '\n'.repeat(100_000), line('H2', LISTED)],
      { codes: [], screened: 2, targets: [2] },
    ],
    [
      'more-blank.csv',
      () => [HEADER, line('I1'), ...times(24, '\n'.repeat(1 << 20)), line('I2', LISTED)],
      { codes: [], screened: 2, targets: [2] },
    ],
    [
      'commas.csv',
      () => [
        HEADER,
        ','.repeat(1_000_000),
        '\n',
        `J1${','.repeat(1_000_000)}\n`,
        line('J2', LISTED),
      ],
      { codes: ['record.empty'], screened: 1, targets: [2] },
    ],
    [
      'narrow.csv',
      () => [HEADER, line('L1', LISTED), 'x\n'.repeat(200_000), line('L2', LISTED)],
      { codes: Array(200_000).fill('record.columns'), screened: 2, targets: [1, 200_002] },
    ],
  ]
