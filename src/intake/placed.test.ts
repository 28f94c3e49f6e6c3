import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rememberCells, rememberText } from './memo.ts'
import { createPlacer, textOf } from './placed.ts'
import { parseRows } from './row.ts'
import { BLANK, createScanner, ROW } from './scanner.ts'

const WIDTH = 3
const cell = fc
  .array(fc.constantFrom('a', '"', '""', ',', ' ', '\r', '\n', 'é', '銀', 'trade', '0'), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
const quoted = cell.map((text) => `"${text.replaceAll('"', '""')}"`)
const row = fc
  .array(fc.oneof(cell, quoted), { minLength: 1, maxLength: WIDTH + 1 })
  .map((cells) => cells.join(','))
const file = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([rows, end]) => ({ bytes: Buffer.from(rows.join(end)), newline: end.at(-1)! }))

test('cells found where they lie are those that the parser gives', () => {
  let found = 0
  fc.assert(
    fc.property(file, ({ bytes, newline }) => {
      const scanner = createScanner(',', newline)
      const placer = createPlacer(',', newline, WIDTH)
      scanner.load(bytes, true)
      placer.load(bytes)
      for (let from = 0; from < bytes.length; ) {
        const to = scanner.next(from)
        if (scanner.state === ROW) {
          const parsed = parseRows(bytes.toString('utf8', from, to), ',', newline)[0]!
          const cells = placer.split(from, to)
          if (cells !== undefined) {
            found++
            expect(parsed.map((_, at) => textOf(cells, at))).toEqual(parsed)
          }
          if (parsed.length === WIDTH) {
            const placed = placer.place(parsed)
            expect(parsed.map((_, at) => textOf(placed, at))).toEqual(parsed)
          }
        } else expect(scanner.state).toBeGreaterThanOrEqual(BLANK)
        from = to
      }
    }),
    { seed: 4180, numRuns: 3000 },
  )
  expect(found).toBeGreaterThan(500)
})

test.each([
  ['a,b', 'another number of cells'],
  ['a,"b""c",d', 'a mark inside a marked cell'],
  ['a,b 1/2" c,d', 'a mark inside a cell'],
  ['a,"b" ,c', 'a blank behind a closing mark'],
  ['a,b,"c\r"', 'a return at the end of the last cell'],
])('%j goes to the parser: %s', (text) => {
  const placer = createPlacer(',', '\n', WIDTH)
  const bytes = Buffer.from(`${text}\n`)
  placer.load(bytes)
  expect(placer.split(0, bytes.length)).toBeUndefined()
})

test('distinct cells are read once and never taken for each other', () => {
  const placer = createPlacer(',', '\n', WIDTH)
  let reads = 0
  const both = rememberCells([0, 2], (cells) => {
    reads++
    return `${textOf(cells, 0)}|${textOf(cells, 2)}`
  })
  const one = rememberText(1, (text) => text)
  const rows = Array.from({ length: 3000 }, (_, at) => [`a${at % 1000}`, `é${at}`, `b${at % 7}`])
  // the border between two cells counts: "1","23" is not "12","3"
  rows.push(['1', 'x', '23'], ['12', 'x', '3'], ['', 'x', ''])
  const seen = new Set<string>()
  for (const cells of [...rows, ...rows]) {
    const placed = placer.place(cells)
    expect(both(placed)).toBe(`${cells[0]}|${cells[2]}`)
    expect(one(placed)).toBe(cells[1])
    seen.add(`${cells[0]}|${cells[2]}`)
  }
  expect(reads).toBeLessThan(seen.size * 1.1)
})
