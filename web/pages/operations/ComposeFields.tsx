import { NativeSelect, TextInput } from '@mantine/core'
import { HANDLING_CODES } from '../../../src/base/handling.ts'
import type { DraftGiven, MessageForms } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { FormField } from '../../parts/FormField.tsx'
import { labelOf, type MessageField } from './message-words.ts'

type Change = (more: Partial<DraftGiven>) => void
const URGENCIES = ['routine', 'urgent', 'immediate'] as const
const TLPS = ['AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const

/** One field of the form, as its kind is typed. */
export function ComposeField(props: {
  readonly field: MessageField
  readonly given: DraftGiven
  readonly change: Change
  readonly say: Say
}) {
  const { field, given, change, say } = props
  const { key, kind, codes, mandatory, nominal } = field
  return (
    <FormField
      kind={kind}
      label={labelOf(key, say)}
      hint={nominal ? say('messages.names') : undefined}
      required={mandatory}
      codes={codes.map((code) => ({ value: code, label: say(`message.code.${key}.${code}`) }))}
      value={given.fields[key] ?? ''}
      type={(text) => change({ fields: { ...given.fields, [key]: text } })}
    />
  )
}

/** What every message has: subject, urgency, deadline, label. */
export function CommonFields(props: {
  readonly given: DraftGiven
  readonly due: boolean
  readonly change: Change
  readonly say: Say
}) {
  const { given, due, change, say } = props
  return (
    <>
      <TextInput
        className="long"
        label={labelOf('subject', say)}
        value={given.subject}
        required
        maxLength={300}
        autoComplete="off"
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      {due && (
        <TextInput
          type="datetime-local"
          label={labelOf('feedbackBy', say)}
          description={say('messages.utc')}
          required
          value={given.feedbackBy?.slice(0, 16) ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget
            change({ feedbackBy: value === '' ? null : `${value.slice(0, 16)}:00.000Z` })
          }}
        />
      )}
      <NativeSelect
        label={say('message.urgency')}
        value={given.urgency}
        onChange={(event) =>
          change({ urgency: event.currentTarget.value as DraftGiven['urgency'] })
        }
        data={URGENCIES.map((one) => ({ value: one, label: say(`message.urgency.${one}`) }))}
      />
    </>
  )
}

export function LabelFields(props: {
  readonly given: DraftGiven
  readonly change: Change
  readonly say: Say
}) {
  const { given, change, say } = props
  return (
    <>
      <NativeSelect
        label={say('messages.tlp')}
        value={given.tlp}
        onChange={(event) => change({ tlp: event.currentTarget.value as DraftGiven['tlp'] })}
        data={TLPS.map((one) => ({ value: one, label: one }))}
      />
      <NativeSelect
        label={say('messages.code')}
        value={given.code}
        onChange={(event) => change({ code: event.currentTarget.value as DraftGiven['code'] })}
        data={HANDLING_CODES.map((one) => ({ value: one, label: say(`messages.code.${one}`) }))}
      />
    </>
  )
}

/** For whom: all members now, those of some kinds, or named ones. */
export function AudienceFields(props: {
  readonly given: DraftGiven
  readonly members: MessageForms['members']
  readonly change: Change
  readonly say: Say
}) {
  const { given, members, change, say } = props
  const { audience } = given
  const kinds = [...new Set(members.map((one) => one.kind))]
  const toggled = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
  return (
    <fieldset className="long audience">
      <legend>{say('message.audience')}</legend>
      <NativeSelect
        aria-label={say('message.audience')}
        value={audience.by}
        onChange={(event) =>
          change({
            audience: {
              ...audience,
              by: event.currentTarget.value as DraftGiven['audience']['by'],
            },
          })
        }
        data={[
          { value: 'all', label: say('message.audience.all', { count: members.length }) },
          { value: 'kinds', label: say('message.audience.kinds') },
          { value: 'named', label: say('message.audience.named') },
        ]}
      />
      {audience.by === 'kinds' &&
        kinds.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={audience.kinds.includes(kind)}
              onChange={() =>
                change({ audience: { ...audience, kinds: toggled(audience.kinds, kind) } })
              }
            />
            <span>{say(`message.kind.${kind}`)}</span>
          </label>
        ))}
      {audience.by === 'named' &&
        members.map(({ id, name }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={audience.organisations.includes(id)}
              onChange={() =>
                change({
                  audience: { ...audience, organisations: toggled(audience.organisations, id) },
                })
              }
            />
            <span>
              <bdi>{name}</bdi>
            </span>
          </label>
        ))}
    </fieldset>
  )
}
