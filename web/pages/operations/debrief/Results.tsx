import type { DebriefBody } from '../../../../src/server/schemas/index.ts'
import { countedValue } from '../../../../src/words/counted-value.ts'
import type { Say } from '../../../../src/words/index.ts'
import { number } from '../../../data/format.ts'
import { Empty } from '../../../parts/Empty.tsx'
import { TableFrame } from '../../../parts/TableFrame.tsx'

type Shown = DebriefBody['results']['tables'][number]['total']

/** Five tables of the same validated records; every number opens the records behind it. */
export function Results(props: {
  readonly say: Say
  readonly results: DebriefBody['results']
  /** Where the reader keeps the operation: the address of all records behind the numbers. */
  readonly records: string | null
}) {
  const { say, results, records } = props
  const { tables, kinds, notYetValidated, withheld } = results
  const nothing = tables.every(({ total }) => total?.count === 0)
  return (
    <section aria-labelledby="results">
      <h2 id="results">{say('debrief.results')}</h2>
      <p className="hint">{say('debrief.results.not-yet', { count: notYetValidated })}</p>
      {withheld && <p className="notice">{say('debrief.withheld.why')}</p>}
      {nothing ? (
        <Empty
          title={say('web.debrief.results.none')}
          next={say('web.debrief.results.none.next')}
        />
      ) : (
        tables.map(({ cut, rows, totals, total }) => (
          <TableFrame key={cut} label={say(`debrief.cut.${cut}.table`)}>
            <thead>
              <tr>
                <th scope="col">{say(`debrief.cut.${cut}`)}</th>
                {kinds.map((kind) => (
                  <th key={kind} scope="col">
                    {say(`debrief.kind.${kind}`)}
                  </th>
                ))}
                <th scope="col">{say('debrief.total')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.value}>
                  <th scope="row">{countedValue(say, cut, row.value)}</th>
                  {row.counts.map((one, at) => (
                    <Figure key={kinds[at]} say={say} shown={one} />
                  ))}
                  <Figure say={say} shown={row.total} />
                </tr>
              ))}
              <tr className="total">
                <th scope="row">{say('debrief.total')}</th>
                {totals.map((one, at) => (
                  <Figure key={kinds[at]} say={say} shown={one} />
                ))}
                <Figure say={say} shown={total} />
              </tr>
            </tbody>
          </TableFrame>
        ))
      )}
      {records !== null && !nothing && (
        <p>
          <a href={records} download="records.json">
            {say('web.debrief.records.all')}
          </a>
        </p>
      )}
    </section>
  )
}

function Figure({ say, shown }: { readonly say: Say; readonly shown: Shown }) {
  if (shown === null) return <td className="hint">{say('debrief.withheld')}</td>
  if (shown.count === 0) return <td>{number(0)}</td>
  const rest = shown.count - shown.records.length
  return (
    <td>
      <details className="figure">
        <summary>
          {number(shown.count)}
          <span className="hidden"> {say('web.debrief.records', { count: shown.count })}</span>
        </summary>
        <ul>
          {shown.records.map((id) => (
            <li key={id}>
              <code>{id}</code>
            </li>
          ))}
          {rest > 0 && <li>{say('web.debrief.records.more', { count: rest })}</li>}
        </ul>
      </details>
    </td>
  )
}
