import type { InfiniteData } from '@tanstack/react-query'
import type { TargetAnswer, TargetRow, TargetsAnswer } from '../../../src/server/schemas/index.ts'
import type { TargetFilter } from '../../data/target-search.ts'

/** The pages in the browser, changed before the server has answered, and changed back. Pure. */
export type Pages = InfiniteData<TargetsAnswer, unknown>

/** A row as it stood: where, so that an undo can put it back. */
export type Taken = { readonly row: TargetRow; readonly page: number; readonly at: number }

export const rowsOf = (pages: Pages | undefined): readonly TargetRow[] =>
  pages?.pages.flatMap((page) => page.targets) ?? []

/** Gives rows an answer: they leave a view of another answer, and change in any other view. */
export function answered(
  pages: Pages,
  ids: ReadonlySet<string>,
  answer: TargetAnswer,
  filter: TargetFilter,
): { readonly pages: Pages; readonly taken: readonly Taken[] } {
  const leaves = filter.answer !== 'all' && filter.answer !== answer
  const taken: Taken[] = []
  const changed = pages.pages.map((page, number) => {
    if (!page.targets.some((row) => ids.has(row.id))) return page
    const targets = page.targets.flatMap((row, at) => {
      if (!ids.has(row.id)) return [row]
      taken.push({ row, page: number, at })
      return leaves ? [] : [{ ...row, answer }]
    })
    return { ...page, targets }
  })
  return { pages: counted({ ...pages, pages: changed }, taken, answer, 1), taken }
}

/** Puts the rows back as they stood. */
export function restored(pages: Pages, taken: readonly Taken[], answer: TargetAnswer): Pages {
  const changed = pages.pages.map((page, number) => {
    const here = taken.filter((one) => one.page === number)
    if (here.length === 0) return page
    const back = new Set(here.map((one) => one.row.id))
    const targets = page.targets.filter((row) => !back.has(row.id))
    for (const { row, at } of here) targets.splice(Math.min(at, targets.length), 0, row)
    return { ...page, targets }
  })
  return counted({ ...pages, pages: changed }, taken, answer, -1)
}

/** The tallies stand on the first page; rows move between the answers of their lane. */
function counted(pages: Pages, taken: readonly Taken[], answer: TargetAnswer, by: number): Pages {
  const [first, ...rest] = pages.pages
  if (!first) return pages
  const lanes = structuredClone(first.counts.lanes)
  for (const { row } of taken) {
    lanes[row.lane][row.answer] -= by
    lanes[row.lane][answer] += by
  }
  return { ...pages, pages: [{ ...first, counts: { ...first.counts, lanes } }, ...rest] }
}
