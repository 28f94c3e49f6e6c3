import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OperationView } from '../../../src/server/schemas/index.ts'
import { fieldName } from '../../../src/words/field-name.ts'
import type { Say } from '../../../src/words/index.ts'
import { useSpeech } from '../../data/language.tsx'
import { differencesQuery } from '../../data/operation.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** What two versions of the operation's plan have differently, field by field. */
export function Compare({ say, view }: { readonly say: Say; readonly view: OperationView }) {
  const { versions, draft, operation } = view
  const all = [...versions, ...(draft ? [draft] : [])].map(({ version }) => version)
  const { language } = useSpeech()
  const [chosen, choose] = useState<{ readonly from?: number; readonly to?: number }>({})
  const [open, unfold] = useState(false)
  const to = chosen.to ?? all.at(-1) ?? 0
  const from = chosen.from ?? all.at(-2) ?? 0
  const stand = `${draft?.revision ?? 0}.${versions.length}`
  const found = useQuery({
    ...differencesQuery(operation.id, from, to, stand),
    enabled: open && all.length > 1,
  })
  if (all.length < 2) return null
  const phases = [...(view.plan?.body.phases ?? []), ...(draft?.body.phases ?? [])]
  const nameOf = (key: string): string | undefined =>
    phases.findLast((phase) => phase.key === key)?.name[language] ||
    phases.flatMap(({ entry, exit }) => [...entry, ...exit]).findLast((one) => one.key === key)
      ?.text[language]
  const data = all.map((version) => ({
    value: String(version),
    label: version === draft?.version ? say('web.plan.draft.mark', { version }) : String(version),
  }))
  return (
    <details className="card" open={open} onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>{say('web.plan.compare')}</summary>
      <form className="fields" onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label={say('web.plan.compare.from')}
          value={String(from)}
          data={data}
          onChange={(event) => choose({ from: Number(event.currentTarget.value), to })}
        />
        <NativeSelect
          label={say('web.plan.compare.to')}
          value={String(to)}
          data={data}
          onChange={(event) => choose({ from, to: Number(event.currentTarget.value) })}
        />
      </form>
      {open && found.isPending && <Waiting lines={3} />}
      {found.error && <Trouble error={found.error} />}
      {found.data?.fields.length === 0 && <p>{say('web.plan.same')}</p>}
      {found.data && found.data.fields.length > 0 && (
        <TableFrame label={say('web.plan.compare')}>
          <thead>
            <tr>
              <th scope="col">{say('web.plan.field')}</th>
              <th scope="col">{say('web.plan.before', { version: from })}</th>
              <th scope="col">{say('web.plan.before', { version: to })}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.fields.map(({ at, before, after }) => (
              <tr key={at}>
                <th scope="row">{fieldName(say, at, nameOf)}</th>
                <td>{before ?? say('web.plan.absent')}</td>
                <td>{after ?? say('web.plan.absent')}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </details>
  )
}
