import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined } from './bytes.ts'
import { BYTES_MOST, readMedium } from './media.ts'
import { crc32 } from './png.ts'

/** Files made here: small ones of each kind, with what cameras and programs write beside the picture. */
const text = (said: string): Uint8Array => Uint8Array.from(said, (one) => one.charCodeAt(0) & 0xff)
const bytes = (...all: readonly number[]): Uint8Array => Uint8Array.from(all)
const be = (value: number): Uint8Array =>
  bytes((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
const SECRET = 'Fictional Trader Ltd, N 48 51, 2026:03:02'
const said = (file: Uint8Array): string => Buffer.from(file).toString('latin1')

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joined([bytes(0xff, marker, ((body.length + 2) >> 8) & 255, (body.length + 2) & 255), body])
const SOI = bytes(0xff, 0xd8)
const EOI = bytes(0xff, 0xd9)
const frame = (width: number, height: number, marker = 0xc0) =>
  segment(marker, bytes(8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0))
const SCAN = joined([
  segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
  bytes(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
])
/** Orientation 6, and a text as a camera's name; little-endian. */
const exif = (turned: number): Uint8Array =>
  segment(
    0xe1,
    joined([
      text('Exif\0\0II*\0'),
      bytes(8, 0, 0, 0, 2, 0),
      bytes(0x0f, 0x01, 2, 0, 4, 0, 0, 0, 0x41, 0x42, 0x43, 0),
      bytes(0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0),
      bytes(0, 0, 0, 0),
      text(SECRET),
    ]),
  )
const DQT = segment(0xdb, joined([bytes(0), new Uint8Array(64).fill(9)]))
const jpeg = (...more: readonly Uint8Array[]): Uint8Array =>
  joined([SOI, ...more, DQT, frame(640, 480), SCAN, EOI])
const PLAIN_JPEG = jpeg()

const chunk = (type: string, body: Uint8Array): Uint8Array => {
  const named = joined([text(type), body])
  return joined([be(body.length), named, be(crc32(named))])
}
const header = (width: number, height: number, depth = 8, colour = 0) =>
  chunk('IHDR', joined([be(width), be(height), bytes(depth, colour, 0, 0, 0)]))
const PIXELS = chunk('IDAT', new Uint8Array(deflateSync(Buffer.alloc(6))))
const IEND = chunk('IEND', bytes())
const SIGNATURE = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const png = (...more: readonly Uint8Array[]): Uint8Array =>
  joined([SIGNATURE, header(2, 2), ...more, PIXELS, IEND])

const part = (type: string, body: Uint8Array): Uint8Array =>
  joined([
    text(type),
    bytes(body.length & 255, body.length >> 8, 0, 0),
    body,
    bytes(...(body.length % 2 === 1 ? [0] : [])),
  ])
const VP8L = part('VP8L', bytes(0x2f, 0x01, 0x40, 0x00, 0x00, 0x07))
const VP8 = part('VP8 ', bytes(0x10, 0, 0, 0x9d, 0x01, 0x2a, 2, 0, 2, 0, 1))
const extended = (flags: number) => part('VP8X', bytes(flags, 0, 0, 0, 1, 0, 0, 1, 0, 0))
const webp = (...parts: readonly Uint8Array[]): Uint8Array => {
  const body = joined([text('WEBP'), ...parts])
  return joined([text('RIFF'), bytes(body.length & 255, body.length >> 8, 0, 0), body])
}
const PDF = text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n')

const kept = (file: Uint8Array): Uint8Array => {
  const read = readMedium(file)
  if (!read.ok) throw new Error(read.fault)
  return read.bytes
}
const fault = (file: Uint8Array): string => {
  const read = readMedium(file)
  return read.ok ? 'taken' : read.fault
}

const BESIDE: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['EXIF of a JPEG', jpeg(exif(1)), PLAIN_JPEG],
  [
    'XMP of a JPEG',
    jpeg(segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${SECRET}`))),
    PLAIN_JPEG,
  ],
  ['IPTC of a JPEG', jpeg(segment(0xed, text(`Photoshop 3.0\0${SECRET}`))), PLAIN_JPEG],
  ['a profile of a JPEG', jpeg(segment(0xe2, text(`ICC_PROFILE\0${SECRET}`))), PLAIN_JPEG],
  ['a comment of a JPEG', jpeg(segment(0xfe, text(SECRET))), PLAIN_JPEG],
  ['what stands after a JPEG', joined([PLAIN_JPEG, text(SECRET)]), PLAIN_JPEG],
  ['fill bytes of a JPEG', jpeg(bytes(0xff, 0xff)), PLAIN_JPEG],
  ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'pHYs'].map(
    (type) => [`${type} of a PNG`, png(chunk(type, text(SECRET))), png()] as const,
  ),
  ['what stands after a PNG', joined([png(), text(SECRET)]), png()],
  ['EXIF of a WebP', webp(extended(0x08), VP8, part('EXIF', text(SECRET))), webp(extended(0), VP8)],
  [
    'XMP of a WebP',
    webp(extended(0x14), VP8, part('XMP ', text(SECRET))),
    webp(extended(0x10), VP8),
  ],
  [
    'a profile of a WebP',
    webp(extended(0x20), part('ICCP', text(SECRET)), VP8),
    webp(extended(0), VP8),
  ],
  ['what stands after a WebP', joined([webp(VP8L), text(SECRET)]), webp(VP8L)],
]

describe('a photo', () => {
  it.each(BESIDE)('loses %s, and keeps its picture', (_, file, plain) => {
    expect(said(kept(file))).toBe(said(plain))
    expect(said(kept(plain))).toBe(said(plain))
  })

  it.each([2, 3, 6, 8])('stays upright: orientation %i', (turned) => {
    const file = kept(jpeg(exif(turned)))
    expect(said(file)).not.toContain('Fictional')
    expect(said(file)).not.toContain('ABC')
    expect(said(kept(file))).toBe(said(file))
    expect(said(file)).toContain(`Exif\0\0MM\0*`)
    expect(file[2 + 2 + 2 + 6 + 8 + 2 + 9]).toBe(turned)
    expect(said(kept(jpeg(exif(9))))).toBe(said(PLAIN_JPEG))
  })

  it('keeps how a JPEG writes its colours, and no thumbnail', () => {
    const adobe = segment(0xee, joined([text('Adobe'), bytes(0, 100, 0, 0, 0, 0, 1)]))
    const jfif = (more: Uint8Array, side: number) =>
      segment(0xe0, joined([text('JFIF\0'), bytes(1, 1, 0, 0, 1, 0, 1, side, side), more]))
    const file = kept(jpeg(jfif(text(SECRET.slice(0, 27)), 3), adobe))
    expect(said(file)).toBe(said(jpeg(jfif(bytes(), 0), adobe)))
    const longer = segment(
      0xee,
      joined([text('Adobe'), bytes(0, 100, 0, 0, 0, 0, 1), text(SECRET)]),
    )
    expect(said(kept(jpeg(longer, longer)))).toBe(said(jpeg(adobe)))
    // The first EXIF counts, and only a number that is one.
    expect(said(kept(jpeg(exif(6), exif(3))))).toBe(said(kept(jpeg(exif(6)))))
    const odd = exif(6)
    odd[odd.indexOf(0x12) + 2] = 4
    expect(said(kept(jpeg(odd)))).toBe(said(PLAIN_JPEG))
  })

  it.each([
    ['jpeg', PLAIN_JPEG, { width: 640, height: 480 }],
    ['png', png(), { width: 2, height: 2 }],
    ['webp', webp(VP8L), { width: 2, height: 2 }],
    ['webp', webp(extended(0x10), part('ALPH', bytes(0)), VP8), { width: 2, height: 2 }],
    ['pdf', PDF, null],
  ] as const)('says what it is, and how large: %s', (medium, file, size) => {
    expect(readMedium(file)).toMatchObject({ ok: true, medium, size })
  })

  it.each([
    ['kind', 'of no kind', text('<svg onload=alert(1)>')],
    ['kind', 'a GIF', text('GIF89a')],
    ['kind', 'nothing', bytes()],
    ['large', 'too large', new Uint8Array(BYTES_MOST + 1)],
    ['pixels', 'a JPEG of too many pixels', joined([SOI, frame(60_000, 60_000), SCAN, EOI])],
    ['pixels', 'a PNG of too many pixels', joined([SIGNATURE, header(100_000, 2), PIXELS, IEND])],
    ['damaged', 'a PNG of none', joined([SIGNATURE, header(0, 2), PIXELS, IEND])],
    ['damaged', 'a JPEG of two frames', joined([SOI, frame(2, 2), frame(2, 2), SCAN, EOI])],
    ['damaged', 'a JPEG without its frame', joined([SOI, SCAN, EOI])],
    ['damaged', 'a JPEG without a scan', joined([SOI, frame(2, 2), EOI])],
    ['unknown', 'an arithmetic JPEG', joined([SOI, frame(2, 2, 0xc9), SCAN, EOI])],
    ['damaged', 'words in a table', jpeg(segment(0xdb, text(SECRET)))],
    ['damaged', 'words behind a table', jpeg(joined([segment(0xdd, bytes(0, 1, 65))]))],
    ['damaged', 'words in a table of codes', jpeg(segment(0xc4, text(SECRET)))],
    ...['gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'tRNS', 'PLTE'].map(
      (type) => ['damaged', `words in ${type}`, png(chunk(type, text(SECRET)))] as const,
    ),
    ['damaged', 'two of one chunk', png(chunk('sRGB', bytes(0)), chunk('sRGB', bytes(1)))],
    ['unknown', 'an unknown chunk', png(chunk('prVt', text(SECRET)))],
    ['unknown', 'an animated PNG', png(chunk('acTL', bytes(0, 0, 0, 1, 0, 0, 0, 0)))],
    ['damaged', 'a PNG whose sum is wrong', png().with(20, 9)],
    [
      'damaged',
      'two pictures in a PNG',
      joined([SIGNATURE, header(2, 2), PIXELS, chunk('tEXt', bytes()), PIXELS, IEND]),
    ],
    ['unknown', 'an animated WebP', webp(extended(0x02), VP8)],
    ['unknown', 'an unknown part of a WebP', webp(extended(0), VP8, part('ABCD', bytes(0, 0)))],
    ['damaged', 'two pictures in a WebP', webp(extended(0), VP8, VP8)],
    [
      'damaged',
      'a WebP that says another size',
      webp(part('VP8X', bytes(0, 0, 0, 0, 9, 0, 0, 9, 0, 0)), VP8),
    ],
    ['damaged', 'a PDF that breaks off', PDF.slice(0, 20)],
    ['unknown', 'an encrypted PDF', text('%PDF-1.7\n<</Encrypt 1 0 R>>\n%%EOF')],
  ] as const)('is refused as %s: %s', (why, _, file) => {
    expect(fault(file)).toBe(why)
  })

  it('is refused wherever it breaks off', () => {
    for (const file of [jpeg(exif(6)), png(chunk('tEXt', text(SECRET))), webp(extended(8), VP8)])
      for (let end = 1; end < file.length; end++)
        expect(fault(file.slice(0, end))).not.toBe('taken')
  })

  it('tells nothing of what stood beside it, whatever stood there', () => {
    const any = fc.uint8Array({ minLength: 8, maxLength: 200 })
    fc.assert(
      fc.property(any, fc.integer({ min: 0xe0, max: 0xef }), (body, marker) => {
        const secret = joined([text('Zz'), body])
        expect(said(kept(jpeg(segment(marker, secret))))).toBe(said(PLAIN_JPEG))
        expect(said(kept(png(chunk('tEXt', secret))))).toBe(said(png()))
      }),
      { seed: 22 },
    )
  })

  it('is never taken in another way than it was kept, whatever one byte becomes', () => {
    const files = [jpeg(exif(6)), png(chunk('tIME', bytes(0))), webp(extended(8), VP8), PDF]
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(400),
        fc.integer({ min: 0, max: 255 }),
        (file, at, byte) => {
          const read = readMedium(file.with(at % file.length, byte))
          // What is kept is taken again as it is.
          if (read.ok) expect(said(kept(read.bytes))).toBe(said(read.bytes))
        },
      ),
      { seed: 22, numRuns: 2_000 },
    )
  })

  it('of as many parts as fit is read in a time that grows with its bytes', () => {
    const many = (one: Uint8Array, front: Uint8Array): Uint8Array => {
      const file = new Uint8Array(BYTES_MOST)
      file.set(front)
      for (let at = front.length; at + one.length < file.length; at += one.length) file.set(one, at)
      return file
    }
    const comments = many(segment(0xfe, bytes()), SOI)
    const chunks = many(chunk('tEXt', bytes()), joined([SIGNATURE, header(2, 2)]))
    const fill = many(bytes(0xff), SOI)
    const scan = many(
      bytes(0x55),
      joined([SOI, frame(2, 2), segment(0xda, bytes(1, 1, 0, 0, 63, 0))]),
    )
    for (const file of [comments, chunks, fill, scan]) expect(fault(file)).toBe('damaged')
  })
})
