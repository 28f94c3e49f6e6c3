/** What stands where a name stood. */
const GONE = '…'
/** Shorter ones stand in ordinary words as well: they go where they stand by themselves. */
const SHORTEST = 3
/** A part of what was said of somebody goes from this length on: "12" or "Rue" tell nobody apart. */
const PART = 4
/** One sign of these says as much as a word. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** How companies end: the name goes without it as well. */
const LEGAL =
  /[\s,.]+(?:ltd|limited|llc|llp|inc|corp|co|plc|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|ooo)\.?$/iu

/** A name in the ways that a text may have it: whole, its parts, each without its legal form. */
function formsOf(given: string): readonly string[] {
  const whole = given.normalize('NFC').trim()
  const parts = whole.split(/[,;\n]/u).map((part) => part.trim())
  const bare = [whole, ...parts].map((form) => form.replace(LEGAL, '').trim())
  const long = (form: string) => form.length >= PART || IDEOGRAPHIC.test(form)
  return [whole, ...[...parts, ...bare].filter(long)].filter((form) => form !== '')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** The text without those names, however their blanks, accents and capitals are written. */
export function withoutNames(text: string, names: readonly string[]): string {
  return [...new Set(names.flatMap(formsOf))]
    .sort((a, b) => b.length - a.length)
    .reduce((left, form) => {
      const spelt = form.split(/\s+/).map(escaped).join('\\s+')
      const alone = form.length < SHORTEST && !IDEOGRAPHIC.test(form)
      const found = alone ? `(?<![\\p{L}\\p{N}])${spelt}(?![\\p{L}\\p{N}])` : spelt
      return left.replace(new RegExp(found, 'giu'), GONE)
    }, text.normalize('NFC'))
}
