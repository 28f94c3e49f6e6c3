/** Seeded numbers (mulberry32): the same seed gives the same exercise on every machine. */
export type Dice = {
  /** 0 up to, not including, 1. */
  readonly share: () => number
  /** A whole number from 0 up to, not including, `count`. */
  readonly below: (count: number) => number
  readonly one: <T>(list: readonly T[]) => T
  /** Like `one`, but the beginning of the list comes up far more often, as in real trade. */
  readonly frequent: <T>(list: readonly T[]) => T
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (count: number): number => Math.floor(share() * count)
  return {
    share,
    below,
    one: (list) => list[below(list.length)]!,
    frequent: (list) => {
      const x = share()
      return list[Math.floor(x * x * list.length)]!
    },
  }
}
