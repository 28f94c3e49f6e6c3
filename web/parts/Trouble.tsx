import { Button } from '@mantine/core'
import type { Say } from '../../src/words/index.ts'
import { RequestRefused } from '../data/api.ts'
import { useSay } from '../data/language.tsx'
import { isRefused } from '../data/refused.ts'
import { Denied } from './Denied.tsx'

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
      {again && (
        <Button variant="default" onClick={again}>
          {say('web.retry')}
        </Button>
      )}
    </div>
  )
}
