import {
  called,
  type Form,
  forms,
  groupOf,
  type KeptDraft,
  MESSAGE_TYPES,
  type MessageList,
  type MessagePreview,
  mayName,
  REQUIRED_MOST,
  type SeenMessage,
  sentBy,
} from '../operations/index.ts'
import { type Act, closedAt } from '../store/index.ts'
import type {
  DraftBody,
  MessageBody,
  MessageFormBody,
  MessageForms,
  MessagePreviewBody,
  MessagesAnswer,
} from './schemas/index.ts'

/** Messages of an operation as the API shows them. */
const formBody = ({ type, version, fields }: Form): MessageFormBody => ({
  ...{ type, version },
  fields: fields.map((field) => ({ ...field, codes: [...field.codes] })),
})

export async function formsBody(act: Act, operation: string): Promise<MessageForms> {
  const group = await groupOf(act, operation)
  const caller = await act.rights()
  const types = sentBy(caller.person === null ? null : caller.roles)
  return {
    operation: { id: group.id, name: group.name },
    own: group.keeper === act.caller.organisation,
    standing: group.standing,
    closed: (await closedAt(act, operation)) !== null,
    members: group.members
      .filter(({ id }) => id !== act.caller.organisation)
      .map(({ id, name, kind }) => ({ id, name, kind })),
    names: mayName(caller),
    requiredMost: REQUIRED_MOST,
    forms: (await forms(act, group)).map((form) => {
      const { answers, due } = MESSAGE_TYPES[form.type]
      return { ...formBody(form), sends: types.includes(form.type), answers, due }
    }),
  }
}

export const messagesBody = ({ group, messages, types, ...rest }: MessageList): MessagesAnswer => ({
  ...rest,
  operation: { id: group.id, name: group.name },
  own: group.own,
  standing: group.standing,
  messages: [...messages],
  types: [...types],
})

export function messageBody({ content, ...message }: SeenMessage): MessageBody {
  const { operation: _, first: __, ...rest } = message
  if (content === null) return { ...rest, content }
  const { form, label, values, addressees, ...said } = content
  return {
    ...rest,
    content: {
      ...said,
      form: formBody(form),
      values: { ...values },
      label: { ...label, purposes: [...label.purposes] },
      addressees: [...addressees],
    },
  }
}

/** The asker has its name also where it is no member any more. */
export async function draftBody(
  act: Act,
  operation: string,
  { createdAt: _, audience, fields, answers, ...draft }: KeptDraft,
): Promise<DraftBody> {
  return {
    ...draft,
    answers: answers && {
      id: answers.id,
      owner: called(await groupOf(act, operation), answers.owner),
    },
    audience: {
      by: audience.by,
      kinds: [...audience.kinds],
      organisations: [...audience.organisations],
    },
    fields: { ...fields },
  }
}

export const messagePreviewBody = ({
  draft,
  addressees,
  values,
  problems,
  strong,
}: MessagePreview): MessagePreviewBody => ({
  version: draft.version,
  addressees: addressees.map((one) => ({ ...one, withheld: [...one.withheld] })),
  values: { ...values },
  problems: [...problems],
  strong,
})
