import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import {
  type Act,
  basisWith,
  insertReleases,
  mayOn,
  sealFields,
  tell,
  withdrawReleases,
} from '../../store/index.ts'
import { type Audience, addressed, check, type Problem, type Values } from '../message.ts'
import { crossing, split, type WithheldField } from '../message-crossing.ts'
import type { Form } from '../message-form.ts'
import { MESSAGE_TYPES } from '../message-types.ts'
import { draftOf, type KeptDraft, removeDraft } from './message-drafts.ts'
import {
  type Called,
  type Group,
  groupOf,
  mayName,
  needSender,
  needStanding,
} from './message-group.ts'
import { messageRow } from './message-row.ts'
import { formAt } from './message-templates.ts'

/** One addressee, and what of the message does not reach it. */
export type Addressee = {
  readonly organisation: Called
  /** With the fields that name somebody: a legal basis is in force. */
  readonly nominal: boolean
  readonly withheld: readonly WithheldField[]
}

export type MessagePreview = {
  readonly draft: KeptDraft
  readonly form: Form
  readonly addressees: readonly Addressee[]
  /** What would be sent to whom everything is open. */
  readonly values: Values
  readonly problems: readonly Problem[]
  /** Fields that name somebody would leave: that wants two factors. */
  readonly strong: boolean
}

/** `whole`: the form with the fields that the sender's roles do not open as well. */
type Planned = MessagePreview & { readonly group: Group; readonly whole: Form }

/**
 * What sending would do, for the preview and for the sending alike. Refusals: `message.draft-absent`,
 * `message.sender`, `message.not-standing`.
 */
async function planned(act: Act, operation: string, id: string): Promise<Planned> {
  const group = await groupOf(act, operation)
  const draft = await draftOf(act, operation, id, true)
  const caller = await act.rights()
  needSender(caller, draft.type)
  await needStanding(act, group)
  // What a colleague wrote and the sender may not see is not the sender's to send or to drop.
  if (draft.hidden) throw new Refused('message.sender')
  const whole = await formAt(act, group, draft.type)
  const open = mayName(caller)
  const form = open ? whole : { ...whole, fields: whole.fields.filter((one) => !one.nominal) }
  const { values, problems } = check(form, draft, act.now)
  const { nominal } = split(whole, values)
  const names = Object.keys(nominal).length > 0
  const addressees: Addressee[] = []
  const { audience } = draft.answers === null ? draft : answerTo(draft.answers.owner)
  for (const { id: to, name } of addressed(audience, group.members, act.caller.organisation)) {
    const based = names && (await basisWith(act, to))
    const { withheld } = crossing(whole, draft.fields, { nominal: based })
    addressees.push({ organisation: { id: to, name }, nominal: based, withheld })
  }
  return {
    ...{ group, whole, draft, form, addressees, values, problems },
    strong: addressees.some((one) => one.nominal),
  }
}

/** An answer goes to the asker alone, whatever its draft says. */
const answerTo = (owner: string): { readonly audience: Audience } => ({
  audience: { by: 'named', kinds: [], organisations: [owner] },
})

/** Who would see what, what is withheld and why, and what is missing. Writes nothing. */
export async function previewMessage(
  act: Act,
  operation: string,
  id: string,
): Promise<MessagePreview> {
  const { group: _, whole: __, ...preview } = await planned(act, operation, id)
  return preview
}

/**
 * Sends a draft: it is frozen, and released within the operation to the members that stand now.
 * Refusals: those of the preview, `request.version` where the draft is no longer the one that was
 * looked at, `message.incomplete`, `message.nobody`, `message.absent` where what it answers was
 * recalled, and `access.denied` where names would leave and the sign-in had one factor.
 */
export async function sendMessage(
  act: Act,
  operation: string,
  id: string,
  version?: number,
): Promise<readonly string[]> {
  const plan = await planned(act, operation, id)
  const { draft, whole, values, addressees, problems } = plan
  if (version !== undefined && draft.version !== version) throw new Refused('request.version')
  if (problems.length > 0)
    throw new Refused('message.incomplete', { fields: problems.map((one) => one.field).join(', ') })
  if (addressees.length === 0) throw new Refused('message.nobody')
  if (plan.strong && !(await act.rights()).strong)
    throw new Refused('access.denied', { act: 'release', rule: 'strength' })
  if (draft.answers !== null) await mayOn(act, 'consult', 'message', draft.answers.id)
  await act.room()
  const { plain, nominal } = split(whole, values)
  const { organisation, person, purpose } = act.caller
  const { type, tlp, code } = draft
  const due = MESSAGE_TYPES[type].due === null ? null : draft.feedbackBy
  const sealed = Object.keys(nominal).length > 0 ? await sealFields(act, id, nominal) : null
  await act.db
    .insertInto('message')
    .values({
      ...{ organisation, id, owner: organisation, operation, type, template: whole.version },
      ...{ tlp, handling_code: code, purposes: [purpose], person },
      ...{ answers: draft.answers?.id ?? null, answers_owner: draft.answers?.owner ?? null },
      ...{ subject: draft.subject.trim(), urgency: draft.urgency, body: JSON.stringify(plain) },
      ...{ feedback_by: due, created_at: draft.createdAt, sent_at: act.now },
    })
    .execute()
  if (sealed)
    await act.db
      .insertInto('message_nominal')
      .values({ organisation, id, ...sealed })
      .execute()
  await insertReleases(
    act,
    id,
    addressees.map(({ organisation: to, nominal: open }) => ({
      ...{ organisation: to.id, person: null, operation, nominal: open },
      ...{ from: act.now, until: null },
    })),
    'message',
  )
  await act.db
    .insertInto('message_addressee')
    .values(
      addressees.map(({ organisation: to }) => ({
        ...{ organisation, id: act.newId(), message: id, operation, to_organisation: to.id },
        ...{ answers: draft.answers?.id ?? null, purposes: [purpose] },
        ...{ feedback_by: due, sent_at: act.now },
      })),
    )
    .execute()
  await removeDraft(act, id)
  const to = addressees.map((one) => one.organisation.id)
  await journal(act, {
    act: 'message.sent',
    objects: [id, operation, ...to],
    values: { type, tlp, code, count: to.length, nominal: plan.strong },
  })
  for (const one of to)
    await tell(act, one, { act: 'message.arrived', objects: [id, organisation] })
  return to
}

/**
 * Takes a message back from all: their releases end at once, and a date is left. Refuses
 * `message.recalled` where it was already. Returns the organisations it had gone to.
 */
export async function recallMessage(
  act: Act,
  operation: string,
  id: string,
): Promise<readonly string[]> {
  const { owner } = await mayOn(act, 'consult', 'message', id)
  const { organisation } = act.caller
  // Whoever received it has nothing to take back, and no other answer than for what is not there.
  const row = owner === organisation ? await messageRow(act, owner, id) : undefined
  if (!row || row.operation !== operation) throw new Refused('message.absent')
  needSender(await act.rights(), row.type)
  const changed = await act.db
    .updateTable('message')
    .set({ record_state: 'withdrawn', recalled_at: act.now })
    .where('id', '=', id)
    .where('recalled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Refused('message.recalled')
  await act.db
    .updateTable('message_addressee')
    .set({ recalled_at: act.now })
    .where('message', '=', id)
    .execute()
  const withdrawn = await withdrawReleases(act, id, null, 'message')
  const to = [...new Set(withdrawn.map((one) => one.organisation))].sort()
  await journal(act, {
    act: 'message.recalled',
    objects: [id, operation, ...to],
    values: { type: row.type, count: to.length },
  })
  for (const one of to)
    await tell(act, one, { act: 'message.taken-back', objects: [id, organisation] })
  return to
}
