import type { Say } from '../words/index.ts'
import { cellText, isFigure } from './frame.ts'
import { type Column, type PlainDocument, recordsOf, type Table } from './model.ts'
import type { Notes } from './notes.ts'
import { type Line, linesOf } from './pdf-lines.ts'
import {
  artifact,
  BODY_WIDTH,
  type Element,
  element,
  leading,
  need,
  newPage,
  PAGE,
  type Press,
  RULE,
  room,
  SHADE,
  type Size,
  setLine,
  type Weight,
  writeLine,
} from './pdf-page.ts'
import { shown } from './shown.ts'

const PAD = 3
/** A cell that is empty says so to whoever hears it. */
const EMPTY = '–'

type Box = { readonly lines: readonly Line[]; readonly weight: Weight; readonly right: boolean }

const sizeFor = (columns: number): Size => (columns > 8 ? 7.5 : 8.5)

/** Widths by what stands in the columns, none narrower than its longest word if that is possible. */
function widthsOf(
  press: Press,
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
): readonly number[] {
  const face = press.face('bold', sizeFor(columns.length))
  const sample = texts.slice(0, 200)
  const widest = (parts: readonly string[]) => Math.max(0, ...parts.map(face.width)) + 2 * PAD + 1
  const least = columns.map((column, at) =>
    Math.min(
      110,
      widest([shown(column.title), ...sample.map((row) => row[at] ?? '')].flatMap(wordsOf)),
    ),
  )
  const wanted = columns.map((column, at) =>
    Math.min(
      230,
      widest([shown(column.title), ...sample.map((row) => (row[at] ?? '').slice(0, 60))]),
    ),
  )
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)
  const free = BODY_WIDTH - sum(least)
  const more = wanted.map((width, at) => Math.max(0, width - (least[at] as number)))
  if (free < 0 || sum(more) === 0) {
    // Too many columns for their words: texts give way, the widest first; a figure broken over two
    // lines could be taken for two.
    const capped = (cap: number) =>
      least.map((width, at) => (columns[at]?.type === 'text' ? Math.min(width, cap) : width))
    let cap = 110
    while (cap > 30 && sum(capped(cap)) > BODY_WIDTH) cap--
    const given = capped(cap)
    return given.map((width) => (width * BODY_WIDTH) / sum(given))
  }
  return least.map((width, at) => width + (free * (more[at] as number)) / sum(more))
}

const wordsOf = (text: string): readonly string[] =>
  text.split(' ').map((word) => word.slice(0, 40))

/** Draws boxes side by side, breaking over pages; `into` gives each its element, or none. */
function drawRow(
  press: Press,
  boxes: readonly Box[],
  widths: readonly number[],
  size: Size,
  into: readonly Element[] | null,
  head: (() => void) | null,
): void {
  const step = leading(size)
  const most = Math.max(1, ...boxes.map(({ lines }) => lines.length))
  const whole = PAGE.height - PAGE.top - PAGE.bottom
  const height = most * step + 2 * PAD
  if (room(press) < Math.min(height, whole / 3)) {
    newPage(press)
    head?.()
  }
  for (let from = 0; from < most; ) {
    const fit = Math.max(1, Math.floor((room(press) - 2 * PAD) / step))
    const until = Math.min(most, from + fit)
    const top = press.y
    const bottom = top + (until - from) * step + 2 * PAD
    artifact(press, () => {
      if (!into || boxes.every(({ weight }) => weight === 'bold'))
        press.doc.rect(PAGE.side, top, BODY_WIDTH, bottom - top).fill(SHADE)
      press.doc.lineWidth(0.5).strokeColor(RULE)
      press.doc
        .moveTo(PAGE.side, bottom)
        .lineTo(PAGE.side + BODY_WIDTH, bottom)
        .stroke()
    })
    let x: number = PAGE.side
    for (const [at, { lines, weight, right }] of boxes.entries()) {
      const width = widths[at] as number
      for (const [row, line] of lines.slice(from, until).entries()) {
        const left = right ? x + width - PAD - line.width : x + PAD
        const y = top + PAD + row * step
        const parent = into?.[at]
        if (parent) setLine(press, parent, line, left, y, weight, size)
        else artifact(press, () => writeLine(press, line, left, y, weight, size))
      }
      x += width
    }
    press.y = bottom
    from = until
    if (from < most) {
      newPage(press)
      head?.()
    }
  }
}

/** A table with its caption, header cells with their scope, and its header again on every page. */
export function drawTable(
  press: Press,
  table: Table,
  document: PlainDocument,
  notes: Notes,
  say: Say,
  number: number,
): void {
  const { columns } = table
  const size = sizeFor(columns.length)
  const texts = table.rows.map((row) =>
    row.map((cell, at) => {
      const text = cellText(cell, columns[at] as Column, document)
      const note = notes.add(text, recordsOf(cell))
      return note === null ? text : `${text} [${note}]`
    }),
  )
  const widths = widthsOf(press, columns, texts)
  const box = (text: string, at: number, weight: Weight): Box => ({
    lines: linesOf(
      text === '' ? EMPTY : text,
      press.face(weight, size),
      (widths[at] as number) - 2 * PAD,
    ),
    weight,
    right: isFigure(columns[at] as Column),
  })
  const heads = columns.map((column, at) => box(shown(column.title), at, 'bold'))
  const headHeight = Math.max(...heads.map(({ lines }) => lines.length)) * leading(size)

  const whole = element(press, press.root, 'Table')
  const caption = element(press, whole, 'Caption')
  const captionLines = linesOf(
    say('document.table', { number, caption: shown(table.caption) }),
    press.face('bold', 10),
    BODY_WIDTH,
  )
  need(press, captionLines.length * leading(10) + headHeight + 3 * leading(size))
  for (const line of captionLines) {
    need(press, leading(10))
    setLine(press, caption, line, PAGE.side, press.y, 'bold', 10)
    press.y += leading(10)
  }
  caption.end()
  press.y += 3

  const part = element(press, whole, 'THead')
  const row = element(press, part, 'TR')
  const cells = columns.map(() => element(press, row, 'TH', { scope: 'Column' }))
  drawRow(press, heads, widths, size, cells, null)
  part.end()
  const again = () => drawRow(press, heads, widths, size, null, null)

  if (texts.length > 0) {
    const body = element(press, whole, 'TBody')
    for (const line of texts) {
      const tr = element(press, body, 'TR')
      const boxes = line.map((text, at) => box(text, at, columns[at]?.heads ? 'bold' : 'regular'))
      const into = columns.map(({ heads: header }) =>
        header ? element(press, tr, 'TH', { scope: 'Row' }) : element(press, tr, 'TD'),
      )
      drawRow(press, boxes, widths, size, into, again)
      tr.end()
    }
    body.end()
  }
  whole.end()
  press.y += 12
}
