import { Button } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import type { Say } from '../../src/words/index.ts'
import { RequestRefused } from '../data/api.ts'
import { useSay } from '../data/language.tsx'
import { isRefused } from '../data/refused.ts'
import { Denied } from './Denied.tsx'
import { placeOf } from './places.ts'

/** What went wrong and what to do, in the words of the server or of the page. */
export function troubleOf(error: unknown, say: Say): { says: string; next: string } {
  if (!(error instanceof RequestRefused)) return { says: String(error), next: '' }
  const { status, detail, next } = error.problem
  return status === 0
    ? { says: say('web.unreached.says'), next: say('web.unreached.next') }
    : { says: detail, next }
}

export function Trouble({
  error,
  again,
}: {
  readonly error: unknown
  readonly again?: () => void
}) {
  const say = useSay()
  const { says, next } = troubleOf(error, say)
  // Refused, not broken: said calmly, with the rule and the places that are open.
  if (isRefused(error, 'access.denied')) return <Denied says={`${says} ${next}`} />
  return (
    <div className="notice" data-kind="trouble" role="alert">
      <h2>{say('web.error')}</h2>
      <p>{says}</p>
      {next && <p>{next}</p>}
      <p className="go">
        {again && mayPass(error) && (
          <Button variant="default" onClick={again}>
            {say('web.retry')}
          </Button>
        )}
        {isAbsent(error) && <Back />}
      </p>
    </div>
  )
}

/** Another try helps where nobody answered, too often was asked, or the server failed. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof RequestRefused) ||
  error.problem.status === 0 ||
  error.problem.status === 429 ||
  error.problem.status >= 500

const isAbsent = (error: unknown): boolean =>
  error instanceof RequestRefused && error.problem.status === 404

/** From what is not there to the list that has what is. */
function Back() {
  const say = useSay()
  const { pathname, searchStr } = useLocation()
  const place = placeOf(pathname)
  if (!place || pathname + searchStr === place[0] || place[0] === '/access/why') return null
  return (
    <Link to={place[0]} search={{}} className="button" data-quiet>
      {say(place[1])}
    </Link>
  )
}
