import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import type { Part } from '../AccountPage.tsx'

/** Accounts in the administration's directories; nothing where there is no directory. */
export function External({ say, identity, proven }: Part) {
  const queries = useQueryClient()
  const link = useMutation({
    mutationFn: (provider: string) =>
      proven(() =>
        call<{ address: string }>('identity/external', { method: 'POST', body: { provider } }),
      ),
    onSuccess: ({ address }) => location.assign(address),
  })
  const unlink = useMutation({
    mutationFn: (id: string) =>
      proven(() => call(`identity/external/${id}/removal`, { method: 'POST' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['identity'] }),
  })
  const { external, directories } = identity
  if (external.length === 0 && directories.length === 0) return null
  return (
    <section aria-labelledby="external" className="card">
      <h2 id="external">{say('account.external')}</h2>
      <ul>
        {external.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi> · {say('account.passkey.added')} {moment(one.createdAt)}{' '}
            <button
              type="button"
              className="plain"
              aria-label={say('account.external.unlink.of', { name: one.name })}
              onClick={() => unlink.mutate(one.id)}
            >
              {say('account.external.unlink')}
            </button>
          </li>
        ))}
      </ul>
      <p className="go">
        {directories.map(({ id, name }) => (
          <Button
            key={id}
            variant="default"
            loading={link.isPending}
            onClick={() => link.mutate(id)}
          >
            {say('account.external.link', { name })}
          </Button>
        ))}
      </p>
      {link.error && <Trouble error={link.error} />}
      {unlink.error && <Trouble error={unlink.error} />}
    </section>
  )
}
