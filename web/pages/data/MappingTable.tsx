import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { MappingBody, PreviewBody } from '../../../src/server/schemas/index.ts'
import { useSay } from '../../data/language.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'

type Props = {
  readonly preview: PreviewBody
  readonly saved: boolean
  readonly changed: boolean
  readonly change: (mapping: MappingBody) => void
  readonly save: (mapping: MappingBody) => Promise<void>
}

const CHOICES = [
  ['function', ['IMPORT', 'EXPORT', 'TRANSIT', 'TRANSSHIPMENT', 'ENTRY']],
  ['decimal', ['comma', 'point']],
  ['dates', ['day-first', 'month-first', 'iso', 'excel']],
] as const

/** Column by column: its header, its first values, the canonical field it becomes. */
export function MappingTable({ preview, saved, changed, change, save }: Props) {
  const say = useSay()
  const saving = useMutation({ mutationFn: save })
  const { mapping, layout, fields, rows } = preview
  if (!mapping || !layout) return null
  const options = [
    { value: '', label: say('web.data.mapping.leave') },
    ...fields.map(({ field, says }) => ({ value: field, label: says })),
  ]
  const setColumn = (header: string, field: string) => {
    const { [header]: _, ...columns } = mapping.columns
    change({ ...mapping, columns: field === '' ? columns : { ...columns, [header]: field } })
  }
  const setChoice = (name: (typeof CHOICES)[number][0], value: string) => {
    const { [name]: _, ...rest } = mapping
    change((value === '' ? rest : { ...rest, [name]: value }) as MappingBody)
  }
  return (
    <details className="mapping" open={!saved}>
      <summary>
        {say('web.data.mapping')} ·{' '}
        <span>
          {say(
            changed
              ? 'web.data.mapping.unsaved'
              : saved
                ? 'web.data.mapping.saved'
                : 'web.data.mapping.guessed',
          )}
        </span>
      </summary>
      <div className="choices">
        {CHOICES.map(([name, values]) => (
          <NativeSelect
            key={name}
            label={say(`web.data.mapping.${name}`)}
            value={mapping[name] ?? ''}
            onChange={({ currentTarget }) => setChoice(name, currentTarget.value)}
            data={[
              { value: '', label: say('web.data.mapping.by-file') },
              ...values.map((value) => ({ value, label: say(`web.${name}.${value}`) })),
            ]}
          />
        ))}
      </div>
      <TableFrame label={say('web.data.mapping')}>
        <thead>
          <tr>
            <th scope="col">{say('web.data.mapping.column')}</th>
            <th scope="col">{say('web.data.mapping.becomes')}</th>
            <th scope="col">{say('web.data.mapping.first')}</th>
          </tr>
        </thead>
        <tbody>
          {layout.headers.map((header, at) => (
            <tr key={header} data-left-out={mapping.columns[header] ? undefined : true}>
              <th scope="row">
                <bdi>{header}</bdi>
              </th>
              <td>
                <NativeSelect
                  aria-label={`${header} ${say('web.data.mapping.becomes')}`}
                  value={mapping.columns[header] ?? ''}
                  onChange={({ currentTarget }) => setColumn(header, currentTarget.value)}
                  data={options}
                />
              </td>
              <td className="samples">
                {rows
                  .map((row) => row.cells[at] ?? '')
                  .filter(Boolean)
                  .slice(0, 3)
                  .map((cell, i) => (
                    <bdi key={i}>{cell}</bdi>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {saving.error && <Trouble error={saving.error} />}
      <p className="go">
        <Button
          variant={changed ? 'filled' : 'default'}
          loading={saving.isPending}
          onClick={() => saving.mutate(mapping)}
        >
          {say('web.data.mapping.save')}
        </Button>
        {saving.isSuccess && !changed && (
          <span role="status">{say('web.data.mapping.is-saved')}</span>
        )}
      </p>
    </details>
  )
}
