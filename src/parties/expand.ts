import { foldInto, skeletonInto } from './fold.ts'
import { hashBytes } from './hash.ts'
import type { WordColumns } from './layout.ts'
import { CLASS } from './lexicon/index.ts'
import { arabicSkeletons, letterAt, nearKeys } from './loose-keys.ts'
import { LIKENESS } from './policy.ts'
import { ARABIC_WORDS } from './scripts/arabic.ts'
import { syllableSpellings } from './scripts/hangul.ts'
import { alike, costLimit, editCost } from './similarity.ts'
import { SCRIPT } from './words-of.ts'

/**
 * Which words of the index a typed word may stand for, and how alike each is. The answer for a
 * word is kept: trade data repeats its words massively.
 */
export type Expander = {
  readonly words: WordColumns
  /** Answer number of a word; its entries are `ids` and `likes` from `start` on. */
  readonly of: (
    bytes: Uint8Array,
    from: number,
    to: number,
    script: number,
    code: number,
    thorough: boolean,
  ) => number
  /** The word itself in the dictionary, or -1. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number
  readonly start: Uint32Array
  readonly count: Uint16Array
  readonly ids: Uint32Array
  readonly likes: Float32Array
  /** The answer's own word, or -1 for a word not in the dictionary. */
  readonly self: Int32Array
}

const SLOTS = 1 << 17
const ANSWERS = 1 << 16
const POOL = 1 << 20
const MOST = 96

export function expander(words: WordColumns): Expander {
  const slots = new Uint32Array(SLOTS)
  const keyA = new Uint32Array(ANSWERS)
  const keyB = new Uint32Array(ANSWERS)
  const start = new Uint32Array(ANSWERS)
  const count = new Uint16Array(ANSWERS)
  const self = new Int32Array(ANSWERS)
  const ids = new Uint32Array(POOL)
  const likes = new Float32Array(POOL)
  let answers = 0
  let used = 0
  const place = new Uint32Array(words.kind.length)
  const fold = new Uint8Array(512)
  const other = new Uint8Array(512)
  const bones = new Uint8Array(512)
  const spelled = new Uint8Array(16)
  let first = 0

  const find = (bytes: Uint8Array, from: number, to: number): number => {
    const mask = words.slots.length - 1
    for (let slot = hashBytes(bytes, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = words.slots[slot]!
      if (id === 0) return -1
      const begin = words.at[id - 1]!
      if (words.at[id]! - begin !== to - from) continue
      let equal = true
      for (let i = 0; equal && i < to - from; i++)
        equal = words.bytes[begin + i] === bytes[from + i]
      if (equal) return id - 1
    }
  }
  const note = (id: number, like: number) => {
    const at = place[id]!
    if (at > first && at <= used && ids[at - 1] === id) {
      if (likes[at - 1]! < like) likes[at - 1] = like
      return
    }
    if (used - first >= MOST && like < 0.9) return
    if (used >= POOL - 1) return
    ids[used] = id
    likes[used++] = like
    place[id] = used
  }
  /** Words under one key of a loose table, each judged by its letters. */
  const loose = (
    starts: Uint32Array,
    keys: Uint32Array,
    values: Uint32Array,
    key: number,
    judge: (id: number) => void,
  ) => {
    const bucket = (key & (starts.length - 2)) >>> 0
    for (let k = starts[bucket]!; k < starts[bucket + 1]!; k++)
      if (keys[k] === key) judge(values[k]!)
  }
  const typo = (bytes: Uint8Array, from: number, to: number, id: number): number => {
    const begin = words.at[id]!
    const end = words.at[id + 1]!
    const length = Math.max(to - from, end - begin)
    const cost = editCost(bytes, from, to, words.bytes, begin, end, costLimit(length))
    return cost === Number.POSITIVE_INFINITY ? 0 : Math.min(LIKENESS.typoMost, alike(cost, length))
  }
  const latin = (bytes: Uint8Array, from: number, to: number, most: number, thorough: boolean) => {
    const length = foldInto(bytes, from, to, fold)
    loose(words.foldStarts, words.foldKeys, words.foldValues, hashBytes(fold, 0, length), (id) => {
      const begin = words.at[id]!
      if (foldInto(words.bytes, begin, words.at[id + 1]!, other) !== length) return
      for (let i = 0; i < length; i++) if (fold[i] !== other[i]) return
      if (length > 2) note(id, LIKENESS.folded * most)
    })
    if (!thorough) return
    nearKeys(fold, length, (key) =>
      loose(words.nearStarts, words.nearKeys, words.nearValues, key, (id) => {
        if (place[id]! > first && place[id]! <= used && ids[place[id]! - 1] === id) return
        const begin = words.at[id]!
        const plain = typo(bytes, from, to, id)
        const folded = foldInto(words.bytes, begin, words.at[id + 1]!, other)
        const longest = Math.max(length, folded)
        const cost = editCost(fold, 0, length, other, 0, folded, costLimit(longest))
        const like = Math.max(plain, Math.min(LIKENESS.typoMost, alike(cost, longest)) - 0.03)
        if (like >= LIKENESS.typoLeast) note(id, like * most)
      }),
    )
    const n = skeletonInto(bytes, from, to, bones)
    if (n < 3) return
    loose(
      words.skeletonStarts,
      words.skeletonKeys,
      words.skeletonValues,
      hashBytes(bones, 0, n),
      (id) => {
        if (words.bytes[words.at[id]!]! >= 128) {
          note(id, LIKENESS.skeleton * most)
          return
        }
        const like = typo(bytes, from, to, id)
        if (like >= LIKENESS.typoLeast) note(id, like * most)
      },
    )
  }
  const arabic = (bytes: Uint8Array, from: number, to: number) => {
    for (const reading of arabicSkeletons(bytes, from, to)) {
      if (reading.length < 2) continue
      for (let i = 0; i < reading.length; i++) bones[i] = reading.charCodeAt(i)
      const like = reading.length > 2 ? LIKENESS.skeleton : LIKENESS.skeletonShort
      loose(
        words.skeletonStarts,
        words.skeletonKeys,
        words.skeletonValues,
        hashBytes(bones, 0, reading.length),
        (id) => {
          if (words.kind[id] === CLASS.legal) return
          const begin = words.at[id]!
          const end = words.at[id + 1]!
          const n = skeletonInto(words.bytes, begin, end, other)
          for (let i = 0; i < n; i++) if (other[i] !== reading.charCodeAt(i)) return
          if (n === reading.length) note(id, like - vowelDoubt(bytes, from, to, id))
        },
      )
    }
  }
  /** The word of the dictionary that an Arabic word is always romanised to, or -1. */
  const fixedArabic = (bytes: Uint8Array, from: number, to: number): number => {
    if (to - from > 30) return -1
    let letters = ''
    for (let i = from; i + 2 < to; i += 3) letters += letterAt(bytes, i)
    const latin = ARABIC_WORDS[letters]
    if (!latin) return -1
    for (let i = 0; i < latin.length; i++) spelled[i] = latin.charCodeAt(i)
    return find(spelled, 0, latin.length)
  }
  /** A written long vowel should be heard: a word without any vowel between is another word. */
  const vowelDoubt = (bytes: Uint8Array, from: number, to: number, id: number): number => {
    let long = 0
    for (let i = from; i + 2 < to; i += 3) if ('اوي'.includes(letterAt(bytes, i))) long++
    let heard = 0
    for (let b = words.at[id]!; b < words.at[id + 1]!; b++)
      if ('aeiouyw'.includes(String.fromCharCode(words.bytes[b]!))) heard++
    return heard < long ? 0.12 : 0
  }
  const hangul = (code: number) => {
    syllableSpellings(code).forEach((spelling) => {
      for (let i = 0; i < spelling.length; i++) spelled[i] = spelling.charCodeAt(i)
      const id = find(spelled, 0, spelling.length)
      if (id >= 0) note(id, LIKENESS.script)
    })
  }
  const group = (id: number) => {
    const row = words.group[id]!
    if (row === 0) return
    for (let k = words.groupStarts[row]!; k < words.groupStarts[row + 1]!; k++)
      if (words.groupValues[k] !== id) note(words.groupValues[k]!, LIKENESS.group)
  }

  const of = (
    bytes: Uint8Array,
    from: number,
    to: number,
    script: number,
    code: number,
    thorough: boolean,
  ): number => {
    const a = hashBytes(bytes, from, to)
    let b =
      Math.imul(0x9e3779b9 ^ script, 0x85ebca6b) ^
      (thorough ? 77 : 0) ^
      (script === SCRIPT.hangul ? Math.imul(code, 0x01000193) : 0)
    for (let i = from; i < to; i++) b = Math.imul(b ^ bytes[i]!, 0x5bd1e995) ^ (b >>> 13)
    b >>>= 0
    let slot = (a ^ (b >>> 7)) & (SLOTS - 1)
    for (; slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      const answer = slots[slot]! - 1
      if (keyA[answer] === a && keyB[answer] === b) return answer
    }
    if (answers >= ANSWERS - 1 || used > POOL - 1024) {
      slots.fill(0)
      place.fill(0)
      answers = 0
      used = 0
      slot = (a ^ (b >>> 7)) & (SLOTS - 1)
    }
    const answer = answers++
    slots[slot] = answer + 1
    keyA[answer] = a
    keyB[answer] = b
    first = used
    start[answer] = used
    const fixed =
      script === SCRIPT.arabic && bytes[from]! >= 128 ? fixedArabic(bytes, from, to) : -1
    const found = find(bytes, from, to)
    const id = found >= 0 ? found : fixed
    self[answer] = id
    if (fixed >= 0) {
      note(fixed, LIKENESS.script)
      group(fixed)
      if (words.kind[fixed] === CLASS.name)
        latin(words.bytes, words.at[fixed]!, words.at[fixed + 1]!, LIKENESS.script, true)
    }
    const kind = id >= 0 ? words.kind[id]! : CLASS.name
    if (found >= 0) {
      note(id, script === SCRIPT.latin || bytes[from]! >= 128 ? LIKENESS.same : LIKENESS.script)
      group(id)
    }
    const digitFirst = bytes[from]! >= 48 && bytes[from]! <= 57
    if (bytes[from]! >= 128) {
      if (script === SCRIPT.arabic) arabic(bytes, from, to)
    } else if (kind === CLASS.legal || kind === CLASS.stop || (digitFirst && to - from < 5)) {
      // forms, particles and numbers are themselves or nothing
    } else if (script === SCRIPT.hangul && code > 0) hangul(code)
    else
      latin(
        bytes,
        from,
        to,
        script === SCRIPT.latin ? 1 : LIKENESS.script,
        thorough && !(digitFirst && isNumber(bytes, from, to)),
      )
    count[answer] = used - first
    return answer
  }
  return { words, of, find, start, count, ids, likes, self }
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! > 57) return false
  return true
}
