import { Link } from '@tanstack/react-router'
import { WCO_REGIONS } from '../../../src/base/codes/wco-regions.ts'
import type { BoardLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import type { BoardSearch } from '../../data/board.ts'
import { MARKS, type Mark, marksOf } from './board-rows.ts'

const WIDE = 76
const HIGH = 52
const GAP = 6
const IN_A_ROW = 5

/** A shape for each thing that waits, told apart without colour. Twelve by twelve. */
const SHAPES: Readonly<Record<Mark | 'well', string>> = {
  overdue: 'M6 0 12 12 0 12Z',
  silent: 'M6 0a6 6 0 1 0 .01 0ZM6 3a3 3 0 1 1-.01 0Z',
  missing: 'M0 4h12v4H0Z',
  well: 'M0 6 4.5 10.5 12 2 10.5 .8 4.4 7.6 1.4 4.6Z',
}

/** The members as marks by region: a sketch without a tile server; the table has the same figures. */
export function Regions(props: {
  readonly say: Say
  readonly operation: string
  readonly search: BoardSearch
  readonly rows: readonly BoardLine[]
}) {
  const { say, rows } = props
  const regions = [...WCO_REGIONS, null].flatMap((region) => {
    const own = rows.filter((row) => row.region === region)
    return own.length === 0 ? [] : [{ region: region ?? 'none', rows: own }]
  })
  if (regions.length === 0) return null
  return (
    <section aria-labelledby="regions">
      <h2 id="regions">{say('board.map')}</h2>
      <p className="hint">{say('board.map.intro')}</p>
      <ul className="board-key" aria-label={say('board.key')}>
        {([...MARKS, 'well'] as const).map((mark) => (
          <li key={mark}>
            <svg width="14" height="14" viewBox="-1 -1 14 14" aria-hidden="true" data-mark={mark}>
              <path d={SHAPES[mark]} fillRule="evenodd" />
            </svg>{' '}
            {say(`board.mark.${mark}`)}
          </li>
        ))}
      </ul>
      <div className="board-regions">
        {regions.map(({ region, rows: own }) => (
          <Region key={region} {...props} region={region} rows={own} />
        ))}
      </div>
    </section>
  )
}

function Region(props: {
  readonly say: Say
  readonly operation: string
  readonly search: BoardSearch
  readonly region: string
  readonly rows: readonly BoardLine[]
}) {
  const { say, operation, search, region, rows } = props
  const { show: _, ...rest } = search
  const across = Math.min(IN_A_ROW, rows.length)
  const lines = Math.ceil(rows.length / IN_A_ROW)
  const width = across * (WIDE + GAP)
  const height = lines * (HIGH + GAP)
  const title = `region-${region}`
  return (
    <section aria-labelledby={title} data-region={region}>
      <h3 id={title}>{say(`board.region.${region}`)}</h3>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: a group of links, each with its own name */}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {rows.map((row, at) => {
          const x = (at % IN_A_ROW) * (WIDE + GAP) + GAP / 2
          const y = Math.floor(at / IN_A_ROW) * (HIGH + GAP) + GAP / 2
          const marks = marksOf(row)
          const shown = marks.length === 0 ? (['well'] as const) : marks
          const states = shown.map((mark) => say(`board.mark.${mark}`)).join(', ')
          return (
            <Link
              key={row.id}
              to="/operations/$operation/board"
              params={{ operation }}
              search={rest}
              hash={`member-${row.id}`}
              activeOptions={{ exact: true, includeHash: true }}
              className="board-tile"
              aria-label={say('board.mark.of', { member: row.name, states })}
            >
              <g transform={`translate(${x} ${y})`}>
                <title>{say('board.mark.of', { member: row.name, states })}</title>
                <rect width={WIDE} height={HIGH} rx="4" data-mark={shown[0]} />
                <text x={WIDE / 2} y="20" textAnchor="middle">
                  {shortOf(row)}
                </text>
                {shown.map((mark, nth) => (
                  <g
                    key={mark}
                    transform={`translate(${WIDE / 2 - shown.length * 9 + nth * 18 + 3} 31)`}
                    data-mark={mark}
                  >
                    <path d={SHAPES[mark]} fillRule="evenodd" />
                  </g>
                ))}
              </g>
            </Link>
          )
        })}
      </svg>
    </section>
  )
}

/** What fits into a mark: the country's code, or the beginning of the name. */
const shortOf = ({ kind, country, name }: BoardLine): string =>
  kind === 'administration' && country !== null
    ? country
    : name.length > 9
      ? `${name.slice(0, 8)}…`
      : name
