import { type Block, blocksOf } from './chemical-units.ts'
import { fold, stem } from './fold.ts'

/** A word as it counts in chemical names; `null` for a word that occurs in none. */
export type ChemicalWord = {
  readonly blocks: readonly Block[]
  /** Not systematic: a trade name, or an everyday word that stands in some name. */
  readonly literal: boolean
  readonly empty: boolean
}

const LINKS: ReadonlySet<string> = new Set(
  "of de du des d' la l' le et and the n o s p m".split(' '),
)
/** Positions count as such up to this; larger numbers are masses of isotopes. */
const POSITION_MAX = 14
const NONE: readonly Block[] = []

/** Reads a word of a name; with `learn` an unsystematic one is taken into the literals. */
export function wordOf(
  raw: string,
  literals: ReadonlySet<string> | Set<string>,
  learn: boolean,
): ChemicalWord | null {
  const folded = fold(raw)
  if (LINKS.has(folded)) return { blocks: NONE, literal: false, empty: true }
  if (folded === 't')
    return { blocks: [{ units: ['tert'], times: 0 }], literal: false, empty: false }
  const blocks = blocksOf(folded)
  if (blocks) {
    return {
      blocks,
      literal: false,
      empty: blocks.every(({ units, times }) => units.length === 0 && times === 0),
    }
  }
  const literal = stem(folded)
  if (learn) (literals as Set<string>).add(literal)
  else if (!literals.has(literal)) return null
  return { blocks: [{ units: [`=${literal}`], times: 0 }], literal: true, empty: false }
}

/** Two numbers that stand for a unit; units are few, and all of them are known after loading. */
const sums = new Map<string, readonly [number, number]>()
function sumOf(unit: string): readonly [number, number] {
  let sum = sums.get(unit)
  if (sum) return sum
  let a = 0x811c9dc5
  let b = 0x2545f491
  for (let i = 0; i < unit.length; i++) {
    a = Math.imul(a ^ unit.charCodeAt(i), 0x01000193)
    b = Math.imul(b ^ unit.charCodeAt(i), 0x9e3779b1)
    b ^= b >>> 15
  }
  a = Math.imul(a ^ (a >>> 13), 0x85ebca6b)
  sum = [a ^ (a >>> 16), Math.imul(b, 0xc2b2ae35)]
  sums.set(unit, sum)
  return sum
}

/** Chains and rings: only organic names leave their positions out. */
const CARBON = /^(c\d+|ph|bz)$/

/**
 * Adds up a name word by word. The sum does not depend on the order of the words, so an inverted
 * name has the same one; a multiplier counts for the next block or bracket, and one left at
 * the end of an inverted name ("ethanol, 2,2'-iminobis-") for the parent at its beginning.
 */
export type Adder = {
  a: number
  b: number
  /** Sum of the positions. */
  p: number
  units: number
  positions: number
  literals: number
  carbon: number
  times: number
  parentA: number
  parentB: number
  parentUnits: number
  depth: number
  readonly stack: number[]
  factor: number
}
export const adder = (): Adder => ({
  a: 0,
  b: 0,
  p: 0,
  units: 0,
  positions: 0,
  literals: 0,
  carbon: 0,
  times: 1,
  parentA: 0,
  parentB: 0,
  parentUnits: 0,
  depth: 0,
  stack: [],
  factor: 1,
})
export function reset(sum: Adder): void {
  sum.a = sum.b = sum.p = sum.units = sum.positions = sum.literals = sum.carbon = 0
  sum.parentA = sum.parentB = sum.parentUnits = sum.depth = 0
  sum.times = sum.factor = 1
  sum.stack.length = 0
}
export function addWord(sum: Adder, word: ChemicalWord): void {
  for (const { units, times } of word.blocks) {
    if (times > 0) {
      sum.times = times
      continue
    }
    if (units.length === 0) continue
    const factor = sum.factor * sum.times
    for (const unit of units) {
      const sign = unit === '-acid' ? -1 : factor
      const [a, b] = sumOf(unit === '-acid' ? 'acid' : unit)
      sum.a = (sum.a + Math.imul(a, sign)) | 0
      sum.b = (sum.b + Math.imul(b, sign)) | 0
      if (unit !== '-acid' && unit !== 'acid' && unit !== 'at') sum.units += factor
      if (CARBON.test(unit)) sum.carbon++
    }
    if (word.literal) sum.literals++
    sum.times = 1
  }
}
export function addSign(sum: Adder, unit: number, next: number): void {
  if (unit === 40 || unit === 91 || unit === 123) {
    sum.stack.push(sum.factor)
    sum.factor *= sum.times
    sum.times = 1
    sum.depth++
  } else if (unit === 41 || unit === 93 || unit === 125) {
    sum.factor = sum.stack.pop() ?? 1
    sum.depth--
  } else if (
    unit === 44 &&
    sum.parentUnits === 0 &&
    sum.depth === 0 &&
    (next < 48 || next > 57 || sum.units > 1)
  ) {
    sum.parentA = sum.a
    sum.parentB = sum.b
    sum.parentUnits = sum.units
  }
}
export function addNumber(sum: Adder, digits: string): void {
  const number = Number(digits)
  sum.positions = number > POSITION_MAX ? sum.positions + 100 : sum.positions + 1
  // not remembered: numbers in texts are without end
  sum.p = (sum.p + Math.imul(number + 0x51ed27, 0x9e3779b1)) | 0
}
/** 53 bits of the sum, without or with the positions. */
export function keyOf(sum: Adder, positions: boolean): number {
  const rest = sum.times - 1
  const a = sum.a + Math.imul(sum.parentA, rest) + (positions ? sum.p : 0)
  const b = sum.b + Math.imul(sum.parentB, rest)
  return (a >>> 0) * 0x200000 + (b & 0x1fffff)
}
