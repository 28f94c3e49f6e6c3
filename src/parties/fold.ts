/**
 * Two looser spellings of a word of Latin letters, both written into a caller's buffer.
 *
 * `fold`: one spelling for what romanisers and typists write differently (kh h, sh s, w v,
 * y j i, ou oo u, x ks, ph f, c k, doubled letters): equal folds are nearly equal words.
 * `skeleton`: consonant classes alone, for scripts that write no short vowels.
 */
const code = (letter: string): number => letter.charCodeAt(0)
const A = code('a'),
  C = code('c'),
  D = code('d'),
  E = code('e'),
  F = code('f'),
  G = code('g'),
  H = code('h'),
  I = code('i'),
  J = code('j'),
  K = code('k'),
  O = code('o'),
  P = code('p'),
  Q = code('q'),
  S = code('s'),
  T = code('t'),
  U = code('u'),
  V = code('v'),
  W = code('w'),
  X = code('x'),
  Y = code('y'),
  Z = code('z')

export const isVowel = (c: number): boolean =>
  c === A || c === E || c === I || c === O || c === U || c === Y
/** "ch" keeps a letter of its own, so that Chang and Sang stay apart. */
const CH = code('C')
const SH = code('S')

/** Writes the fold of `bytes[from, to)` into `out` and returns its length. */
export function foldInto(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = bytes[i]!
    const next = i + 1 < to ? bytes[i + 1]! : 0
    let put = c
    if (next === H && (c === K || c === G || c === P || c === S || c === C || c === T || c === Z)) {
      put = c === K ? H : c === P ? F : c === C ? CH : c
      i++
      // shch, tch: one sound
      if (c === S && bytes[i + 1] === C && bytes[i + 2] === H && i + 2 < to) i += 2
    } else if (c === S && next === C && bytes[i + 2] === H && i + 2 < to) i += 2
    else if (c === T && (next === S || next === Z)) {
      put = C
      i++
    } else if (c === C) {
      put = next === E || next === I || next === Y ? S : K
      if (next === K) i++
    } else if (c === Q) put = K
    else if (c === W) put = V
    else if (c === D && next === J) {
      put = I
      i++
    } else if (c === Y || c === J) put = I
    else if (c === O && (next === U || next === O)) {
      put = U
      i++
    } else if (c === E && next === E) {
      put = I
      i++
    } else if (c === X) {
      if (n === 0 || out[n - 1] !== K) out[n++] = K
      put = S
    } else if (c === H && i === to - 1 && i > from && isVowel(bytes[i - 1]!)) continue
    if (put === E && n === 1 && out[0] === I && i - from === 1) n = 0
    if (n > 0 && out[n - 1] === put) continue
    out[n++] = put
  }
  return n
}

/** Writes the skeleton of `bytes[from, to)` into `out` and returns its length. */
export function skeletonInto(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = bytes[i]!
    const next = i + 1 < to ? bytes[i + 1]! : 0
    let put = c
    if (isVowel(c) || c === W || c === V) {
      if (i > from || (c !== W && c !== V && c !== Y)) continue
      put = c === Y ? Y : V
    } else if (
      next === H &&
      (c === K || c === G || c === P || c === S || c === C || c === T || c === D || c === Z)
    ) {
      put = c === K ? X : c === P ? F : c === S || c === C ? SH : c
      i++
    } else if (c === D && next === J) {
      put = J
      i++
    } else if (c === Q || c === C) put = K
    else if (c === X) put = K
    if (n > 0 && out[n - 1] === put) continue
    out[n++] = put
  }
  if (n > 1 && out[n - 1] === H) n--
  return n
}
