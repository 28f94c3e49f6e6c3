import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { FieldKind } from '../../src/base/field-kinds.ts'

/** One field of a form whose fields are a table of the server, as its kind is typed. */
export function FormField(props: {
  readonly kind: FieldKind
  readonly label: string
  readonly hint?: string | undefined
  readonly required: boolean
  readonly codes: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  /** A box that cannot be ticked yet. */
  readonly closed?: boolean
  readonly type: (text: string) => void
}) {
  const { kind, label, hint, required, value, type } = props
  const common = { label, value, required, ...(hint === undefined ? {} : { description: hint }) }
  if (kind === 'code')
    return (
      <NativeSelect
        {...common}
        onChange={(event) => type(event.currentTarget.value)}
        data={[{ value: '', label: '' }, ...props.codes]}
      />
    )
  if (kind === 'yes')
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={value === 'yes'}
          disabled={props.closed ?? false}
          onChange={(event) => type(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>{label}</span>
      </label>
    )
  if (kind === 'text')
    return (
      <Textarea
        {...common}
        className="long"
        rows={3}
        maxLength={8_000}
        onChange={(event) => type(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      {...(kind === 'date' ? { type: 'date' } : {})}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      maxLength={300}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}
