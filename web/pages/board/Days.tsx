import type { BoardBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day, number } from '../../data/format.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'

type Days = BoardBody['days']

/** A chart is a table with a picture: both are here. */
export function Days({ say, days }: { readonly say: Say; readonly days: Days }) {
  const every = withoutGaps(days)
  return (
    <section aria-labelledby="days">
      <h2 id="days">{say('board.days')}</h2>
      {days.length === 0 ? (
        <p className="hint">{say('board.days.none')}</p>
      ) : (
        <>
          <div className="board-charts">
            {(['messages', 'detections'] as const).map((figure) => (
              <Bars key={figure} say={say} days={every} figure={figure} />
            ))}
          </div>
          <TableFrame label={say('board.days.table')}>
            <thead>
              <tr>
                <th scope="col">{say('board.days.day')}</th>
                <th scope="col">{say('board.days.messages')}</th>
                <th scope="col">{say('board.days.detections')}</th>
              </tr>
            </thead>
            <tbody>
              {[...days].reverse().map((one) => (
                <tr key={one.day}>
                  <th scope="row">{day(one.day)}</th>
                  <td>{number(one.messages)}</td>
                  <td>{number(one.detections)}</td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </>
      )}
    </section>
  )
}

const DAY_MS = 86_400_000
/** More days than this are left to the table. */
const MOST_DAYS = 62

/** The last days, those without anything among them, so that equal widths are equal times. */
function withoutGaps(days: Days): Days {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const by = new Map(days.map((one) => [one.day, one]))
  const end = Date.parse(last.day)
  const begin = Math.max(Date.parse(first.day), end - (MOST_DAYS - 1) * DAY_MS)
  const every: Days = []
  for (let at = begin; at <= end; at += DAY_MS) {
    const name = new Date(at).toISOString().slice(0, 10)
    every.push(by.get(name) ?? { day: name, messages: 0, detections: 0 })
  }
  return every
}

const BAR = 16
const HIGH = 120

function Bars(props: {
  readonly say: Say
  readonly days: Days
  readonly figure: 'messages' | 'detections'
}) {
  const { say, days, figure } = props
  const title = say(`board.days.${figure}`)
  const most = Math.max(0, ...days.map((one) => one[figure]))
  const width = Math.max(days.length * BAR, 240)
  const label = say('board.days.chart', { title, days: days.length, most: number(most) })
  return (
    <figure className="board-chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${HIGH + 4}`} height={HIGH + 4} role="img" aria-label={label}>
        <title>{label}</title>
        {days.map((one, at) => {
          const high = most === 0 ? 0 : Math.round((one[figure] / most) * HIGH)
          return (
            <rect
              key={one.day}
              x={at * BAR + 2}
              y={HIGH - high}
              width={BAR - 4}
              height={high}
              data-figure={figure}
            />
          )
        })}
        <line x1="0" x2={width} y1={HIGH + 1} y2={HIGH + 1} />
      </svg>
    </figure>
  )
}
