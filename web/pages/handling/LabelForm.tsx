import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { HANDLING_CODES, type HandlingCode, TLPS, type Tlp } from '../../../src/base/handling.ts'
import type { HandlingBody, HandlingRequest } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { PURPOSES } from '../why/why-search.ts'

const REASONS = ['mistake', 'consent', 'published', 'operation', 'review'] as const
type Reason = (typeof REASONS)[number]

/** The label as it stands, to be narrowed; to be lowered with a reason. */
export function LabelForm(props: {
  readonly target: string
  readonly handling: HandlingBody
  readonly say: Say
  readonly changed: (said: string) => void
}) {
  const { target, handling, say, changed } = props
  const [tlp, light] = useState<Tlp>(handling.tlp)
  const [code, setCode] = useState<HandlingCode>(handling.code)
  const [purposes, serve] = useState<ReadonlySet<string>>(new Set(handling.purposes))
  const [state, become] = useState<'' | 'live' | 'quarantined'>('')
  const [reviewOn, review] = useState(handling.reviewOn ?? '')
  const [deleteOn, erase] = useState(handling.deleteOn ?? '')
  const [because, say_] = useState<Reason | ''>('')
  const widens =
    TLPS.indexOf(tlp) > TLPS.indexOf(handling.tlp) ||
    (code !== handling.code && handling.code !== 'H0' && code !== 'H3') ||
    [...purposes].some((one) => !handling.purposes.includes(one)) ||
    isLater(reviewOn, handling.reviewOn) ||
    isLater(deleteOn, handling.deleteOn) ||
    (state === 'live' && handling.state !== 'live')
  const save = useMutation({
    mutationFn: () =>
      call(`targets/${target}/handling`, {
        method: 'PUT',
        ifMatch: handling.version,
        body: {
          tlp,
          code,
          purposes: PURPOSES.filter((one) => purposes.has(one)),
          ...(state === '' ? {} : { state }),
          reviewOn: reviewOn === '' ? null : reviewOn,
          deleteOn: deleteOn === '' ? null : deleteOn,
          ...(because === '' ? {} : { because }),
        } satisfies HandlingRequest,
      }),
    onSuccess: () => changed(say('handling.saved')),
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <NativeSelect
        label={say('handling.tlp')}
        value={tlp}
        onChange={(event) => light(event.currentTarget.value as Tlp)}
        data={TLPS.map((one) => ({ value: one, label: say(`handling.tlp.${one}`) }))}
      />
      <NativeSelect
        label={say('handling.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value as HandlingCode)}
        data={HANDLING_CODES.map((one) => ({ value: one, label: say(`handling.code.${one}`) }))}
      />
      <NativeSelect
        label={say('handling.state')}
        value={state}
        onChange={(event) => become(event.currentTarget.value as typeof state)}
        data={[
          {
            value: '',
            label: say('handling.state.keep', { state: say(`handling.state.${handling.state}`) }),
          },
          ...(['live', 'quarantined'] as const)
            .filter((one) => one !== handling.state)
            .map((one) => ({ value: one, label: say(`handling.state.${one}`) })),
        ]}
      />
      <TextInput
        type="date"
        label={say('handling.review')}
        value={reviewOn}
        onChange={(event) => review(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={say('handling.delete')}
        value={deleteOn}
        onChange={(event) => erase(event.currentTarget.value)}
      />
      <fieldset className="long purposes">
        <legend>{say('handling.purposes')}</legend>
        {PURPOSES.map((one) => (
          <label key={one} className="check">
            <input
              type="checkbox"
              checked={purposes.has(one)}
              onChange={() =>
                serve((now) => {
                  const next = new Set(now)
                  if (!next.delete(one)) next.add(one)
                  return next
                })
              }
            />
            <span>{say(`label.purpose.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {tlp === 'RED' && handling.tlp !== 'RED' && (
        <p className="notice long" data-kind="warn">
          {say('handling.red')}
        </p>
      )}
      {widens && (
        <>
          <p className="notice long" data-kind="warn">
            {say('handling.widens')}
          </p>
          <NativeSelect
            label={say('handling.because')}
            value={because}
            required
            onChange={(event) => say_(event.currentTarget.value as Reason | '')}
            data={[
              { value: '', label: say('release.organisation.choose') },
              ...REASONS.map((one) => ({ value: one, label: say(`handling.because.${one}`) })),
            ]}
          />
        </>
      )}
      {save.error && <Trouble error={save.error} />}
      <Button type="submit" loading={save.isPending} disabled={purposes.size === 0}>
        {say('handling.save')}
      </Button>
    </form>
  )
}

const isLater = (day: string, than: string | null): boolean =>
  than !== null && (day === '' || day > than)
