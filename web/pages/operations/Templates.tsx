import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MessageForms } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { isRefused } from '../../data/refused.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { labelOf, type MessageField } from './message-words.ts'

type Form = MessageForms['forms'][number]

/** What each kind of message asks for in this operation: its keeper's to tailor. */
export function Templates(props: {
  readonly operation: string
  readonly forms: MessageForms
  readonly say: Say
}) {
  const { operation, forms, say } = props
  const [type, choose] = useState<string>(forms.forms[0]?.type ?? '')
  const form = forms.forms.find((one) => one.type === type)
  return (
    <details className="card templates">
      <summary>{say('messages.templates')}</summary>
      <p className="hint">{say('messages.templates.intro', { most: forms.requiredMost })}</p>
      <NativeSelect
        label={say('messages.type')}
        value={type}
        onChange={(event) => choose(event.currentTarget.value)}
        data={forms.forms.map((one) => ({
          value: one.type,
          label: say(`message.type.${one.type}`),
        }))}
      />
      {form && <Template key={type} operation={operation} form={form} say={say} />}
    </details>
  )
}

function Template(props: { readonly operation: string; readonly form: Form; readonly say: Say }) {
  const { operation, form, say } = props
  const queries = useQueryClient()
  const [fields, set] = useState<readonly MessageField[]>(form.fields)
  // A version that somebody saved elsewhere is what is tailored from then on.
  useEffect(() => set(form.fields), [form.fields])
  const loadAgain = () => queries.invalidateQueries({ queryKey: ['message-forms', operation] })
  const save = useMutation({
    mutationFn: () =>
      call(`operations/${operation}/message-templates/${form.type}`, {
        method: 'PUT',
        body: {
          version: form.version,
          fields: fields.map(({ key, on, mandatory }) => ({ key, on, mandatory })),
        },
        key: newKey(),
      }),
    onSuccess: () => loadAgain(),
    // Somebody else tailored it meanwhile: theirs is shown, and what was refused is said below it.
    onError: (refused) => (isRefused(refused, 'request.version') ? loadAgain() : undefined),
  })
  const change = (key: string, more: Partial<Pick<MessageField, 'on' | 'mandatory'>>) =>
    set(fields.map((one) => (one.key === key ? { ...one, ...more } : one)))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p role="status">{say('messages.template.version', { version: form.version })}</p>
      <TableFrame label={say(`message.type.${form.type}`)}>
        <thead>
          <tr>
            <th scope="col">{say('messages.template.field')}</th>
            <th scope="col">{say('messages.template.on')}</th>
            <th scope="col">{say('messages.template.mandatory')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ key, on, mandatory }) => {
            const field = labelOf(key, say)
            return (
              <tr key={key}>
                <th scope="row">{field}</th>
                <td>
                  <input
                    type="checkbox"
                    aria-label={say('messages.template.on.of', { field })}
                    checked={on}
                    onChange={(event) =>
                      change(key, {
                        on: event.currentTarget.checked,
                        mandatory: event.currentTarget.checked && mandatory,
                      })
                    }
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={say('messages.template.mandatory.of', { field })}
                    checked={mandatory}
                    disabled={!on}
                    onChange={(event) => change(key, { mandatory: event.currentTarget.checked })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      {save.error && <Trouble error={save.error} />}
      <p className="go">
        <Button type="submit" variant="default" loading={save.isPending}>
          {say('messages.template.save')}
        </Button>
      </p>
    </form>
  )
}
