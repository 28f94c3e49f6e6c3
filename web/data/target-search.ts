import type { Lane } from '../../src/base/index.ts'
import type { TargetAnswer, TargetSort } from '../../src/server/schemas/index.ts'

/** What the page Targets shows, all of it in the address: a link shows a colleague the same. */
export type TargetFilter = {
  readonly answer: TargetAnswer | 'all'
  readonly lane?: Lane
  readonly code?: string
  readonly batch?: string
  readonly text?: string
  readonly sort: TargetSort
}

export type TargetSearch = Partial<TargetFilter> & { readonly target?: string }

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | undefined =>
  allowed.find((one) => one === value)

const words = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text.slice(0, 200)
}

/** Reads the address; what cannot be meant is left out, so an old link still opens. */
export function readTargetSearch(search: Record<string, unknown>): TargetSearch {
  const read = {
    answer: oneOf(['open', 'yes', 'no', 'unknown', 'all'], search.answer),
    lane: oneOf(['RED', 'YELLOW', 'GREEN'], search.lane),
    code: /^[A-Z]-\d{2}$/.test(String(search.code)) ? String(search.code) : undefined,
    batch: words(search.batch),
    text: words(search.text),
    sort: oneOf(['urgency', 'place', 'newest'], search.sort),
    target: words(search.target),
  }
  return Object.fromEntries(
    Object.entries(read).filter(([, value]) => value !== undefined),
  ) as TargetSearch
}

/** Takes every filter away. A value that is given as undefined leaves the address. */
export const UNFILTERED = {
  lane: undefined,
  code: undefined,
  batch: undefined,
  text: undefined,
  answer: undefined,
} as unknown as TargetSearch

/** What is resumed next time, for the server as well: the address without the words sought. */
export const keptText = ({ text: _, ...kept }: TargetSearch): string =>
  String(new URLSearchParams(kept))

/** Everything but the target in view; defaults filled in. */
export function filterOf({ target: _, ...search }: TargetSearch): TargetFilter {
  return { answer: 'open', sort: 'urgency', ...search }
}
