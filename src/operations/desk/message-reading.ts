import { Refused } from '../../base/index.ts'
import { isNow, type Labelled, may } from '../../rights/index.ts'
import { type Act, closedAt, mayOn, openFields, type SealedFields } from '../../store/index.ts'
import type { Urgency, Values } from '../message.ts'
import { type AddresseeFacts, type Clock, clockOf, isLate } from '../message-clock.ts'
import { crossing } from '../message-crossing.ts'
import type { Form } from '../message-form.ts'
import { MESSAGE_TYPES, type MessageTypeName, sentBy } from '../message-types.ts'
import { facts, ownAnswer } from './message-facts.ts'
import { type Called, called, type Group, groupOf } from './message-group.ts'
import { leaveReceipt } from './message-receipt.ts'
import { type MessageRow, messageRow } from './message-row.ts'
import { formAt } from './message-templates.ts'

export type SeenAddressee = {
  readonly organisation: Called
  readonly readAt: string | null
  readonly clock: Clock
  readonly late: boolean
  /** Its first answer that stands, and whether there are more. */
  readonly answer: { readonly id: string; readonly at: string } | null
}

/** What a message says to its reader. */
export type Content = {
  readonly type: MessageTypeName
  /** As the operation asked for it when it was written. */
  readonly form: Form
  readonly values: Values
  /** Fields that name somebody are among them. */
  readonly nominal: boolean
  readonly subject: string
  readonly urgency: Urgency
  readonly label: Pick<Labelled, 'tlp' | 'code' | 'purposes'>
  readonly feedbackBy: string | null
  /** The clock of the reader's own organisation; for the sender that of nobody. */
  readonly clock: Clock
  /** What it answers; the other's name where it is known. */
  readonly answers: { readonly id: string; readonly owner: Called } | null
  /** The own answer to it, or the type by which the reader may answer. */
  readonly answeredBy: string | null
  readonly mayAnswer: MessageTypeName | null
  readonly mayRecall: boolean
  /** For the sender alone: who receives it is not told who else did. */
  readonly addressees: readonly SeenAddressee[]
}

/** A message as its reader sees it. Recalled: a date, and to its addressees no content. */
export type SeenMessage = {
  readonly id: string
  readonly operation: string
  readonly own: boolean
  readonly from: Called
  readonly sentAt: string
  readonly recalledAt: string | null
  /** The reader's organisation has read it now for the first time. */
  readonly first: boolean
  readonly content: Content | null
}

/**
 * One message of an operation, own or received. Reading a received one for the first time leaves
 * the reader's receipt, which the sender sees. Refuses `operation.absent` and, for what was not
 * sent to the caller or not any more, `message.absent`.
 */
export async function readMessage(act: Act, operation: string, id: string): Promise<SeenMessage> {
  const group = await groupOf(act, operation)
  const tombstone = await recalledFor(act, group, id)
  if (tombstone) return tombstone
  const label = await mayOn(act, 'consult', 'message', id)
  const row = await messageRow(act, label.owner, id)
  if (!row || row.operation !== operation) throw new Refused('message.absent')
  const own = label.owner === act.caller.organisation
  const content = await contentOf(act, group, row, label)
  const { nominal } = content
  if (own) act.saw('message', [id], { nominal })
  const first = !own && (await leaveReceipt(act, row, nominal))
  return {
    ...{ id, operation, own, from: called(group, row.owner), content },
    ...{ sentAt: row.sent_at, recalledAt: row.recalled_at, first },
  }
}

/** What is left of a message that its sender took back from the caller's organisation. */
async function recalledFor(act: Act, group: Group, id: string): Promise<SeenMessage | null> {
  if (!group.standing) return null
  const { organisation, purpose } = act.caller
  const row = await act.asGuest(() =>
    act.db
      .selectFrom('message_addressee')
      .select(['organisation', 'sent_at', 'recalled_at', 'purposes'])
      .where('to_organisation', '=', organisation)
      .where('operation', '=', group.id)
      .where('message', '=', id)
      .where('recalled_at', 'is not', null)
      .executeTakeFirst(),
  )
  if (!row?.purposes.includes(purpose)) return null
  return {
    ...{ id, operation: group.id, own: false, from: called(group, row.organisation) },
    ...{ sentAt: row.sent_at, recalledAt: row.recalled_at, first: false, content: null },
  }
}

async function contentOf(
  act: Act,
  group: Group,
  row: MessageRow,
  label: Labelled,
): Promise<Content> {
  const own = row.owner === act.caller.organisation
  const caller = await act.rights()
  const nominal = may(caller, 'consult-nominal', label)
  const named = nominal ? await namedValues(act, row) : {}
  const form = await formAt(act, group, row.type, row.template)
  const { seen: values } = crossing(form, { ...row.body, ...named }, { nominal })
  const addressees = own ? ((await facts(act, group, [row.id])).get(row.id) ?? []) : []
  const answer = own ? null : await ownAnswer(act, row.id)
  const mine: AddresseeFacts = {
    ...{ feedbackBy: row.feedback_by, readAt: null, recalledAt: row.recalled_at },
    answeredAt: answer?.at ?? null,
  }
  const types = sentBy(caller.person === null ? null : caller.roles)
  const { due } = MESSAGE_TYPES[row.type]
  const member =
    caller.memberships.some((one) => one.operation === group.id && isNow(one, act.now)) &&
    (await closedAt(act, group.id)) === null
  return {
    ...{ type: row.type, form, values, nominal: Object.keys(named).length > 0 },
    ...{ subject: row.subject, urgency: row.urgency, feedbackBy: row.feedback_by },
    label: { tlp: label.tlp, code: label.code, purposes: label.purposes },
    clock: own ? 'none' : clockOf(mine, act.now),
    answers:
      row.answers === null || row.answers_owner === null
        ? null
        : { id: row.answers, owner: called(group, row.answers_owner) },
    answeredBy: answer?.id ?? null,
    mayAnswer: !own && member && due !== null && types.includes(due) ? due : null,
    mayRecall: own && row.recalled_at === null && types.includes(row.type),
    addressees: addressees.map((one) => ({
      organisation: called(group, one.organisation),
      readAt: one.readAt,
      clock: clockOf(one, act.now),
      late: isLate(one),
      answer:
        one.answer === null || one.answeredAt === null
          ? null
          : { id: one.answer, at: one.answeredAt },
    })),
  }
}

async function namedValues(act: Act, { owner, id }: MessageRow): Promise<Values> {
  const read = () =>
    act.db
      .selectFrom('message_nominal')
      .select(['wrapped', 'sealed'])
      .where('organisation', '=', owner)
      .where('id', '=', id)
      .executeTakeFirst()
  const own = owner === act.caller.organisation
  const row: SealedFields | undefined = await (own ? read() : act.asGuest(read))
  return row ? openFields(act, owner, id, row) : {}
}
