import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { TargetRow } from '../../../src/server/schemas/index.ts'
import { countryName, percent, subheading } from '../../data/format.ts'
import { useSay } from '../../data/language.tsx'
import { Lane } from '../../parts/Lane.tsx'

type Props = {
  readonly rows: readonly TargetRow[]
  readonly current: string | undefined
  readonly selected: ReadonlySet<string>
  readonly more: boolean
  readonly loadMore: () => void
  readonly choose: (id: string) => void
  readonly select: (id: string) => void
  /** Who answers targets may select several. */
  readonly selects: boolean
}

/** The ranked list: only what is in view stands in the page; the rest comes by cursor. */
export function TargetList({
  rows,
  current,
  selected,
  more,
  loadMore,
  choose,
  select,
  selects,
}: Props) {
  const say = useSay()
  const frame = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 92,
    overscan: 4,
    initialRect: { width: 0, height: globalThis.innerHeight },
    getItemKey: (at) => rows[at]?.id ?? at,
  })
  const shown = list.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= rows.length - 15) loadMore()
  }, [more, last, rows.length, loadMore])

  const at = rows.findIndex((row) => row.id === current)
  useEffect(() => {
    if (at > 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])

  return (
    <div className="list" data-list ref={frame}>
      <ol aria-label={say('web.list.label')} style={{ height: list.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index]
          return (
            row && (
              <li
                key={item.key}
                ref={list.measureElement}
                data-index={item.index}
                aria-posinset={item.index + 1}
                aria-setsize={more ? -1 : rows.length}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Row
                  row={row}
                  isCurrent={row.id === current}
                  isSelected={selected.has(row.id)}
                  reached={row.id === current || (at < 0 && item.index === 0)}
                  choose={choose}
                  select={selects ? select : null}
                />
              </li>
            )
          )
        })}
      </ol>
      {!more && rows.length > 0 && <p className="list-end">{say('web.list.end')}</p>}
    </div>
  )
}

type RowProps = {
  readonly row: TargetRow
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** The one row that the tab key reaches; the arrows move from there. */
  readonly reached: boolean
  readonly choose: (id: string) => void
  readonly select: ((id: string) => void) | null
}

function Row({ row, isCurrent, isSelected, reached, choose, select }: RowProps) {
  const say = useSay()
  const { main } = row
  const goods = row.goods ?? say('web.list.no-goods')
  return (
    <div className="row" data-lane={row.lane} data-current={isCurrent || undefined}>
      {select && (
        <label className="row-select">
          <input
            type="checkbox"
            checked={isSelected}
            tabIndex={reached ? 0 : -1}
            aria-label={`${say('web.list.select')}: ${goods}`}
            onChange={() => select(row.id)}
          />
        </label>
      )}
      <button
        type="button"
        className="row-open"
        data-row={row.id}
        tabIndex={reached ? 0 : -1}
        aria-current={isCurrent || undefined}
        onClick={() => choose(row.id)}
      >
        <span className="row-top">
          <Lane lane={row.lane} />
          <span className="row-main">
            {main.says}
            {main.entry && <span className="row-entry"> {main.entry}</span>}
          </span>
          <span
            className="row-score"
            title={say('web.list.score.of', { score: percent(row.score) })}
          >
            <small>{say('web.list.score')}</small>
            {percent(row.score)}
          </span>
        </span>
        <span className="row-goods">
          <bdi>{goods}</bdi>
        </span>
        <span className="row-more">
          {row.hs6 && <span>{subheading(row.hs6)}</span>}
          {row.destination && (
            <span>{say('web.list.to', { country: countryName(row.destination) })}</span>
          )}
          <span title={say('web.list.complete.of', { share: percent(row.completeness) })}>
            {say('web.list.complete', { share: percent(row.completeness) })}
          </span>
          {row.codes.length > 1 && <span>{row.codes.join(' ')}</span>}
          {row.answer !== 'open' && (
            <strong className="row-answer">{say(`web.answer.${row.answer}`)}</strong>
          )}
        </span>
      </button>
    </div>
  )
}
