import type { FileChild, ParagraphChild } from 'docx'
import { done, type Result } from '../base/index.ts'
import type { Say } from '../words/index.ts'
import { corePart } from './docx-properties.ts'
import { cellText, frameOf, isFigure } from './frame.ts'
import {
  type Cell,
  type Chart,
  type Column,
  type PlainDocument,
  recordsOf,
  type Table,
  type Text,
  tableOf,
} from './model.ts'
import { type Notes, newNotes, noteText } from './notes.ts'
import { shown } from './shown.ts'
import { sound } from './sound.ts'
import { still } from './still.ts'

type Docx = typeof import('docx')

/** One blue dot, which a bar stretches (a PNG of one pixel). */
const DOT = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGOQ96sEAAF2AOe2j1NWAAAAAElFTkSuQmCC',
  ),
  (sign) => sign.charCodeAt(0),
)
const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const
const BAR_PIXELS = 220
const SHADE = 'EEF1F5'

/** What the parts of one file share while it is written. */
type Desk = {
  readonly docx: Docx
  readonly document: PlainDocument
  readonly notes: Notes
  readonly say: Say
  /** Numbers the pictures: the library would count through all files of the process. */
  pictures: number
}

/** Runs of a text; a figure with records behind it carries a footnote. */
function runsOf(desk: Desk, text: Text): ParagraphChild[] {
  const { TextRun, FootnoteReferenceRun } = desk.docx
  if (typeof text === 'string') return [new TextRun(shown(text))]
  return text.flatMap((run): ParagraphChild[] => {
    // The blanks at the edges of a run stand between it and its neighbours.
    if (typeof run === 'string') return [new TextRun(edged(run))]
    const note = desk.notes.add(shown(run.figure), run.records)
    const figure = new TextRun(edged(run.figure))
    return note === null ? [figure] : [figure, new FootnoteReferenceRun(note)]
  })
}

function edged(text: string): string {
  const inner = shown(text)
  if (inner === '') return text === '' ? '' : ' '
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) ? ' ' : ''}`
}

function cellOf(desk: Desk, cell: Cell, column: Column) {
  const { AlignmentType, FootnoteReferenceRun, Paragraph, TableCell, TextRun } = desk.docx
  const text = cellText(cell, column, desk.document)
  const note = desk.notes.add(text, recordsOf(cell))
  const children: ParagraphChild[] = [new TextRun({ text, bold: column.heads === true })]
  if (note !== null) children.push(new FootnoteReferenceRun(note))
  return new TableCell({
    children: [
      new Paragraph({
        children,
        alignment: isFigure(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
      }),
    ],
  })
}

/** A bar as a picture in its row, with the figure as its alternative text. */
function barOf(desk: Desk, chart: Chart, at: number) {
  const { ImageRun, Paragraph, TableCell } = desk.docx
  const bar = chart.bars[at] as Chart['bars'][number]
  const most = Math.max(...chart.bars.map(({ value }) => Number(value)))
  const width = most === 0 ? 1 : Math.max(1, Math.round((Number(bar.value) / most) * BAR_PIXELS))
  const description = desk.say('document.bar', { label: shown(bar.label), value: bar.value })
  desk.pictures++
  const picture = new ImageRun({
    type: 'png',
    data: DOT,
    transformation: { width, height: 10 },
    altText: { id: `${desk.pictures}`, name: description, title: description, description },
  })
  return new TableCell({ children: [new Paragraph({ children: [picture] })] })
}

function tableParts(desk: Desk, table: Table, number: number, chart: Chart | null): FileChild[] {
  const { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = desk.docx
  const titles = table.columns.map(({ title }) => shown(title))
  if (chart) titles.push(desk.say('document.field.bar'))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: titles.map(
      (text) =>
        new TableCell({
          shading: { fill: SHADE },
          children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })],
        }),
    ),
  })
  const rows = table.rows.map(
    (row, at) =>
      new TableRow({
        children: [
          ...row.map((cell, index) => cellOf(desk, cell, table.columns[index] as Column)),
          ...(chart ? [barOf(desk, chart, at)] : []),
        ],
      }),
  )
  const caption = desk.say('document.table', { number, caption: shown(table.caption) })
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(caption)] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      tableLook: { firstRow: true, firstColumn: table.columns[0]?.heads === true },
      rows: [head, ...rows],
    }),
    new Paragraph({}),
  ]
}

function blocksOf(desk: Desk): FileChild[] {
  const { HeadingLevel, Paragraph, TextRun } = desk.docx
  const levels = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]
  let tables = 0
  let lists = 0
  return desk.document.blocks.flatMap((block): FileChild[] => {
    if (block.kind === 'heading')
      return [
        new Paragraph({
          heading: levels[block.level - 1] as (typeof levels)[number],
          children: [new TextRun(shown(block.text))],
        }),
      ]
    if (block.kind === 'paragraph') return [new Paragraph({ children: runsOf(desk, block.text) })]
    if (block.kind === 'list') {
      lists++
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: {
              reference: block.ordered ? 'numbers' : 'points',
              level: 0,
              instance: lists,
            },
            children: runsOf(desk, item),
          }),
      )
    }
    tables++
    if (block.kind === 'table') return tableParts(desk, block, tables, null)
    return [
      new Paragraph({ keepNext: true, children: [new TextRun(shown(block.alternative))] }),
      ...tableParts(desk, tableOf(block), tables, block),
    ]
  })
}

/**
 * A Word document (ECMA-376) with real headings, lists, header rows, footnotes, alternative texts
 * and its language. Every script stays as it was written. The same document gives the same bytes.
 */
export async function docx(document: PlainDocument, say: Say): Promise<Result<Uint8Array>> {
  const checked = sound(document)
  if (!checked.ok) return checked
  const library = await import('docx')
  const { AlignmentType, Document, Footer, Header, HeadingLevel, LevelFormat, Packer } = library
  const { PageNumber, Paragraph, Tab, TabStopType, TextRun } = library
  const desk: Desk = { docx: library, document, notes: newNotes(), say, pictures: 0 }
  const frame = frameOf(document, say)
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: 0,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 560, hanging: 280 } } },
  })
  const body = blocksOf(desk)
  const tabStops = [{ type: TabStopType.RIGHT, position: 9600 }]
  const tab = () => new TextRun({ children: [new Tab()] })
  // "Page 3 of 7" in the order of the language, with the fields of Word in it.
  const place = say('document.page', { page: '\u0001', pages: '\u0002' })
    .split(/([\u0001\u0002])/)
    .map((part) =>
      part === '\u0001' ? PageNumber.CURRENT : part === '\u0002' ? PageNumber.TOTAL_PAGES : part,
    )
  const file = new Document({
    title: frame.title,
    creator: shown(document.author),
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 20, language: { value: LOCALES[document.language] } },
          paragraph: { spacing: { after: 100 } },
        },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          quickFormat: true,
          run: { bold: true },
          paragraph: { spacing: { before: 160, after: 80 } },
        },
      ],
    },
    numbering: {
      config: [
        { reference: 'points', levels: [level(LevelFormat.BULLET, '•')] },
        { reference: 'numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
      ],
    },
    footnotes: Object.fromEntries(
      desk.notes.all.map((note) => [
        note.number,
        { children: [new Paragraph({ children: [new TextRun(shown(noteText(note, say)))] })] },
      ]),
    ),
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                tabStops,
                children: [new TextRun(frame.title), tab(), new TextRun(frame.label)],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops,
                children: [new TextRun(frame.stamp), tab(), new TextRun({ children: place })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(frame.title)] }),
          new Paragraph({ children: [new TextRun(`${frame.label} · ${frame.stamp}`)] }),
          ...body,
        ],
      },
    ],
  })
  const bytes = await Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: corePart(document) },
  ])
  return done(still(new Uint8Array(bytes)))
}
