import type { BoardLine } from '../../../src/server/schemas/index.ts'
import type { Shown } from '../../data/board.ts'

/** What of a member waits, the gravest first; nobody is measured against another. */
export const MARKS = ['overdue', 'silent', 'missing'] as const
export type Mark = (typeof MARKS)[number]

const HOLDS: Readonly<Record<Mark, (row: BoardLine) => boolean>> = {
  overdue: ({ warnings, requests }) => warnings.overdue + requests.overdue > 0,
  silent: ({ silent }) => silent,
  missing: ({ report }) => report === 'missing',
}

export const marksOf = (row: BoardLine): readonly Mark[] => MARKS.filter((mark) => HOLDS[mark](row))

export const isShown = (row: BoardLine, show: Shown): boolean => show === 'all' || HOLDS[show](row)

/** The first thing that waits decides; equal ones stay by region and name. */
export function byWaiting(a: BoardLine, b: BoardLine): number {
  const first = (row: BoardLine) => {
    const at = MARKS.findIndex((mark) => HOLDS[mark](row))
    return at < 0 ? MARKS.length : at
  }
  return first(a) - first(b)
}
