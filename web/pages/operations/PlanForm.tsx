import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type {
  OperationPlanBody,
  OperationView,
  SavedDraft,
} from '../../../src/server/schemas/index.ts'
import { fieldName } from '../../../src/words/field-name.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { EMPTY_PLAN, freshKey, replaced, without } from '../../data/operation.ts'
import { useTyped } from '../../data/typed.ts'
import { Add, Choices, LongText, Part, Refused, SaveDraft } from './Parts.tsx'
import { PhaseFields } from './PhaseFields.tsx'

type Scope = OperationPlanBody['scope']
/** Complete by their type: a family that is missing here does not compile. */
const keysOf = <T extends string>(all: Readonly<Record<T, true>>) => Object.keys(all) as T[]
const FAMILIES = keysOf<Scope['families'][number]>({
  ...{ nuclear: true, chemical: true, biological: true, missile: true },
  ...{ conventional: true, radiological: true, other: true },
})
const DIRECTIONS = keysOf<Scope['directions'][number]>({
  ...{ import: true, export: true, 're-export': true, transit: true, transhipment: true },
})
const MODES = keysOf<Scope['modes'][number]>({
  ...{ sea: true, air: true, rail: true, road: true, post: true, express: true },
})

/** The keeper's draft: saved as often as wanted, adopted once. */
export function PlanForm(props: { readonly say: Say; readonly view: OperationView }) {
  const { say, view } = props
  const { operation, draft, plan } = view
  const queries = useQueryClient()
  const [said, tell] = useState('')
  const stored = {
    body: draft?.body ?? plan?.body ?? EMPTY_PLAN,
    revision: draft?.revision ?? 0,
  }
  const typed = useTyped<OperationPlanBody>(operation.id, 'plan', stored)
  const { body, type } = typed
  const [open, unfold] = useState(plan === null || typed.unsaved)
  const again = () => queries.invalidateQueries({ queryKey: ['operation', operation.id] })
  const save = useMutation({
    mutationFn: (sent: OperationPlanBody) =>
      call<SavedDraft>(`operations/${operation.id}/plan/draft`, {
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
  const adopt = useMutation({
    // The saving that stands here before the eyes, and no other.
    mutationFn: () =>
      call(`operations/${operation.id}/plan/adoption`, {
        method: 'POST',
        body: { revision: stored.revision },
        key: newKey(),
      }),
    onSuccess: async () => {
      await again()
      tell(say('web.plan.adopted.done'))
    },
  })
  const scope = (change: Partial<Scope>) => type({ ...body, scope: { ...body.scope, ...change } })
  return (
    <section aria-labelledby="plan-draft">
      <h2 id="plan-draft">
        {draft ? say('web.plan.draft', { version: draft.version }) : say('web.plan.edit')}
      </h2>
      <p role="status" className="said">
        {said}
      </p>
      <details className="card" open={open} onToggle={(event) => unfold(event.currentTarget.open)}>
        <summary>{say(draft ? 'web.plan.edit' : 'web.plan.edit.begin')}</summary>
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault()
            tell('')
            save.mutate(body)
          }}
        >
          <p className="hint whole">{say('web.plan.no-traders')}</p>
          <LongText
            label={say('web.plan.objective')}
            value={body.objective}
            type={(objective) => type({ ...body, objective })}
          />
          <Choices
            legend={say('web.plan.families')}
            all={FAMILIES}
            chosen={body.scope.families}
            called={(one) => say(`goods-family.${one}`)}
            choose={(families) => scope({ families })}
          />
          <Choices
            legend={say('web.plan.directions')}
            all={DIRECTIONS}
            chosen={body.scope.directions}
            called={(one) => say(`direction.${one}`)}
            choose={(directions) => scope({ directions })}
          />
          <Choices
            legend={say('web.plan.modes')}
            all={MODES}
            chosen={body.scope.modes}
            called={(one) => say(`mode.${one}`)}
            choose={(modes) => scope({ modes })}
          />
          <LongText
            label={say('web.plan.regions')}
            hint={say('web.plan.regions.hint')}
            value={body.scope.regions.join('\n')}
            type={(text) => scope({ regions: text === '' ? [] : text.split('\n') })}
          />
          <LongText
            label={say('web.plan.legal-basis')}
            value={body.legalBasis}
            type={(legalBasis) => type({ ...body, legalBasis })}
          />
          <LongText
            label={say('web.plan.media-line')}
            value={body.mediaLine}
            type={(mediaLine) => type({ ...body, mediaLine })}
          />
          <TextInput
            type="date"
            label={say('web.plan.due')}
            value={body.nationalPlansDue ?? ''}
            onChange={(event) =>
              type({ ...body, nationalPlansDue: event.currentTarget.value || null })
            }
          />
          {body.partners.map((partner, at) => (
            <Part
              key={at}
              legend={`${say('web.plan.partner')} ${at + 1}`}
              remove={say('web.national.partner.remove', { n: at + 1 })}
              onRemove={() => type({ ...body, partners: without(body.partners, at) })}
            >
              {(['name', 'supports'] as const).map((field) => (
                <TextInput
                  key={field}
                  label={say(field === 'name' ? 'web.plan.partner' : 'web.plan.supports')}
                  value={partner[field]}
                  maxLength={300}
                  onChange={(event) => {
                    const changed = { ...partner, [field]: event.currentTarget.value }
                    type({ ...body, partners: replaced(body.partners, at, changed) })
                  }}
                />
              ))}
            </Part>
          ))}
          <Add
            label={say('web.national.partner.add')}
            onAdd={() =>
              type({ ...body, partners: [...body.partners, { name: '', supports: '' }] })
            }
          />
          {body.phases.map((phase, at) => (
            <PhaseFields
              key={phase.key}
              say={say}
              n={at + 1}
              phase={phase}
              type={(changed) => type({ ...body, phases: replaced(body.phases, at, changed) })}
              remove={() => type({ ...body, phases: without(body.phases, at) })}
            />
          ))}
          <Add
            label={say('web.phase.add')}
            onAdd={() => {
              const key = freshKey('p')
              const name = { en: '', fr: '' }
              const phase = { key, name, from: null, until: null, entry: [], exit: [] }
              type({ ...body, phases: [...body.phases, phase] })
            }}
          />
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
      {draft && !typed.unsaved && (
        <div className="card">
          {draft.lacks.length > 0 ? (
            <>
              <p>{say('web.plan.lacks')}</p>
              <ul>
                {draft.lacks.map((path) => (
                  <li key={path}>{fieldName(say, path)}</li>
                ))}
              </ul>
            </>
          ) : (
            <>
              <p className="hint">{say('web.plan.adopt.hint')}</p>
              <p className="go">
                <Button loading={adopt.isPending} onClick={() => adopt.mutate()}>
                  {say('web.plan.adopt')}
                </Button>
              </p>
            </>
          )}
          <Refused
            say={say}
            error={adopt.error}
            load={() => {
              adopt.reset()
              void again()
            }}
          />
        </div>
      )}
    </section>
  )
}
