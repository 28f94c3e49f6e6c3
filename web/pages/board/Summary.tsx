import { Link } from '@tanstack/react-router'
import type { BoardBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import type { BoardSearch } from '../../data/board.ts'
import { number } from '../../data/format.ts'
import { isShown } from './board-rows.ts'

/** The figures of the whole operation; each narrows the table to the members that it counts. */
export function Summary(props: {
  readonly say: Say
  readonly operation: string
  readonly board: BoardBody
  readonly search: BoardSearch
}) {
  const { say, operation, board, search } = props
  const { show: _, ...rest } = search
  return (
    <section aria-label={say('board.summary')}>
      <ul className="board-figures">
        {(['all', 'silent', 'missing', 'overdue'] as const).map((show) => (
          <li key={show} data-figure={show}>
            <Link
              to="/operations/$operation/board"
              params={{ operation }}
              search={show === 'all' ? rest : { ...rest, show }}
              hash="members"
              activeOptions={{ exact: true }}
            >
              <strong>{number(board.rows.filter((row) => isShown(row, show)).length)}</strong>{' '}
              {show === 'all'
                ? say('board.members')
                : say(`board.${show}`, { hours: board.silentHours })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
