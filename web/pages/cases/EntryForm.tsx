import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { CaseBody, CaseField, CaseForm } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { useAttempt } from '../../data/attempt.ts'
import { isRefused } from '../../data/refused.ts'
import { useTyped } from '../../data/typed.ts'
import { FormField } from '../../parts/FormField.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { labelOf } from './case-words.ts'
import { Hazards } from './Hazards.tsx'

type Values = Readonly<Record<string, string>>
type Given = { readonly values: Values; readonly about: string }

/** Short form first, the rest under "more fields"; what is typed stays until it is written. */
export function EntryForm(props: {
  readonly say: Say
  readonly seen: CaseBody
  readonly form: CaseForm
  readonly corrects: string | null
  /** The answer of an expert that it is to rest on. */
  readonly restsOn?: string
  readonly done: () => Promise<void>
  readonly again: () => Promise<CaseBody | undefined>
}) {
  const { say, seen, form, corrects, restsOn = null } = props
  const { kind, fields } = form
  const standing = seen.facts.consequences.filter((one) => one.stands !== 'fallen')
  const begun: Given = { values: form.begun, about: standing[0]?.id ?? '' }
  const typed = useTyped<Given>(seen.id, `${kind}.${corrects ?? restsOn ?? 'new'}`, {
    ...{ body: begun, revision: seen.revision },
  })
  const { values } = typed.body
  // What fell meanwhile is no longer there to be chosen.
  const about = standing.some((one) => one.id === typed.body.about) ? typed.body.about : begun.about
  const attempt = useAttempt()
  const write = useMutation({
    mutationFn: () => {
      const body = {
        ...{ kind, corrects, restsOn, about: kind === 'appeal' ? about || null : null },
        values: Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key))),
      }
      return call<{ id: string }>(`cases/${seen.id}/entries`, {
        ...{ method: 'POST', body, ifMatch: String(typed.revision) },
        key: attempt.keyOf(body),
      })
    },
    onSuccess: async () => {
      attempt.taken()
      typed.forget()
      await props.done()
    },
  })
  const known = new Set(fields.map((one) => one.key))
  const type = (key: string) => (text: string) => {
    const next = { ...values, [key]: text }
    // Another family has other hazards: those were not read.
    if (key === 'family' && 'hazards-read' in next) next['hazards-read'] = ''
    if (next['hazards-read'] !== 'yes' && 'package-opened' in next) next['package-opened'] = ''
    typed.type({ ...typed.body, values: next })
  }
  const field = (one: CaseField) => (
    <FormField
      key={one.key}
      kind={one.kind}
      label={labelOf(one.key, say)}
      hint={hintOf(one, say)}
      required={one.mandatory}
      codes={one.codes.map((code) => ({
        value: code,
        label: say(`case.code.${one.key}.${code}`),
      }))}
      value={values[one.key] ?? ''}
      closed={one.key === 'package-opened' && values['hazards-read'] !== 'yes'}
      type={type(one.key)}
    />
  )
  const required = fields.filter((one) => one.mandatory)
  const long = fields.filter((one) => !one.short)
  const filled = required.filter((one) => (form.begun[one.key] ?? '') !== '').length
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate()
      }}
    >
      <p className="hint">{say('case.page.required', { count: required.length, filled })}</p>
      <div className="fields">
        {kind === 'appeal' && corrects === null && (
          <NativeSelect
            label={labelOf('about', say)}
            value={about}
            required
            onChange={(event) => typed.type({ ...typed.body, about: event.currentTarget.value })}
            data={standing.map((one) => ({
              value: one.id,
              label: say(`case.code.decision.${one.decision}`),
            }))}
          />
        )}
        {fields
          // The package stands below the hazards, in one block with them.
          .filter((one) => one.short && one.key !== 'package-opened')
          .map((one) =>
            one.key === 'hazards-read' ? (
              <Hazards key="hazards" say={say} codes={seen.hazards[values.family ?? '']}>
                {fields.filter(({ key }) => key === one.key || key === 'package-opened').map(field)}
              </Hazards>
            ) : (
              field(one)
            ),
          )}
      </div>
      {long.length > 0 && (
        <details className="more-fields">
          <summary>{say('case.page.more')}</summary>
          <div className="fields">{long.map(field)}</div>
        </details>
      )}
      <p className="go">
        <Button type="submit" loading={write.isPending}>
          {say('case.page.write')}
        </Button>
        {typed.unsaved && <span className="hint">{say('web.plan.unsaved')}</span>}
      </p>
      {write.error && <Trouble error={write.error} />}
      {isRefused(write.error, 'request.version') && (
        <Button
          variant="default"
          onClick={async () => {
            const now = await props.again()
            // What is typed stays; it is looked at again over what was written meanwhile.
            if (now) typed.saved(begun, now.revision)
            write.reset()
          }}
        >
          {say('case.page.meanwhile')}
        </Button>
      )}
    </form>
  )
}

function hintOf(one: CaseField, say: Say): string | undefined {
  if (one.nominal) return say('case.page.names')
  return one.kind === 'text' ? say('case.page.free') : undefined
}
