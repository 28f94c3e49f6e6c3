import type { Draft, MessageTlp, Values } from './message.ts'
import { EVERYBODY } from './message.ts'
import { MESSAGE_TYPES, type MessageTypeName } from './message-types.ts'

const EMPTY: Omit<Draft, 'type'> = {
  ...{ subject: '', urgency: 'routine', audience: EVERYBODY, feedbackBy: null },
  ...{ tlp: 'AMBER+STRICT', code: 'H0', fields: {} },
}

export const emptyDraft = (type: MessageTypeName): Draft => ({ ...EMPTY, type })

/** What an answer begins with: addressed to the asker alone, with what both types ask for. */
export function answerTo(
  type: MessageTypeName,
  asked: {
    readonly owner: string
    readonly subject: string
    readonly urgency: Draft['urgency']
    readonly tlp: MessageTlp
    readonly code: Draft['code']
    /** What may be seen of it, without fields that name somebody. */
    readonly fields: Values
  },
): Draft {
  const { subject, urgency, tlp, code, owner } = asked
  const shared = MESSAGE_TYPES[type].fields.filter(
    ({ key, nominal }) => !nominal && asked.fields[key] !== undefined,
  )
  return {
    ...{ ...EMPTY, type, subject, urgency, tlp, code },
    audience: { by: 'named', kinds: [], organisations: [owner] },
    fields: Object.fromEntries(shared.map(({ key }) => [key, asked.fields[key] ?? ''])),
  }
}
