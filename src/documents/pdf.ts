import { done, type Result, refuse } from '../base/index.ts'
import type { Say } from '../words/index.ts'
import { spoken } from './decimal.ts'
import { type Frame, frameOf } from './frame.ts'
import { type Chart, type Fonts, type PlainDocument, type Text, tableOf } from './model.ts'
import { type Notes, newNotes, noteText } from './notes.ts'
import { linesOf } from './pdf-lines.ts'
import { metadataOf } from './pdf-metadata.ts'
import {
  artifact,
  BAR,
  BODY_WIDTH,
  type Element,
  element,
  facesOf,
  leading,
  need,
  newPage,
  PAGE,
  type Press,
  RULE,
  type Size,
  setLine,
  type Weight,
  write,
  writeLine,
} from './pdf-page.ts'
import { drawTable } from './pdf-table.ts'
import { shown } from './shown.ts'
import { MOST_COLUMNS, sound } from './sound.ts'

const HEADING_SIZE: readonly Size[] = [20, 14, 12, 11]

/** A text as one string, its figures with the number of their note. */
function plain(text: Text, notes: Notes): string {
  if (typeof text === 'string') return shown(text)
  return shown(
    text
      .map((run) => {
        if (typeof run === 'string') return run
        const note = notes.add(run.figure, run.records)
        return note === null ? run.figure : `${run.figure} [${note}]`
      })
      .join(''),
  )
}

/** Sets a text as content of an element, over as many pages as it takes. */
function setText(
  press: Press,
  parent: Element,
  text: string,
  weight: Weight,
  size: Size,
  indent = 0,
): void {
  const lines = linesOf(text, press.face(weight, size), BODY_WIDTH - indent)
  for (const line of lines) {
    need(press, leading(size))
    setLine(press, parent, line, PAGE.side + indent, press.y, weight, size)
    press.y += leading(size)
  }
}

function paragraph(press: Press, text: string, size: Size = 10): void {
  if (text === '') return
  const p = element(press, press.root, 'P')
  setText(press, p, text, 'regular', size)
  p.end()
  press.y += size * 0.6
}

type Bookmark = PDFKit.PDFOutline

/** A heading with its bookmark below the bookmark of the heading above it. */
function heading(press: Press, text: string, level: number, marks: Bookmark[]): void {
  const size = HEADING_SIZE[level] as Size
  press.y += level === 0 ? 0 : size * 0.6
  // A heading never stands alone at the foot of a page.
  need(press, leading(size) + 3 * leading(10))
  const h = element(press, press.root, `H${level + 1}`, { title: text })
  const above = marks[level - 1] ?? press.doc.outline
  marks.length = level
  marks[level] = above.addItem(text)
  setText(press, h, text, 'bold', size)
  h.end()
  press.y += size * 0.3
}

function list(press: Press, items: readonly Text[], ordered: boolean, notes: Notes): void {
  const l = element(press, press.root, 'L')
  for (const [at, item] of items.entries()) {
    need(press, leading(10))
    const li = element(press, l, 'LI')
    const label = element(press, li, 'Lbl')
    const sign = ordered ? `${at + 1}.` : '•'
    const y = press.y
    label.add(() => write(press, sign, PAGE.side + 4, y, 'regular', 10))
    label.end()
    const body = element(press, li, 'LBody')
    const text = plain(item, notes)
    setText(press, body, text === '' ? '–' : text, 'regular', 10, 26)
    li.end()
    press.y += 2
  }
  l.end()
  press.y += 6
}

const BAR_STEP = 18
const LABEL_WIDTH = 150

/** One picture of bars, whose alternative text says what it shows. */
function bars(press: Press, chart: Chart, document: PlainDocument): void {
  if (chart.bars.length === 0) return
  const height = chart.bars.length * BAR_STEP + 4
  need(press, height)
  const top = press.y
  const most = Math.max(...chart.bars.map(({ value }) => Number(value)), 0)
  const face = press.face('regular', 8.5)
  const figure = element(press, press.root, 'Figure', {
    alt: shown(chart.alternative),
    placement: 'Block',
    bbox: [PAGE.side, top, PAGE.side + BODY_WIDTH, top + height],
  })
  const figures = chart.bars.map(({ value }) => spoken(value, document.language))
  const longest = BODY_WIDTH - LABEL_WIDTH - 6 - Math.max(...figures.map(face.width))
  figure.add(() => {
    for (const [at, { label, value }] of chart.bars.entries()) {
      const y = top + at * BAR_STEP
      const [line, ...rest] = linesOf(shown(label), face, LABEL_WIDTH - 16)
      if (line) {
        writeLine(press, line, PAGE.side, y + 2, 'regular', 8.5)
        // The table below has the whole label.
        if (rest.length > 0) write(press, '…', PAGE.side + line.width, y + 2, 'regular', 8.5)
      }
      const share = most === 0 ? 0 : Number(value) / most
      const width = share === 0 ? 0 : Math.max(1, share * longest)
      if (width > 0) press.doc.rect(PAGE.side + LABEL_WIDTH, y, width, BAR_STEP - 5).fill(BAR)
      const after = PAGE.side + LABEL_WIDTH + width + 5
      write(press, figures[at] as string, after, y + 2, 'regular', 8.5)
    }
  })
  figure.end()
  press.y += height + 4
}

/**
 * The header and the footer of every page: no part of what is read in order. Each is one line; a
 * long title is cut, since it stands whole on the first page; a label never is: none is that long.
 */
function frames(press: Press, frame: Frame, say: Say): void {
  const { start, count } = press.doc.bufferedPageRange()
  const right = PAGE.side + BODY_WIDTH
  const face = press.face('regular', 8.5)
  for (let at = start; at < start + count; at++) {
    press.doc.switchToPage(at)
    const place = say('document.page', { page: at - start + 1, pages: count })
    artifact(
      press,
      () => {
        for (const [row, text] of [frame.title, frame.label].entries()) {
          const line = linesOf(text, face, BODY_WIDTH)[0]
          if (line) writeLine(press, line, PAGE.side, 32 + row * 12, 'regular', 8.5)
        }
        press.doc.lineWidth(0.5).strokeColor(RULE).moveTo(PAGE.side, 60).lineTo(right, 60).stroke()
      },
      'Top',
    )
    artifact(
      press,
      () => {
        write(press, frame.stamp, PAGE.side, PAGE.height - 50, 'regular', 8.5)
        write(press, place, right - face.width(place), PAGE.height - 50, 'regular', 8.5)
      },
      'Bottom',
    )
  }
}

function compose(press: Press, document: PlainDocument, say: Say): void {
  const frame = frameOf(document, say)
  const notes = newNotes()
  const marks: Bookmark[] = []
  let tables = 0
  newPage(press)
  heading(press, frame.title, 0, marks)
  paragraph(press, `${frame.label} · ${frame.stamp}`)
  for (const block of document.blocks) {
    if (block.kind === 'heading') heading(press, shown(block.text) || '–', block.level, marks)
    else if (block.kind === 'paragraph') paragraph(press, plain(block.text, notes))
    else if (block.kind === 'list') list(press, block.items, block.ordered, notes)
    else {
      if (block.kind === 'chart') bars(press, block, document)
      tables++
      const table = block.kind === 'chart' ? tableOf(block) : block
      drawTable(press, table, document, notes, say, tables)
    }
  }
  if (notes.all.length > 0) {
    heading(press, say('document.notes'), 1, marks)
    for (const note of notes.all) {
      const at = element(press, press.root, 'P')
      setText(press, at, `[${note.number}] ${shown(noteText(note, say))}`, 'regular', 8.5)
      at.end()
      press.y += 2
    }
  }
  if (press.span) {
    press.y += 8
    paragraph(press, say('document.replaced'), 8.5)
  }
  frames(press, frame, say)
}

/**
 * A tagged PDF 1.7 that follows ISO 14289-1 (PDF/UA-1) as far as `npm run documents-check` checks
 * it. The same document, words and fonts give the same bytes. Arabic, Hebrew, Han and whatever else
 * the fonts do not draw stands in Latin letters in brackets, its original beneath, and the file
 * says so at its end.
 */
export async function pdf(
  document: PlainDocument,
  fonts: Fonts,
  say: Say,
): Promise<Result<Uint8Array>> {
  const checked = sound(document)
  if (!checked.ok) return checked
  for (const block of document.blocks)
    if (block.kind === 'table' && block.columns.length > MOST_COLUMNS)
      return refuse('document.wide', { caption: block.caption, most: MOST_COLUMNS })

  const { default: PDFDocument } = await import('pdfkit')
  const made = new Date(document.asOf)
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: document.language,
    bufferPages: true,
    autoFirstPage: false,
    // None of the library's own fonts, which a PDF/UA may not leave out of the file.
    font: '',
    info: {
      Title: shown(document.title),
      Author: shown(document.author),
      Creator: 'Cosmo',
      Producer: 'Cosmo (PDFKit)',
      CreationDate: made,
      ModDate: made,
    },
  })
  const parts: Uint8Array[] = []
  const whole = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  // The library writes the title into the metadata without escaping it for XML.
  Object.assign(doc, { endMetadata: () => metadataOf(doc, document, made) })
  const root = doc.struct('Document')
  doc.addStructure(root)
  compose({ doc, root, face: facesOf(doc, fonts), y: 0, span: null }, document, say)
  root.end()
  doc.end()
  await whole
  return done(new Uint8Array(Buffer.concat(parts)))
}
