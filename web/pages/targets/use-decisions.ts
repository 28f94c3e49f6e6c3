import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { Answer } from '../../../src/base/index.ts'
import type { Judged, TargetRow } from '../../../src/server/schemas/index.ts'
import { call, newKey } from '../../data/api.ts'
import { useSpeech } from '../../data/language.tsx'
import { keepDraft } from '../../data/memory.ts'
import { targetsQuery } from '../../data/queries.ts'
import type { TargetFilter } from '../../data/target-search.ts'
import { troubleOf } from '../../parts/Trouble.tsx'
import { answered, type Pages, restored, rowsOf, type Taken } from './target-cache.ts'

type Given = {
  readonly ids: readonly string[]
  readonly answer: Answer
  readonly taken: readonly Taken[]
  readonly filterKey: readonly unknown[]
  readonly judged: Promise<Judged>
}

/** What was just done, said once, with its undo. */
export type Said = { readonly text: string; readonly undo: boolean; readonly trouble: boolean }

export type Decisions = {
  readonly said: Said | null
  readonly hush: () => void
  /** Decides at once in the browser, then in the house; answers the target to look at next. */
  readonly decide: (asked: {
    readonly ids: readonly string[]
    readonly answer: Answer
    readonly because: string
    /** The basis looked at, for one target; many have no version of their own. */
    readonly basis: string | null
  }) => TargetRow | null
  readonly undo: () => void
}

export function useDecisions(
  filter: TargetFilter,
  show: (id: string | undefined) => void,
): Decisions {
  const { say, language } = useSpeech()
  const queries = useQueryClient()
  const done = useRef<Given[]>([])
  const [said, setSaid] = useState<Said | null>(null)
  const key = targetsQuery(filter, language).queryKey

  const change = useCallback(
    (at: readonly unknown[], work: (pages: Pages) => Pages) =>
      queries.setQueryData<Pages>(at, (pages) => pages && work(pages)),
    [queries],
  )

  /** Other views and the target itself are fetched again when they are next looked at. */
  const stale = useCallback(
    (ids: readonly string[], but: readonly unknown[]) => {
      for (const id of ids) void queries.invalidateQueries({ queryKey: ['target', id] })
      void queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          (queryKey[0] === 'targets' && JSON.stringify(queryKey) !== JSON.stringify(but)) ||
          queryKey[0] === 'batches',
        refetchType: 'none',
      })
    },
    [queries],
  )

  const decide: Decisions['decide'] = ({ ids, answer, because, basis }) => {
    const before = queries.getQueryData<Pages>(key)
    if (!before) return null
    const rows = rowsOf(before)
    const chosen = new Set(ids)
    const last = rows.findLastIndex((row) => chosen.has(row.id))
    const next =
      rows.slice(last + 1).find((row) => !chosen.has(row.id)) ??
      rows.slice(0, Math.max(0, last)).findLast((row) => !chosen.has(row.id)) ??
      null
    const { pages, taken } = answered(before, chosen, answer, filter)
    queries.setQueryData(key, pages)
    const judged = call<Judged>('judgements', {
      method: 'POST',
      body: { targetIds: ids, answer, because },
      key: newKey(),
      ...(basis === null ? {} : { ifMatch: basis }),
    })
    const given: Given = { ids, answer, taken, filterKey: key, judged }
    done.current = [...done.current, given]
    const name = say(`web.answer.${answer}`)
    const text = say('web.decide.done', { count: ids.length, answer: name, because })
    setSaid({ text, undo: true, trouble: false })
    judged.then(
      () => {
        if (ids[0]) keepDraft(ids[0], answer, null)
        stale(ids, key)
      },
      (error: unknown) => {
        done.current = done.current.filter((one) => one !== given)
        change(key, (now) => restored(now, taken, answer))
        stale(ids, [])
        show(ids[0])
        const failed = say('web.decide.failed', troubleOf(error, say))
        setSaid({ text: failed, undo: false, trouble: true })
      },
    )
    return next
  }

  const undo = (): void => {
    const given = done.current.at(-1)
    if (!given) {
      setSaid({ text: say('web.decide.nothing-to-undo'), undo: false, trouble: false })
      return
    }
    done.current = done.current.slice(0, -1)
    change(given.filterKey, (now) => restored(now, given.taken, given.answer))
    show(given.ids[0])
    const count = given.ids.length
    setSaid({ text: say('web.decide.undone', { count }), undo: false, trouble: false })
    given.judged
      .then(({ act }) =>
        call<Judged>(`judgements/${act}/withdrawal`, { method: 'POST', key: newKey() }),
      )
      .then(() => stale(given.ids, given.filterKey))
      .catch((error: unknown) => {
        change(given.filterKey, (now) => {
          const { pages } = answered(now, new Set(given.ids), given.answer, filter)
          return pages
        })
        const failed = say('web.decide.failed', troubleOf(error, say))
        setSaid({ text: failed, undo: false, trouble: true })
      })
  }

  return { said, hush: () => setSaid(null), decide, undo }
}
