import { Textarea, TextInput } from '@mantine/core'
import type { AdviceForm } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'

/** One fact, as its kind is typed. */
export function FactField(props: {
  readonly fact: AdviceForm['facts'][number]
  readonly value: string
  readonly malformed: boolean
  readonly type: (text: string) => void
  readonly say: Say
}) {
  const { fact, value, malformed, type, say } = props
  const label = say(`advice.fact.${fact.key}`)
  const common = {
    ...{ label, value },
    ...(malformed ? { error: `${say('advice.form.malformed')} ${value}` } : {}),
  }
  if (fact.kind === 'text')
    return (
      <Textarea
        {...common}
        rows={3}
        maxLength={8_000}
        onChange={(event) => type(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      maxLength={fact.kind === 'country' ? 2 : 300}
      autoComplete="off"
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}
