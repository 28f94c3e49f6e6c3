import { isVowel } from './fold.ts'

/** What one letter typed for another costs; a whole letter costs 1. */
const CHEAP: readonly (readonly [string, number])[] = [
  // read wrongly by a machine
  ['0o 1l 1i 5s 8b 6g 2z 9g', 0.35],
  // heard or romanised the same
  ['ck kq cq vw iy ij yj sz gj gk dt bp fv cs xs xh gh hk ou ei ai', 0.55],
  // drawn alike
  ['uv nm rn ef ceo il', 0.75],
]
const VOWEL_FOR_VOWEL = 0.5
const VOWEL_MORE = 0.6
const DOUBLED = 0.3
const SWAPPED = 0.75
/** The first letter is seldom wrong, and often another name. */
const FIRST = 1.35

const SIZE = 128
const COST = costs()

function costs(): Float32Array {
  const table = new Float32Array(SIZE * SIZE).fill(1)
  const set = (a: number, b: number, cost: number) => {
    table[a * SIZE + b] = cost
    table[b * SIZE + a] = cost
  }
  for (let a = 97; a <= 122; a++)
    for (let b = 97; b <= 122; b++) if (isVowel(a) && isVowel(b)) set(a, b, VOWEL_FOR_VOWEL)
  for (const [pairs, cost] of CHEAP)
    for (const pair of pairs.split(' '))
      if (pair.length === 2) set(pair.charCodeAt(0), pair.charCodeAt(1), cost)
  for (let c = 0; c < SIZE; c++) table[c * SIZE + c] = 0
  return table
}

const MAX = 48
const rows = [new Float32Array(MAX + 1), new Float32Array(MAX + 1), new Float32Array(MAX + 1)]

const gap = (bytes: Uint8Array, at: number, from: number): number => {
  const c = bytes[at]!
  if (at > from && bytes[at - 1] === c) return DOUBLED
  return isVowel(c) ? (at === from ? 1 : VOWEL_MORE) : 1
}

/**
 * Weighted Damerau-Levenshtein cost of two words of bytes; more than `limit` comes back as
 * Infinity. Words over 48 letters are compared by their first 48.
 */
export function editCost(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
  limit: number,
): number {
  const n = Math.min(aTo - aFrom, MAX)
  const m = Math.min(bTo - bFrom, MAX)
  let before = rows[0]!
  let last = rows[1]!
  let row = rows[2]!
  last[0] = 0
  for (let j = 1; j <= m; j++) last[j] = last[j - 1]! + gap(b, bFrom + j - 1, bFrom)
  for (let i = 1; i <= n; i++) {
    const ca = a[aFrom + i - 1]!
    const less = gap(a, aFrom + i - 1, aFrom)
    row[0] = last[0]! + less
    let least = row[0]!
    for (let j = 1; j <= m; j++) {
      const cb = b[bFrom + j - 1]!
      let swap = ca === cb ? 0 : ca < SIZE && cb < SIZE ? COST[ca * SIZE + cb]! : 1
      if (i === 1 && j === 1) swap *= FIRST
      let best = last[j - 1]! + swap
      const drop = last[j]! + less
      if (drop < best) best = drop
      const add = row[j - 1]! + gap(b, bFrom + j - 1, bFrom)
      if (add < best) best = add
      if (i > 1 && j > 1 && ca === b[bFrom + j - 2] && cb === a[aFrom + i - 2] && ca !== cb) {
        const turned = before[j - 2]! + SWAPPED
        if (turned < best) best = turned
      }
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return Number.POSITIVE_INFINITY
    const free = before
    before = last
    last = row
    row = free
  }
  return last[m]! > limit ? Number.POSITIVE_INFINITY : last[m]!
}

/** Cost → similarity 0 to 1: a letter costs more in a short word. */
export const alike = (cost: number, length: number): number =>
  1 - (cost * 1.15) / Math.max(4, length)

/** The dearest cost worth computing for words of these lengths. */
export const costLimit = (length: number): number =>
  length <= 4 ? 1.1 : length <= 7 ? 1.5 : length <= 10 ? 2.1 : 2.6
