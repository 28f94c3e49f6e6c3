import type { Fonts } from './model.ts'
import type { Face, Line } from './pdf-lines.ts'

/** A4 in points, with room for the header and the footer. */
export const PAGE = { width: 595.28, height: 841.89, side: 54, top: 78, bottom: 72 } as const
export const BODY_WIDTH = PAGE.width - 2 * PAGE.side

export type Weight = 'regular' | 'bold'
export type Size = 7.5 | 8.5 | 10 | 11 | 12 | 14 | 20
export const INK = '#1a1a1a'
export const RULE = '#8a8f98'
export const SHADE = '#eef1f5'
export const BAR = '#1f4e79'

export type Element = PDFKit.PDFStructureElement

/** A document on the press: the library's own, the place on the page, and whether it said otherwise. */
export type Press = {
  readonly doc: PDFKit.PDFDocument
  readonly root: Element
  readonly face: (weight: Weight, size: Size) => Face
  y: number
  /** The last words that were drawn in Latin letters instead of their own, if any were. */
  span: Element | null
}

/** The options of the library that its types do not list. */
export const element = (
  press: Press,
  parent: Element,
  type: string,
  options: Readonly<Record<string, unknown>> = {},
): Element => {
  const made = press.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions)
  parent.add(made)
  return made
}

export const leading = (size: Size): number => size * 1.35

type Glyphs = { readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean } }

/** The measures of the fonts, remembered by word. */
export function facesOf(doc: PDFKit.PDFDocument, fonts: Fonts): Press['face'] {
  doc.registerFont('regular', fonts.regular as Buffer)
  doc.registerFont('bold', fonts.bold as Buffer)
  const made = new Map<string, Face>()
  return (weight, size) => {
    const key = `${weight} ${size}`
    const known = made.get(key)
    if (known) return known
    const widths = new Map<string, number>()
    const glyphs = (doc.font(weight) as unknown as { _font: Glyphs })._font.font
    const face: Face = {
      hasGlyph: (codePoint) => glyphs.hasGlyphForCodePoint(codePoint),
      width: (text) => {
        const width = widths.get(text) ?? doc.font(weight).fontSize(size).widthOfString(text)
        widths.set(text, width)
        return width
      },
    }
    made.set(key, face)
    return face
  }
}

export function newPage(press: Press): void {
  press.doc.addPage()
  press.y = PAGE.top
}

export const room = (press: Press): number => PAGE.height - PAGE.bottom - press.y

/** Goes to a new page where less than `height` points are left. */
export function need(press: Press, height: number): void {
  if (room(press) < height) newPage(press)
}

/** Drawn, but no part of what is read: rules, shades, headers and footers. */
export function artifact(press: Press, draw: () => void, attached?: 'Top' | 'Bottom'): void {
  press.doc.markContent(
    'Artifact',
    attached ? { type: 'Pagination', attached: [attached] } : { type: 'Layout' },
  )
  draw()
  press.doc.endMarkedContent()
}

/** Writes one run of signs at a place. `y` is the upper edge of the line. */
export function write(
  press: Press,
  text: string,
  x: number,
  y: number,
  weight: Weight,
  size: Size,
): void {
  if (text === '') return
  press.doc.font(weight).fontSize(size).fillColor(INK)
  press.doc.text(text, x, y, { lineBreak: false })
}

/** Draws a line outside the structure of the document: in an artifact or a picture. */
export function writeLine(
  press: Press,
  line: Line,
  x: number,
  y: number,
  weight: Weight,
  size: Size,
): void {
  let at = x
  for (const piece of line.pieces) {
    write(press, piece.text, at, y, weight, size)
    at += press.face(weight, size).width(piece.text)
  }
}

/** Draws a line as content of an element; what is drawn otherwise than written keeps its original. */
export function setLine(
  press: Press,
  parent: Element,
  line: Line,
  x: number,
  y: number,
  weight: Weight,
  size: Size,
): void {
  let at = x
  for (const piece of line.pieces) {
    const place = at
    const draw = () => write(press, piece.text, place, y, weight, size)
    if (piece.original === undefined) parent.add(draw)
    else {
      // What goes on from the line before is still the same original. Its parent ends it.
      if (piece.original !== '' || !press.span)
        press.span = element(press, parent, 'Span', { actual: piece.original })
      press.span.add(draw)
    }
    at += press.face(weight, size).width(piece.text)
  }
}
