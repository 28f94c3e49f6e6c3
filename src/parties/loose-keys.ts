import { foldInto, skeletonInto } from './fold.ts'
import {
  addPair,
  hashBytes,
  hashWithout,
  type KeyTable,
  type Pairs,
  pairs,
  tableOf,
} from './hash.ts'
import { CLASS } from './lexicon/index.ts'
import { ARABIC_CLASSES, ARABIC_GLIDES } from './scripts/arabic.ts'
import { SCRIPT } from './words-of.ts'

/** Words shorter than this have no neighbours worth the alarm. */
export const NEAR_FROM = 4
export const NEAR_TWICE_FROM = 8
const NEAR_LONGEST = 24

type Loose = { readonly fold: KeyTable; readonly skeleton: KeyTable; readonly near: KeyTable }

/** Every loose key under which a word can be found: its fold, its skeleton, the fold less a letter or two. */
export function looseKeys(
  bytes: Uint8Array,
  at: Uint32Array,
  words: number,
  scripts: readonly number[],
  kinds: readonly number[],
): Loose {
  const fold = pairs()
  const skeleton = pairs()
  const near = pairs(1 << 20)
  const out = new Uint8Array(512)
  for (let id = 0; id < words; id++) {
    const from = at[id]!
    const to = at[id + 1]!
    if (bytes[from]! >= 128) {
      if (scripts[id] === SCRIPT.arabic) addArabic(skeleton, bytes, from, to, id)
      continue
    }
    if (to - from > 200) continue
    if (kinds[id] === CLASS.number) continue
    const length = foldInto(bytes, from, to, out)
    addPair(fold, hashBytes(out, 0, length), id)
    if (kinds[id] !== CLASS.legal && kinds[id] !== CLASS.stop)
      nearKeys(out, length, (key) => addPair(near, key, id))
    const bones = skeletonInto(bytes, from, to, out)
    if (bones > 1) addPair(skeleton, hashBytes(out, 0, bones), id)
  }
  return { fold: tableOf(fold), skeleton: tableOf(skeleton), near: tableOf(near) }
}

/** The keys of a fold without one letter, or two in a long word; the whole fold is one too. */
export function nearKeys(fold: Uint8Array, length: number, put: (key: number) => void): void {
  if (length < NEAR_FROM || length > NEAR_LONGEST) return
  put(hashBytes(fold, 0, length))
  for (let i = 0; i < length; i++) {
    if (i > 0 && fold[i] === fold[i - 1]) continue
    put(hashWithout(fold, 0, length, i, -1))
    if (length < NEAR_TWICE_FROM) continue
    for (let j = i + 1; j < length; j++) put(hashWithout(fold, 0, length, i, j))
  }
}

/** The letter behind three bytes of 0x80 and more. */
export const letterAt = (bytes: Uint8Array, i: number): string =>
  String.fromCharCode(
    ((bytes[i]! & 0x7f) << 9) | ((bytes[i + 1]! & 0x7f) << 2) | (bytes[i + 2]! & 3),
  )

const MOST_READINGS = 8

/** The skeletons of a word in Arabic letters: one for each reading of its doubtful letters. */
export function arabicSkeletons(bytes: Uint8Array, from: number, to: number): readonly string[] {
  let readings = ['']
  for (let i = from; i + 2 < to; i += 3) {
    const letter = letterAt(bytes, i)
    const classes =
      ARABIC_CLASSES.get(letter) ?? (i === from ? (ARABIC_GLIDES.get(letter) ?? '') : '')
    if (classes === '') continue
    const more: string[] = []
    for (const reading of readings)
      for (const c of classes)
        if (more.length < MOST_READINGS) more.push(reading.endsWith(c) ? reading : reading + c)
    readings = more
  }
  return [
    ...new Set(
      readings.map((reading) =>
        reading.length > 1 && reading.endsWith('h') ? reading.slice(0, -1) : reading,
      ),
    ),
  ]
}

function addArabic(skeleton: Pairs, bytes: Uint8Array, from: number, to: number, id: number): void {
  const out = new Uint8Array(64)
  for (const reading of arabicSkeletons(bytes, from, to).slice(0, 2)) {
    if (reading.length < 2 || reading.length > 60) continue
    for (let i = 0; i < reading.length; i++) out[i] = reading.charCodeAt(i)
    addPair(skeleton, hashBytes(out, 0, reading.length), id)
  }
}
