import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AdviceFigures } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { adviceFiguresQuery } from '../../data/advice.ts'
import { number } from '../../data/format.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { spent } from './Clock.tsx'

type Figure = AdviceFigures['asked'][number]
const COUNTS = ['open', 'paused', 'overdue'] as const

/** Response times by level; each row opens the requests that it counts. */
export function Figures({ say }: { readonly say: Say }) {
  const [open, show] = useState(false)
  const figures = useQuery({ ...adviceFiguresQuery, enabled: open })
  return (
    <details className="card" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say('advice.figures')}</summary>
      {open && figures.isPending && <Waiting lines={2} />}
      {figures.error && <Trouble error={figures.error} again={() => void figures.refetch()} />}
      {figures.data &&
        (['asked', 'answered'] as const).map((side) => (
          <section key={side} className="advice-figures" data-side={side}>
            <h3>{say(`advice.figures.${side}`)}</h3>
            <FigureTable
              figures={figures.data[side]}
              label={say(`advice.figures.${side}`)}
              say={say}
            />
            {figures.data[side].map((one) => (
              <Behind key={one.level} figure={one} say={say} />
            ))}
          </section>
        ))}
    </details>
  )
}

function FigureTable(props: {
  readonly figures: readonly Figure[]
  readonly label: string
  readonly say: Say
}) {
  const { figures, label, say } = props
  const time = (ms: number | null) => (ms === null ? say('advice.figures.none') : spent(ms, say))
  return (
    <TableFrame label={label}>
      <thead>
        <tr>
          <th scope="col">{say('advice.level')}</th>
          <th scope="col">{say('advice.figures.count')}</th>
          {COUNTS.map((one) => (
            <th key={one} scope="col">
              {say(`advice.figures.${one}`)}
            </th>
          ))}
          <th scope="col">{say('advice.figures.done')}</th>
          <th scope="col">{say('advice.figures.late')}</th>
          <th scope="col">{say('advice.figures.median')}</th>
          <th scope="col">{say('advice.figures.ninetieth')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => (
          <tr key={one.level}>
            <th scope="row">{say(`advice.level.${one.level}`)}</th>
            <td>{number(one.asked)}</td>
            {COUNTS.map((count) => (
              <td key={count}>{number(one[count])}</td>
            ))}
            <td>{number(one.answered)}</td>
            <td>{number(one.late)}</td>
            <td>{time(one.medianMs)}</td>
            <td>{time(one.ninetiethMs)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** The requests behind the figures of one level. */
function Behind({ figure, say }: { readonly figure: Figure; readonly say: Say }) {
  if (figure.requests.length === 0) return null
  return (
    <details>
      <summary>
        {say('advice.figures.open-records', { level: say(`advice.level.${figure.level}`) })}
      </summary>
      <ul>
        {figure.requests.map(({ id, goods }) => (
          <li key={id}>
            <Link to="/advice/$request" params={{ request: id }}>
              {goods === '' ? id : goods}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
