import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../../src/base/index.ts'
import type { SameReasons } from '../../../src/server/schemas/index.ts'
import { call } from '../../data/api.ts'
import { useDoors } from '../../data/doors.ts'
import { number } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { keep } from '../../data/memory.ts'
import { sendAhead, targetQuery, targetsQuery } from '../../data/queries.ts'
import { filterOf, keptText, type TargetSearch, UNFILTERED } from '../../data/target-search.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { FilterBar } from './FilterBar.tsx'
import { TargetDetails } from './TargetDetails.tsx'
import { TargetList } from './TargetList.tsx'
import { rowsOf } from './target-cache.ts'
import { useDecisions } from './use-decisions.ts'
import { type KeyAct, useKeys, useKeysOn } from './use-keys.ts'

const KeysDialog = lazy(() =>
  import('./KeysDialog.tsx').then((file) => ({ default: file.KeysDialog })),
)

/** Looked up ahead, so that the next target is there when it is wanted. */
const AHEAD = 3
const NOTHING: ReadonlySet<string> = new Set()

/** The main page: ranked list left, reasons right, decision below. */
export function TargetsPage() {
  const { say, language } = useSpeech()
  useTitle(say('web.targets'))
  const search = useSearch({ from: '/targets' })
  const navigate = useNavigate({ from: '/targets' })
  const queries = useQueryClient()
  const may = useDoors()
  const filter = useMemo(() => filterOf(search), [search])
  const list = useInfiniteQuery(targetsQuery(filter, language))
  const rows = useMemo(() => rowsOf(list.data), [list.data])
  const [selected, setSelected] = useState<ReadonlySet<string>>(NOTHING)
  const [asking, setAsking] = useState<Answer | null>(null)
  const [help, setHelp] = useState(false)
  const [keys] = useKeysOn()
  const searchBox = useRef<HTMLInputElement>(null)

  // A target opened by its address may stand outside the pages loaded so far.
  const current = search.target ?? rows[0]?.id
  const at = rows.findIndex((row) => row.id === current)
  const target = useQuery({
    ...targetQuery(current ?? '', language),
    enabled: current !== undefined,
  })

  const change = useCallback(
    (to: TargetSearch) => {
      const { target: _, ...now } = search
      const next: TargetSearch = { ...now, ...to }
      // Asked for before the page is drawn anew: the house works while the browser does.
      void queries.prefetchInfiniteQuery(targetsQuery(filterOf(next), language))
      setSelected(NOTHING)
      setAsking(null)
      void navigate({ search: next })
    },
    [navigate, queries, language, search],
  )
  const show = useCallback(
    (id: string | undefined) => {
      setAsking(null)
      void navigate({
        search: (now: TargetSearch) => ({ ...now, target: id }) as TargetSearch,
        replace: true,
      })
    },
    [navigate],
  )
  const decisions = useDecisions(filter, show)

  useEffect(() => keep('targets', keptText(search)), [search])
  // Only behind the target that is looked at: what is wanted now comes first.
  const isShown = target.data !== undefined
  useEffect(() => {
    if (!isShown) return
    for (const row of rows.slice(at + 1, at + 1 + AHEAD)) {
      void sendAhead(queries, row.id, language)
    }
  }, [isShown, rows, at, queries, language])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  useEffect(() => {
    if (rows.length === 0) loadMore()
  }, [rows.length, loadMore])

  const chosen = selected.size > 0 ? [...selected] : current ? [current] : []
  const signatures = new Set(rows.filter((row) => selected.has(row.id)).map((row) => row.signature))
  const mixed = signatures.size > 1

  const focusRow = (id: string) =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus())
  const open = (id: string) => {
    show(id)
    focusRow(id)
  }
  const move = (by: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))]
    if (row) open(row.id)
  }
  const select = (id: string) =>
    setSelected((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const selectSame = async () => {
    if (!current) return
    const same = await call<SameReasons>(`targets/${current}/same-reasons`)
    setSelected(new Set([...same.ids, current]))
  }
  const decide = (answer: Answer, because: string) => {
    if (chosen.length === 0 || mixed) return
    const { data } = target
    const basis = data && chosen.length === 1 && data.id === chosen[0] ? data.basis : null
    const next = decisions.decide({ ids: chosen, answer, because, basis })
    setSelected(NOTHING)
    show(next?.id)
    if (next) focusRow(next.id)
  }
  const judges = may('target.judge')
  // One target says itself whether it may be answered; several are asked when they are. A target
  // that is still on its way is asked for its reason already, so that no letter of the reason is
  // taken for a key, and is answered once it is shown.
  const answerable =
    judges && (selected.size > 0 || (target.data?.may.includes('judge') ?? target.isPending))
  const ask = (answer: Answer) => answerable && !mixed && setAsking(answer)
  const keyed: Readonly<Record<KeyAct, () => void>> = {
    yes: () => ask('yes'),
    no: () => ask('no'),
    unknown: () => ask('unknown'),
    accept: () => {},
    leave: () => setAsking(null),
    down: () => move(1),
    up: () => move(-1),
    select: () => judges && current && select(current),
    'select-same': () => judges && void selectSame(),
    undo: () => judges && decisions.undo(),
    search: () => searchBox.current?.focus(),
    help: () => setHelp(true),
  }
  useKeys(keys, (does) => keyed[does]())

  const counts = list.data?.pages[0]?.counts
  const nothing = list.data !== undefined && rows.length === 0 && !hasNextPage
  return (
    <div className="targets" data-view={search.target ? 'target' : 'list'}>
      <h1 className="hidden">{say('web.targets')}</h1>
      <FilterBar {...{ filter, counts, change, searchBox, keys }} />
      <div className="panes">
        <section className="pane-list" aria-label={say('web.targets')}>
          {list.error ? (
            <Trouble error={list.error} again={() => void list.refetch()} />
          ) : list.isPending ? (
            <Waiting lines={10} />
          ) : nothing ? (
            <Nothing total={counts?.total ?? 0} search={search} change={change} />
          ) : (
            <TargetList
              {...{ rows, current, selected, loadMore, select }}
              selects={judges}
              more={hasNextPage}
              choose={open}
            />
          )}
        </section>
        <section
          className="pane-target"
          aria-label={say('web.target.reasons')}
          aria-busy={target.isFetching}
        >
          {!nothing && (
            <Link
              to="/targets"
              search={({ target: _, ...rest }: TargetSearch) => rest}
              className="back"
            >
              ← {say('web.list.back')}
            </Link>
          )}
          {target.error ? (
            <Trouble error={target.error} again={() => void target.refetch()} />
          ) : target.data ? (
            <div className="scroll" key={target.data.id}>
              <TargetDetails target={target.data} />
            </div>
          ) : (
            !nothing && <Waiting lines={12} />
          )}
          {current && !nothing && answerable && (
            <DecisionBar
              {...{ asking, decide, mixed, keys }}
              ask={setAsking}
              target={chosen[0] ?? current}
              count={chosen.length}
              shown={selected.size > 0 || target.data !== undefined}
              standing={target.data?.answer ?? 'open'}
              same={target.data?.sameReasons.open ?? 0}
              selecting={selected.size > 0}
              selectSame={() => void selectSame()}
              drop={() => setSelected(NOTHING)}
            />
          )}
        </section>
      </div>
      <footer className="page-foot">
        <p className="said" role="status" data-trouble={decisions.said?.trouble || undefined}>
          {decisions.said && (
            <>
              <span>{decisions.said.text}</span>
              {decisions.said.undo && (
                <button type="button" className="plain" onClick={decisions.undo}>
                  {say('web.decide.undo')} {keys && <kbd>z</kbd>}
                </button>
              )}
              <button
                type="button"
                className="plain"
                aria-label={say('web.close')}
                onClick={decisions.hush}
              >
                ×
              </button>
            </>
          )}
        </p>
        <button type="button" className="plain" onClick={() => setHelp(true)}>
          {say('web.keys')} {keys && <kbd>?</kbd>}
        </button>
      </footer>
      {help && (
        <Suspense fallback={null}>
          <KeysDialog close={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Nothing to show has three meanings, each with its own way on. */
function Nothing(props: {
  readonly total: number
  readonly search: TargetSearch
  readonly change: (search: TargetSearch) => void
}) {
  const { say } = useSpeech()
  const may = useDoors()
  const { lane, code, batch, text, answer } = props.search
  if (props.total === 0 && !batch) {
    return (
      <Empty title={say('web.empty.none')} next={say('web.empty.none.next')}>
        {may('upload.bring') && (
          <Link to="/data" className="button">
            {say('web.data')}
          </Link>
        )}
      </Empty>
    )
  }
  const filtered = lane || code || text || (answer && answer !== 'open')
  return (
    <Empty
      title={say(filtered ? 'web.empty.filtered' : 'web.empty.done')}
      next={say(filtered ? 'web.empty.filtered.next' : 'web.empty.done.next')}
    >
      <Button variant="default" onClick={() => props.change({ ...UNFILTERED, answer: 'all' })}>
        {say('web.empty.show-all')} ({number(props.total)})
      </Button>
    </Empty>
  )
}
