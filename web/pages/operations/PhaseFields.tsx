import { NativeSelect, TextInput } from '@mantine/core'
import type { OperationPlanBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { freshKey, replaced, without } from '../../data/operation.ts'
import { Add, Part } from './Parts.tsx'

type Phase = OperationPlanBody['phases'][number]
type Criterion = Phase['entry'][number]

/** What the house can count; the first of these is proposed. */
const COUNTED: readonly NonNullable<Criterion['counted']>[] = ['national-plans-accepted']

/** One phase of the draft with its criteria, in both languages. */
export function PhaseFields(props: {
  readonly say: Say
  readonly n: number
  readonly phase: Phase
  readonly type: (phase: Phase) => void
  readonly remove: () => void
}) {
  const { say, n, phase, type } = props
  return (
    <Part
      legend={say('web.phase.n', { n })}
      remove={say('web.phase.remove', { n })}
      onRemove={props.remove}
    >
      {(['en', 'fr'] as const).map((language) => (
        <TextInput
          key={language}
          label={say(`web.phase.name.${language}`)}
          value={phase.name[language]}
          maxLength={300}
          onChange={(event) =>
            type({ ...phase, name: { ...phase.name, [language]: event.currentTarget.value } })
          }
        />
      ))}
      {(['from', 'until'] as const).map((end) => (
        <TextInput
          key={end}
          className="short"
          type="date"
          label={say(`web.phase.${end}`)}
          value={phase[end] ?? ''}
          onChange={(event) => type({ ...phase, [end]: event.currentTarget.value || null })}
        />
      ))}
      {(['entry', 'exit'] as const).map((side) => (
        <div key={side} className="whole">
          {phase[side].map((criterion, at) => (
            <CriterionFields
              key={criterion.key}
              say={say}
              n={n}
              m={at + 1}
              side={side}
              criterion={criterion}
              type={(changed) => type({ ...phase, [side]: replaced(phase[side], at, changed) })}
              remove={() => type({ ...phase, [side]: without(phase[side], at) })}
            />
          ))}
          <Add
            label={say(`web.criterion.add.${side}`, { n })}
            onAdd={() => {
              const key = freshKey('c')
              const criterion = { key, text: { en: '', fr: '' }, mandatory: true, counted: null }
              type({ ...phase, [side]: [...phase[side], criterion] })
            }}
          />
        </div>
      ))}
    </Part>
  )
}

function CriterionFields(props: {
  readonly say: Say
  readonly n: number
  readonly m: number
  readonly side: 'entry' | 'exit'
  readonly criterion: Criterion
  readonly type: (criterion: Criterion) => void
  readonly remove: () => void
}) {
  const { say, n, m, side, criterion, type } = props
  return (
    <Part
      legend={`${say('web.criterion')} ${m}, ${say(`phase.side.${side}`)}`}
      remove={say('web.criterion.remove', { n, m })}
      onRemove={props.remove}
    >
      {(['en', 'fr'] as const).map((language) => (
        <TextInput
          key={language}
          className="long"
          label={say(`web.criterion.text.${language}`)}
          value={criterion.text[language]}
          maxLength={300}
          onChange={(event) =>
            type({
              ...criterion,
              text: { ...criterion.text, [language]: event.currentTarget.value },
            })
          }
        />
      ))}
      <NativeSelect
        className="long"
        label={say('web.criterion.counted')}
        value={criterion.counted ?? ''}
        data={[
          { value: '', label: say('web.criterion.by-person') },
          ...COUNTED.map((one) => ({
            value: one,
            label: say('web.criterion.by-house', { what: say(`phase.counted.${one}`) }),
          })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          type({ ...criterion, counted: COUNTED.find((one) => one === chosen) ?? null })
        }}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={criterion.mandatory}
          onChange={(event) => type({ ...criterion, mandatory: event.currentTarget.checked })}
        />
        <span>{say('web.criterion.mandatory')}</span>
      </label>
    </Part>
  )
}
