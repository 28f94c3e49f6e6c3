/**
 * How a word is made comparable: case and accents folded, British spelling made American,
 * plural removed. One rule set serves English and French, because a line mixes them and most
 * technical words are shared; it only has to be the same on both sides.
 */
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  µ: 'u',
  μ: 'u',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  λ: 'lambda',
  ω: 'omega',
}
const SPECIAL = /[œæßøłđıµμαβγδλω]/g

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** Lower case, no accents, ligatures and Greek letters spelled out. */
export function fold(raw: string): string {
  const lower = raw.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(SPECIAL, (letter) => LETTERS[letter]!)
    .replace('’', "'")
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    axes: 'axis',
    axis: 'axis',
    lens: 'lens',
    lenses: 'lens',
    dies: 'die',
    matrices: 'matrix',
    spectra: 'spectrum',
    bacteria: 'bacterium',
    analyses: 'analysis',
    moulds: 'mold',
    aluminium: 'aluminum',
    grey: 'gray',
    feet: 'foot',
    viruses: 'virus',
    chassis: 'chassis',
    gas: 'gas',
    gases: 'gas',
    yeux: 'oeil',
    two: '2',
    deux: '2',
    three: '3',
    trois: '3',
    four: '4',
    quatre: '4',
    five: '5',
    cinq: '5',
    six: '6',
  }),
)

type Ending = readonly [ending: string, instead: string, least: number]
/** First fitting row; `least` is the shortest word it applies to. */
const PLURAL: readonly Ending[] = [
  ['sses', 'ss', 6],
  ['ches', 'ch', 6],
  ['shes', 'sh', 6],
  ['xes', 'x', 5],
  ['zes', 'z', 6],
  ['ies', 'y', 5],
  ['eaux', 'eau', 6],
  ['aux', 'al', 6],
  ['eux', 'eu', 6],
  ['ss', 'ss', 2],
  ['us', 'us', 3],
  ['is', 'is', 3],
  ['s', '', 4],
]
const SPELLING: readonly Ending[] = [
  ['isation', 'ization', 9],
  ['ising', 'izing', 7],
  ['ised', 'ized', 6],
  ['iser', 'izer', 6],
  ['ise', 'ize', 6],
  ['yser', 'yzer', 6],
  ['yse', 'yze', 6],
  ['our', 'or', 5],
  ['ogue', 'og', 6],
  // "fibre" and "fiber", "metre" and "meter", "filtre" and "filter" meet without their vowel
  ['ber', 'br', 5],
  ['bre', 'br', 5],
  ['ter', 'tr', 5],
  ['tre', 'tr', 5],
]

function ending(word: string, rows: readonly Ending[]): string {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (word.length >= row[2] && word.endsWith(row[0])) {
      return word.slice(0, word.length - row[0].length) + row[1]
    }
  }
  return word
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (unit >= 48 && unit <= 57) return true
  }
  return false
}

/** The comparable form of a folded word. Words with a digit and short words stay as they are. */
export function stem(word: string): string {
  if (word.length < 4) return IRREGULAR.get(word) ?? word
  const irregular = IRREGULAR.get(word)
  if (irregular) return irregular
  if (hasDigit(word)) return word
  const last = word.charCodeAt(word.length - 1)
  // only "s" and "x" end a plural
  let out = ending(last === 115 || last === 120 ? ending(word, PLURAL) : word, SPELLING)
  if (out.includes('sulph')) out = out.replace('sulph', 'sulf')
  if (out.includes('mould')) out = out.replace('mould', 'mold')
  if (out.startsWith('aluminium')) out = `aluminum${out.slice(9)}`
  return out.endsWith('e') && out.length > 4 ? out.slice(0, -1) : out
}

/** Letters of a stem that stand for its family: "separator", "separating", "separation". */
const FAMILY = 6
export const familyOf = (stemmed: string): string =>
  stemmed.length > FAMILY && !hasDigit(stemmed) ? stemmed.slice(0, FAMILY) : stemmed

/**
 * Words that carry grammar only; they are no part of a term and do not widen a gap. A French
 * elision keeps its apostrophe: "d'" is grammar, the "d" of "chloroform-d" is not.
 */
export const GRAMMAR: ReadonlySet<string> = new Set(
  (
    'a an and any as at be by for from in into is its of on or other than that the their therefor thereof ' +
    'this to type types which with without used using specially designed having s ' +
    "au aux avec ce ces d' dans de des du en et l' la le les leur leurs n' ou par pour qu' qui s' sa sans ses " +
    'son sur un une del di el y e und mit von fur para por con'
  ).split(' '),
)

/** After one of these stands what the goods are for, not what they are. */
export const PURPOSE: ReadonlySet<string> = new Set([
  'for',
  'pour',
  'para',
  'fur',
  'compatible',
  'fits',
])
