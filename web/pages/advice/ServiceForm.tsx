import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { AdviceServiceLevels } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { adviceServiceQuery } from '../../data/advice.ts'
import { call, newKey } from '../../data/api.ts'
import { replaced, without } from '../../data/operation.ts'
import { useTyped } from '../../data/typed.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Add, Choices, Part, Refused } from '../operations/Parts.tsx'

type ServiceLevels = Pick<AdviceServiceLevels, 'targets' | 'calendar' | 'roster'>
const LEVELS = ['national', 'regional', 'global'] as const
const URGENCIES = ['routine', 'urgent', 'immediate'] as const
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What the own organisation promises to whoever asks it, and who is on duty. */
export function ServiceForm({ say }: { readonly say: Say }) {
  const [open, show] = useState(false)
  const kept = useQuery({ ...adviceServiceQuery, enabled: open })
  return (
    <details className="card" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say('advice.service')}</summary>
      {open && kept.isPending && <Waiting lines={3} />}
      {kept.error && <Trouble error={kept.error} again={() => void kept.refetch()} />}
      {open && kept.data && <Fields key={kept.data.version} kept={kept.data} say={say} />}
    </details>
  )
}

function Fields({ kept, say }: { readonly kept: AdviceServiceLevels; readonly say: Say }) {
  const { targets, calendar, roster, version } = kept
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: ['advice', 'service'] })
  const typed = useTyped<ServiceLevels>('advice', 'service', {
    body: { targets, calendar, roster },
    revision: version,
  })
  const { body, type } = typed
  const [said, tell] = useState('')
  const save = useMutation({
    mutationFn: () =>
      call('advice-service', {
        ...{ method: 'PUT', body, key: newKey(), ifMatch: String(typed.revision) },
      }),
    onSuccess: async () => {
      typed.forget()
      tell(say('advice.service.saved'))
      await look()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const calendared = (more: Partial<ServiceLevels['calendar']>) =>
    type({ ...body, calendar: { ...body.calendar, ...more } })
  const duty = (at: number, more: Partial<ServiceLevels['roster'][number]>) => {
    const one = body.roster[at]
    if (one) type({ ...body, roster: replaced(body.roster, at, { ...one, ...more }) })
  }
  return (
    <form className="fields" onSubmit={submit}>
      <p className="hint whole">{say('advice.service.intro')}</p>
      <p className="whole">
        {kept.onDuty.length === 0
          ? say('advice.service.nobody')
          : say('advice.service.on-duty', {
              names: kept.onDuty.map((one) => `${one.name} (${one.contact})`).join(', '),
            })}
      </p>
      <div className="whole advice-hours">
        {LEVELS.flatMap((level) =>
          URGENCIES.map((urgency) => (
            <TextInput
              key={`${level} ${urgency}`}
              type="number"
              min={1}
              max={2_000}
              required
              label={say('advice.service.hours', {
                level: say(`advice.level.${level}`),
                urgency: say(`message.urgency.${urgency}`),
              })}
              value={body.targets[level][urgency] || ''}
              onChange={(event) =>
                type({
                  ...body,
                  targets: {
                    ...body.targets,
                    [level]: {
                      ...body.targets[level],
                      [urgency]: Number(event.currentTarget.value),
                    },
                  },
                })
              }
            />
          )),
        )}
      </div>
      <TextInput
        label={say('advice.service.zone')}
        value={body.calendar.zone}
        maxLength={60}
        onChange={(event) => calendared({ zone: event.currentTarget.value })}
      />
      <TextInput
        className="short"
        type="time"
        label={say('advice.service.opens')}
        value={body.calendar.opens}
        onChange={(event) => calendared({ opens: event.currentTarget.value })}
      />
      <TextInput
        className="short"
        type="time"
        label={say('advice.service.closes')}
        value={body.calendar.closes}
        onChange={(event) => calendared({ closes: event.currentTarget.value })}
      />
      <Choices
        legend={say('advice.service.days')}
        all={DAYS}
        chosen={DAYS.filter((one) => body.calendar.days.includes(Number(one)))}
        called={(one) => say(`advice.service.day.${one}`)}
        choose={(days) => calendared({ days: days.map(Number) })}
      />
      <h3 className="whole">{say('advice.service.roster')}</h3>
      {body.roster.map((one, at) => (
        <Part
          key={at}
          legend={say('advice.service.duty', { n: at + 1 })}
          remove={say('advice.service.remove')}
          onRemove={() => type({ ...body, roster: without(body.roster, at) })}
        >
          <TextInput
            label={say('advice.service.name')}
            value={one.name}
            maxLength={120}
            required
            onChange={(event) => duty(at, { name: event.currentTarget.value })}
          />
          <TextInput
            label={say('advice.service.contact')}
            value={one.contact}
            maxLength={200}
            onChange={(event) => duty(at, { contact: event.currentTarget.value })}
          />
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="datetime-local"
              label={say(`advice.service.${end}`)}
              required
              value={one[end].slice(0, 16)}
              onChange={(event) => {
                const { value } = event.currentTarget
                duty(at, { [end]: value === '' ? '' : `${value.slice(0, 16)}:00.000Z` })
              }}
            />
          ))}
        </Part>
      ))}
      <Add
        label={say('advice.service.add')}
        onAdd={() =>
          type({
            ...body,
            roster: [...body.roster, { name: '', contact: '', from: '', until: '' }],
          })
        }
      />
      <Refused
        say={say}
        error={save.error}
        load={() => {
          // what was saved meanwhile stands in the form again
          typed.forget()
          save.reset()
          void look()
        }}
      />
      <div className="whole go">
        <Button type="submit" variant="default" loading={save.isPending}>
          {say('advice.service.save')}
        </Button>
        <span role="status">{typed.unsaved ? say('advice.form.unsaved') : said}</span>
      </div>
    </form>
  )
}
