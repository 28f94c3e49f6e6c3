/**
 * Signs that no page shows: controls, turns of the direction of writing, non-characters, halves of
 * a surrogate pair. They stand as their code, so that nothing is lost and nothing misleads.
 */
const HIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]|\p{Cs}/gu

const code = (sign: string): string =>
  `\\u${(sign.codePointAt(0) as number).toString(16).padStart(4, '0')}`

/** A text as a spreadsheet's cell holds it: lines stay lines. */
export const shownInCell = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(HIDDEN, code)

/** A text as a page sets it: one line that the page breaks itself; blanks in a row are one. */
export const shown = (text: string): string =>
  text
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(HIDDEN, code)
    .trim()
