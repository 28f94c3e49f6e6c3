import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ErasedBody, HandlingBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { moment } from '../../data/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'

const HOLDS = ['proceeding', 'request', 'complaint'] as const

export function Hold(props: {
  readonly target: string
  readonly handling: HandlingBody
  readonly say: Say
  readonly changed: (said: string) => void
}) {
  const { target, handling, say, changed } = props
  const [because, choose] = useState<(typeof HOLDS)[number]>('proceeding')
  const held = handling.heldAt !== null
  const act = useMutation({
    mutationFn: () =>
      held
        ? call(`targets/${target}/hold/end`, { method: 'POST' })
        : call(`targets/${target}/hold`, { method: 'POST', body: { because } }),
    onSuccess: () => changed(''),
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate()
      }}
    >
      {handling.heldAt !== null ? (
        <p className="long">{say('handling.held', { at: moment(handling.heldAt) })}</p>
      ) : (
        <NativeSelect
          label={say('handling.hold.because')}
          value={because}
          onChange={(event) => choose(event.currentTarget.value as typeof because)}
          data={HOLDS.map((one) => ({ value: one, label: say(`handling.hold.${one}`) }))}
        />
      )}
      <Button type="submit" variant="default" loading={act.isPending}>
        {say(held ? 'handling.hold.lift' : 'handling.hold')}
      </Button>
      {act.error && <Trouble error={act.error} />}
    </form>
  )
}

/** For ever: said in full, and ticked before the button works. */
export function Erase(props: {
  readonly target: string
  readonly say: Say
  readonly erased: (said: string) => void
}) {
  const { target, say, erased } = props
  const [sure, tick] = useState(false)
  const erase = useMutation({
    mutationFn: () => call<ErasedBody>(`targets/${target}/erasure`, { method: 'POST' }),
    onSuccess: ({ targets }) => erased(say('handling.erased', { count: targets })),
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (sure) erase.mutate()
      }}
    >
      <p className="notice long" data-kind="trouble">
        {say('handling.erase.what')}
      </p>
      <label className="check">
        <input
          type="checkbox"
          checked={sure}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span>{say('handling.erase.sure')}</span>
      </label>
      <Button type="submit" disabled={!sure} loading={erase.isPending}>
        {say('handling.erase.do')}
      </Button>
      {erase.error && <Trouble error={erase.error} />}
    </form>
  )
}
