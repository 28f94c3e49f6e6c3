import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { sessionsQuery } from '../../data/identity.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** Where one is signed in, and the way out: one by one, or everywhere. */
export function OpenSessions({ say }: { readonly say: Say }) {
  const queries = useQueryClient()
  const open = useQuery(sessionsQuery())
  const end = useMutation({
    mutationFn: (id: string) => call(`sessions/${id}/end`, { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  const endAll = useMutation({
    mutationFn: () => call('sessions/end', { method: 'POST' }),
    onSuccess: () => location.assign('/sign-in'),
  })
  return (
    <section aria-labelledby="sessions" className="card">
      <h2 id="sessions">{say('account.sessions')}</h2>
      <p className="hint">{say('account.sessions.why')}</p>
      {open.isPending && <Waiting lines={2} />}
      {open.error && <Trouble error={open.error} again={() => void open.refetch()} />}
      {open.data && (
        <TableFrame label={say('account.sessions.list')}>
          <thead>
            <tr>
              <th scope="col">{say('account.session.browser')}</th>
              <th scope="col">{say('account.session.way')}</th>
              <th scope="col">{say('account.session.since')}</th>
              <th scope="col">{say('account.session.seen')}</th>
              <th scope="col">
                <span className="hidden">{say('account.session.end')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {open.data.sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  {session.agent === '' ? say('account.session.unknown') : session.agent}
                  {session.current && (
                    <span className="state">{say('account.session.current')}</span>
                  )}
                </th>
                <td>
                  {say(`account.way.${session.way}`)}
                  {session.strong && `, ${say('account.strong')}`}
                </td>
                <td>{moment(session.startedAt)}</td>
                <td>{moment(session.seenAt)}</td>
                <td>
                  {!session.current && (
                    <button
                      type="button"
                      className="plain"
                      aria-label={say('account.session.end.of', {
                        at: moment(session.startedAt),
                      })}
                      onClick={() => end.mutate(session.id)}
                    >
                      {say('account.session.end')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <p className="go">
        <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
          {say('account.sessions.end-all')}
        </Button>
      </p>
      {end.error && <Trouble error={end.error} />}
      {endAll.error && <Trouble error={endAll.error} />}
    </section>
  )
}
