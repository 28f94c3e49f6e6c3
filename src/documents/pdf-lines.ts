import { type Piece, piecesOf } from './scripts.ts'

/** A line as it is set: the pieces from left to right, and its width in points without the last blank. */
export type Line = { readonly pieces: readonly Piece[]; readonly width: number }

/** A font of one size, as far as the breaking of lines needs it. */
export type Face = {
  readonly width: (text: string) => number
  readonly hasGlyph: (codePoint: number) => boolean
}

type Atom = { readonly text: string; readonly original?: string; readonly width: number }

/** As many signs of a word as the width holds, one at the least. */
function cut(word: string, face: Face, width: number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const sign of word) {
    if (part !== '' && face.width(part + sign) > width) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}

/** Words with the blank behind them: a line may break after each. */
function atomsOf(piece: Piece, face: Face, width: number): readonly Atom[] {
  const words = piece.text.match(/[^ ]* |[^ ]+$/g) ?? []
  const atoms = words.flatMap((word) =>
    face.width(word.trimEnd()) > width ? cut(word, face, width) : [word],
  )
  return atoms.map((text, at) => ({
    text,
    width: face.width(text),
    // What was written stands once, at its first word; the others of it are drawn only.
    ...(piece.original === undefined ? {} : { original: at === 0 ? piece.original : '' }),
  }))
}

/** Joins neighbours that are drawn as they are written, so that a line is one piece mostly. */
function joined(atoms: readonly Atom[], face: Face): Line {
  const pieces: { text: string; original?: string }[] = []
  for (const { text, original } of atoms) {
    const last = pieces.at(-1)
    if (last && (last.original === undefined) === (original === undefined)) {
      last.text += text
      if (last.original !== undefined) last.original += original ?? ''
    } else pieces.push(original === undefined ? { text } : { text, original })
  }
  const whole = atoms.reduce((sum, atom) => sum + atom.width, 0)
  const last = atoms.at(-1)
  const blank = last ? last.width - face.width(last.text.trimEnd()) : 0
  return { pieces, width: whole - blank }
}

/** Breaks a text into lines no wider than `width` points; a word that is wider breaks inside. */
export function linesOf(text: string, face: Face, width: number): readonly Line[] {
  const lines: Line[] = []
  let atoms: Atom[] = []
  let used = 0
  for (const piece of piecesOf(text, face.hasGlyph)) {
    for (const atom of atomsOf(piece, face, width)) {
      const bare = face.width(atom.text.trimEnd())
      if (atoms.length > 0 && used + bare > width) {
        lines.push(joined(atoms, face))
        atoms = []
        used = 0
      }
      atoms.push(atom)
      used += atom.width
    }
  }
  if (atoms.length > 0) lines.push(joined(atoms, face))
  return lines
}
