import anyAscii from 'any-ascii'

/**
 * A piece of a text as it is drawn. Where the drawing differs, `original` is what was written:
 * it stays in the file for search, copying and reading aloud.
 */
export type Piece = { readonly text: string; readonly original?: string }

/** Scripts that run from left to right without changing their letters' shape. */
const SIMPLE =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]$/u
/** Without a shape of their own, or with one that is nobody's; and what belongs to Arabic. */
const SHAPELESS = /[\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}\u0600-\u08ff]/u
/** Nothing to look at: the whole of what most texts are made of. */
const ORDINARY =
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u0391-\u03a1\u03b1-\u03c9\u0410-\u044f\u2010-\u201e\u2026\u202f\u20ac\u2212]*$/

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The Latin letters of a text, or its code points where there are none. */
function inLatin(text: string): string {
  const latin = anyAscii(text)
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
  const written = [...text].map(
    (sign) => `U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `[${latin === '' ? written.join(' ') : latin}]`
}

/**
 * Cuts a text into what the font draws and what it does not: scripts written from right to left or
 * with joined letters, and signs without a glyph, are drawn in Latin letters in square brackets.
 */
export function piecesOf(text: string, hasGlyph: (codePoint: number) => boolean): readonly Piece[] {
  if (ORDINARY.test(text)) return [{ text }]
  const drawable = (cluster: string) =>
    [...cluster].every(
      (sign) =>
        SIMPLE.test(sign) && !SHAPELESS.test(sign) && hasGlyph(sign.codePointAt(0) as number),
    )
  const pieces: { text: string; drawn: boolean }[] = []
  for (const { segment } of clusters.segment(text)) {
    const drawn = drawable(segment)
    const last = pieces.at(-1)
    if (last && last.drawn === drawn) last.text += segment
    else pieces.push({ text: segment, drawn })
  }
  // Blanks between two words that are not drawn belong to them: one pair of brackets.
  const joined: { text: string; drawn: boolean }[] = []
  for (const piece of pieces) {
    const blank = joined.at(-1)
    const before = joined.at(-2)
    if (!piece.drawn && blank?.drawn && blank.text.trim() === '' && before && !before.drawn) {
      joined.pop()
      before.text += blank.text + piece.text
    } else joined.push(piece)
  }
  return joined.map((piece) =>
    piece.drawn ? { text: piece.text } : { text: inLatin(piece.text), original: piece.text },
  )
}
