import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  NationalPlanBody,
  OwnNationalPlanAnswer,
  SavedDraft,
} from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { useDoors } from '../../data/doors.ts'
import { EMPTY_NATIONAL_PLAN, replaced, without } from '../../data/operation.ts'
import { useTyped } from '../../data/typed.ts'
import { Add, LongText, Part, Refused, SaveDraft } from './Parts.tsx'
import { ProfileFields, SourceFields } from './ProfileFields.tsx'

/** The draft of the own national plan: saved as often as wanted, then submitted. */
export function NationalForm(props: {
  readonly say: Say
  readonly operation: string
  readonly own: OwnNationalPlanAnswer
  readonly runs: boolean
}) {
  const { say, operation, own } = props
  const may = useDoors()
  const queries = useQueryClient()
  const [said, tell] = useState('')
  const last = own.versions.at(-1)
  const stored = {
    body: own.draft?.body ?? last?.body ?? EMPTY_NATIONAL_PLAN,
    revision: own.draft?.revision ?? 0,
  }
  const typed = useTyped<NationalPlanBody>(operation, 'national', stored)
  const { body, type } = typed
  const [open, unfold] = useState(typed.unsaved)
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ['national-plan', operation] })
    await queries.invalidateQueries({ queryKey: ['operation', operation] })
  }
  const save = useMutation({
    mutationFn: (sent: NationalPlanBody) =>
      call<SavedDraft>(`operations/${operation}/national-plan/draft`, {
        method: 'PUT',
        body: { plan: sent, revision: typed.revision },
        key: newKey(),
      }),
    onSuccess: async ({ revision }, sent) => {
      await again()
      typed.saved(sent, revision)
      tell(say('web.plan.saved'))
    },
  })
  const submit = useMutation({
    // The saving that stands here before the eyes, and no other.
    mutationFn: () =>
      call(`operations/${operation}/national-plan/submission`, {
        method: 'POST',
        body: { revision: stored.revision },
        key: newKey(),
      }),
    onSuccess: async () => {
      await again()
      unfold(false)
      tell(say('web.national.submitted'))
    },
  })
  const version = own.draft?.version ?? (last?.version ?? 0) + 1
  const begun = own.draft ? 'web.national.edit' : last ? 'web.national.again' : 'web.national.begin'
  return (
    <>
      <p role="status" className="said">
        {said}
      </p>
      {props.runs && may('national-plan.change') && (
        <details
          className="card"
          open={open}
          onToggle={(event) => unfold(event.currentTarget.open)}
        >
          <summary>{say(begun, { version })}</summary>
          <form
            className="fields"
            onSubmit={(event) => {
              event.preventDefault()
              tell('')
              save.mutate(body)
            }}
          >
            <p className="hint whole">{say('web.plan.no-traders')}</p>
            <Fields say={say} body={body} type={type} />
            <SaveDraft say={say} saving={save.isPending} unsaved={typed.unsaved} />
            <Refused
              say={say}
              error={save.error}
              load={() => {
                typed.forget()
                save.reset()
                void again()
              }}
            />
          </form>
        </details>
      )}
      {props.runs && own.draft && !typed.unsaved && may('national-plan.submit') && (
        <div className="card">
          {own.draft.faults.length > 0 ? (
            <>
              <p>{say('web.national.faults')}</p>
              <ul>
                {own.draft.faults.map((fault) => (
                  <li key={fault.code}>
                    {fault.says} {fault.next}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <>
              <p className="hint">{say('web.national.submit.hint')}</p>
              <p className="go">
                <Button loading={submit.isPending} onClick={() => submit.mutate()}>
                  {say('web.national.submit')}
                </Button>
              </p>
            </>
          )}
          <Refused
            say={say}
            error={submit.error}
            load={() => {
              submit.reset()
              void again()
            }}
          />
        </div>
      )}
    </>
  )
}

function Fields(props: {
  readonly say: Say
  readonly body: NationalPlanBody
  readonly type: (body: NationalPlanBody) => void
}) {
  const { say, body, type } = props
  const { analysis, offices, signOffs } = body
  const analyse = (change: Partial<NationalPlanBody['analysis']>) =>
    type({ ...body, analysis: { ...analysis, ...change } })
  return (
    <>
      <h3 className="whole">{say('web.national.analysis')}</h3>
      {(['threats', 'trade'] as const).map((field) => (
        <LongText
          key={field}
          label={say(`web.national.${field}`)}
          value={analysis[field]}
          type={(text) => analyse({ [field]: text })}
        />
      ))}
      <SourceFields
        say={say}
        sources={analysis.sources}
        type={(sources) => {
          // What is no source any more, no profile rests on.
          const stays = (key: string) => sources.some((one) => one.key === key)
          const profiles = body.profiles.map((one) => ({
            ...one,
            sources: one.sources.filter(stays),
          }))
          type({ ...body, analysis: { ...analysis, sources }, profiles })
        }}
      />
      <h3 className="whole">{say('web.national.profiles')}</h3>
      <ProfileFields
        say={say}
        profiles={body.profiles}
        sources={analysis.sources}
        type={(profiles) => type({ ...body, profiles })}
      />
      <h3 className="whole">{say('web.national.offices')}</h3>
      {offices.map((office, at) => (
        <Part
          key={at}
          legend={`${say('web.national.office')} ${at + 1}`}
          remove={say('web.national.office.remove', { n: at + 1 })}
          onRemove={() => type({ ...body, offices: without(offices, at) })}
        >
          {(['name', 'tasks'] as const).map((field) => (
            <TextInput
              key={field}
              label={say(field === 'name' ? 'web.national.office' : 'web.national.tasks')}
              value={office[field]}
              maxLength={300}
              onChange={(event) => {
                const changed = { ...office, [field]: event.currentTarget.value }
                type({ ...body, offices: replaced(offices, at, changed) })
              }}
            />
          ))}
        </Part>
      ))}
      <Add
        label={say('web.national.office.add')}
        onAdd={() => type({ ...body, offices: [...offices, { name: '', tasks: '' }] })}
      />
      <TextInput
        className="long"
        label={say('web.national.hours')}
        value={body.contactHours}
        maxLength={300}
        onChange={(event) => type({ ...body, contactHours: event.currentTarget.value })}
      />
      <h3 className="whole">{say('web.national.sign-offs')}</h3>
      {signOffs.map((one, at) => {
        const change = (changed: Partial<typeof one>) =>
          type({ ...body, signOffs: replaced(signOffs, at, { ...one, ...changed }) })
        return (
          <Part
            key={at}
            legend={`${say('web.national.agency')} ${at + 1}`}
            remove={say('web.national.agency.remove', { n: at + 1 })}
            onRemove={() => type({ ...body, signOffs: without(signOffs, at) })}
          >
            <TextInput
              label={say('web.national.agency')}
              value={one.agency}
              maxLength={300}
              onChange={(event) => change({ agency: event.currentTarget.value })}
            />
            <TextInput
              label={say('web.national.agency.office')}
              value={one.office}
              maxLength={300}
              onChange={(event) => change({ office: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={say('web.national.agency.on')}
              value={one.on ?? ''}
              onChange={(event) => change({ on: event.currentTarget.value || null })}
            />
          </Part>
        )
      })}
      <Add
        label={say('web.national.agency.add')}
        onAdd={() =>
          type({ ...body, signOffs: [...signOffs, { agency: '', office: '', on: null }] })
        }
      />
    </>
  )
}
