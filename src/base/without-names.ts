/** What stands where a name stood. */
const GONE = '…'
/** Shorter ones stand in ordinary words as well: they go where they stand by themselves. */
const SHORTEST = 3
/** A part of what was said of somebody goes from this length on: "12" or "Rue" tell nobody apart. */
const PART = 4
/** A number goes from this many signs on, and a run of its figures by itself. */
const NUMBER = 5
/** A number as long as this goes where it stands within a word as well. */
const LONG_NUMBER = 6
/** Words of a name as long as this together are found without a blank between them. */
const JOINED = 8
/** One sign of these says as much as a word. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** How companies end: the name goes without it as well. */
const LEGAL =
  /[\s,.]+(?:ltd|limited|llc|llp|inc|corp|co|plc|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|ooo)\.?$/iu

/** Scripts whose accents are left off as often as they are written. */
const ACCENTED = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}`
const ACCENTED_RUN = new RegExp(`[${ACCENTED}\\p{M}]+`, 'gu')
const ACCENTS = new RegExp(`([${ACCENTED}])\\p{M}+`, 'gu')
const ACCENTED_SIGN = new RegExp(`[${ACCENTED}]`, 'u')

/** Letters and their accents apart. */
const opened = (text: string): string =>
  text.normalize('NFC').replace(ACCENTED_RUN, (run) => run.normalize('NFD'))

/** Letters of a name that others write with an accent, with another sign, or with two. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ae: '(?:ae|æ|a\\u0308)', oe: '(?:oe|œ|ø|o\\u0308)', ue: '(?:ue|u\\u0308)' },
  ...{ ä: '(?:ae|a\\p{M}*)', ö: '(?:oe|ø|o\\p{M}*)', ü: '(?:ue|u\\p{M}*)' },
  ...{ æ: '(?:ae|æ|a\\u0308)', œ: '(?:oe|œ)', ø: '(?:oe|[oø]\\p{M}*)', å: '(?:aa|a\\p{M}*)' },
  ...{ ss: '(?:ss|ß)', ß: '(?:ss|ß)', l: '[lł]', ł: '[lł]', d: '[dđ]\\p{M}*', đ: '[dđ]' },
  ...{ i: '[iı]\\p{M}*', ı: '[iı]\\p{M}*', o: '[oø]\\p{M}*', '.': '\\.?', ',': ',?' },
  ...{ "'": "['’]?", '’': "['’]?" },
}
const UNITS = /ae|oe|ue|ss|[\s\S]/giu

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** A word of a name as a pattern: whoever writes it with or without its accents is found. */
function spelt(word: string): string {
  const umlauts = word
    .normalize('NFC')
    .replace(ACCENTED_RUN, (run) =>
      [...run]
        .map((sign) => (sign.toLowerCase() in LETTERS ? sign : sign.normalize('NFD')))
        .join(''),
    )
  return (umlauts.replace(ACCENTS, '$1').match(UNITS) ?? [])
    .map((unit) => {
      const known = LETTERS[unit.toLowerCase()]
      if (known !== undefined) return known
      return ACCENTED_SIGN.test(unit) ? `${unit}\\p{M}*` : escaped(unit)
    })
    .join('')
}

const GAP = /[\s\p{Pd}_/]+/u
const GAP_FOUND = '[\\s\\p{Pd}_/.]'
/** What people put between the signs of a number, or leave out. */
const BETWEEN = '[\\s\\p{Pd}_/.:]*'
const ALONE_BEFORE = '(?<![\\p{L}\\p{N}])'
const ALONE_AFTER = '(?![\\p{L}\\p{N}\\p{M}])'

/** A name in the ways that a text may have it: whole, its parts, each without its legal form. */
function formsOf(given: string): readonly string[] {
  const whole = given.normalize('NFC').trim()
  const parts = whole.split(/[,;\n]/u).map((part) => part.trim())
  const bare = [whole, ...parts].map((form) => form.replace(LEGAL, '').trim())
  const long = (form: string) => form.length >= PART || IDEOGRAPHIC.test(form)
  return [whole, ...[...parts, ...bare].filter(long)].filter((form) => form !== '')
}

function nameFound(form: string): string {
  // Signs alone stand for themselves.
  if (!/[\p{L}\p{N}]/u.test(form)) return form.split(/\s+/).map(escaped).join('\\s+')
  const words = form.split(GAP).filter((word) => word !== '')
  const together = words.join('').length
  const joined = together >= JOINED
  const found = words.map(spelt).join(`${GAP_FOUND}${joined ? '*' : '+'}`)
  const short = together < SHORTEST || (words.length > 1 && !joined)
  const alone = short && !IDEOGRAPHIC.test(form)
  return alone ? `${ALONE_BEFORE}${found}${ALONE_AFTER}` : found
}

/** A part that holds a figure, as serial and declaration numbers do. */
const NUMBERED = /[\p{L}\p{N}][\p{L}\p{N}./_-]*\p{N}[\p{L}\p{N}./_-]*|\p{N}[\p{L}\p{N}./_-]{4,}/gu
const FIGURES = /\p{N}(?:[\s./_-]*\p{N})*/gu
const compact = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** The numbers in what was said, without what stands between their signs. */
function numbersOf(given: string): readonly string[] {
  const text = given.normalize('NFC')
  const whole = compact(text)
  const figures = [...(text.match(FIGURES) ?? []), ...(text.match(/\p{N}+/gu) ?? [])].map(compact)
  return [
    // A number that was written in groups, and nothing else.
    ...(/^[\p{Lu}\p{N}\s./_-]+$/u.test(text) && /\p{N}/u.test(text) ? [whole] : []),
    ...(text.match(NUMBERED) ?? []).filter((part) => part.length >= NUMBER).map(compact),
    ...[...figures, ...figures.map((run) => run.replace(/^0+/, ''))].filter(
      (run) => run.length >= NUMBER,
    ),
  ]
}

/** Three noughts and more are miscounted as often as not: two are enough to find them. */
const NOUGHTS = /0{3,}|[\s\S]/gu
const SOME_NOUGHTS = `0(?:${BETWEEN}0)+`

function numberFound(number: string): string {
  const found = (number.match(NOUGHTS) ?? [])
    .map((sign) => (sign.length > 2 ? SOME_NOUGHTS : sign))
    .join(BETWEEN)
  return number.length < LONG_NUMBER ? `${ALONE_BEFORE}${found}${ALONE_AFTER}` : found
}

/**
 * The text without those names, however their blanks, hyphens, accents and capitals are written, and
 * without the numbers that stand in them, however their signs are grouped. `marks` say of a thing
 * which one it is (make, model, serial number): each goes as a whole and by its numbers, not by its
 * words, which say what it is.
 */
export function withoutNames(
  text: string,
  names: readonly string[],
  marks: readonly string[] = [],
): string {
  const whole = marks.map((mark) => mark.normalize('NFC').trim()).filter((mark) => mark !== '')
  const forms = [...names.flatMap(formsOf), ...whole]
  const numbers = [...names, ...marks].flatMap(numbersOf)
  return [
    ...forms.map((form) => ({ long: form.length, found: nameFound(form) })),
    ...numbers.map((number) => ({ long: number.length, found: numberFound(number) })),
  ]
    .filter(({ found }, at, all) => all.findIndex((one) => one.found === found) === at)
    .sort((a, b) => b.long - a.long)
    .reduce((left, { found }) => left.replace(new RegExp(found, 'giu'), GONE), opened(text))
    .normalize('NFC')
}
