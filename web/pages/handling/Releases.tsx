import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { HandlingBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'

type Release = HandlingBody['releases'][number]

export const recipientOf = (
  { organisation, person }: Pick<Release, 'organisation' | 'person'>,
  say: Say,
): string =>
  person === null
    ? organisation.name
    : say('handling.release.person', {
        person: person.name ?? person.id,
        organisation: organisation.name,
      })

/** Everybody it was released to; what stands can be withdrawn. */
export function Releases(props: {
  readonly target: string
  readonly releases: readonly Release[]
  readonly say: Say
  readonly mayWithdraw: boolean
  readonly changed: (said: string) => void
}) {
  const { target, releases, say, mayWithdraw, changed } = props
  const withdraw = useMutation({
    mutationFn: (id: string) =>
      call(`targets/${target}/releases/${id}/withdrawal`, { method: 'POST' }),
    onSuccess: () => changed(say('handling.release.withdrawn-now')),
  })
  if (releases.length === 0) return <p>{say('handling.releases.none')}</p>
  return (
    <>
      <TableFrame label={say('handling.releases')}>
        <thead>
          <tr>
            <th scope="col">{say('handling.release.to')}</th>
            <th scope="col">{say('handling.release.span')}</th>
            <th scope="col">{say('handling.release.what')}</th>
            {mayWithdraw && <th scope="col">{say('handling.release.do')}</th>}
          </tr>
        </thead>
        <tbody>
          {releases.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <bdi>{recipientOf(one, say)}</bdi>
              </th>
              <td>{spanOf(one, say)}</td>
              <td>
                {say(one.nominal ? 'handling.release.nominal' : 'handling.release.plain')}
                {one.operation && (
                  <>
                    <br />
                    {say('handling.release.within', {
                      operation: one.operation.name ?? one.operation.id,
                    })}
                  </>
                )}
              </td>
              {mayWithdraw && (
                <td>
                  {one.withdrawnAt === null && (
                    <Button
                      variant="default"
                      aria-label={say('handling.release.withdraw-of', {
                        to: recipientOf(one, say),
                      })}
                      loading={withdraw.isPending && withdraw.variables === one.id}
                      onClick={() => withdraw.mutate(one.id)}
                    >
                      {say('handling.release.withdraw')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {withdraw.error && <Trouble error={withdraw.error} />}
    </>
  )
}

function spanOf({ from, until, withdrawnAt }: Release, say: Say): string {
  if (withdrawnAt !== null) return say('handling.release.withdrawn', { at: moment(withdrawnAt) })
  return until === null
    ? say('handling.release.from', { from: moment(from) })
    : say('handling.release.from-until', { from: moment(from), until: moment(until) })
}
