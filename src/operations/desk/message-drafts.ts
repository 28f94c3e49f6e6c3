import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import {
  type Act,
  mayOn,
  needOpen,
  openFields,
  type SealedFields,
  sealFields,
} from '../../store/index.ts'
import type { Draft, Values } from '../message.ts'
import { split } from '../message-crossing.ts'
import { formOf } from '../message-form.ts'
import { answerTo, emptyDraft } from '../message-prefill.ts'
import { MESSAGE_TYPES, type MessageTypeName } from '../message-types.ts'
import { type Group, groupOf, mayName, needSender, needStanding } from './message-group.ts'
import { leaveReceipt } from './message-receipt.ts'
import { messageRow } from './message-row.ts'

/** What somebody of the own organisation is writing; nobody else's people see it. */
export type KeptDraft = Draft & {
  readonly id: string
  /** The message that it answers, and whose that is. */
  readonly answers: { readonly id: string; readonly owner: string } | null
  /** It has fields that name somebody, which the reader's roles do not open. */
  readonly hidden: boolean
  /** Sent back with the next saving. */
  readonly version: number
  readonly createdAt: string
  readonly changedAt: string
}

type Body = Omit<Draft, 'type' | 'subject'>
type Row = {
  readonly id: string
  readonly type: string
  readonly answers: string | null
  readonly answers_owner: string | null
  readonly subject: string
  readonly body: Body
  readonly wrapped: Buffer | null
  readonly sealed: Buffer | null
  readonly version: number
  readonly created_at: string
  readonly changed_at: string
}

/** What stands in plain, whatever the operation asks for now. */
const wholeForm = (type: MessageTypeName) => formOf(type, 0, [])

/**
 * Begins a message; an answer begins with what the message that it answers has said. Refusals:
 * `operation.absent`, `message.not-standing`, `message.sender`, `message.absent`, and
 * `message.not-answerable` where that message is not answered by this type. Returns the draft's id.
 */
export async function beginDraft(
  act: Act,
  operation: string,
  asked: { readonly type: MessageTypeName; readonly answers: string | null },
): Promise<string> {
  const group = await groupOf(act, operation)
  const { type } = asked
  needSender(await act.rights(), type)
  await needStanding(act, group)
  await act.room()
  const begun =
    asked.answers === null
      ? { draft: emptyDraft(type), owner: null }
      : await begunAnswer(act, group, type, asked.answers)
  if (asked.answers === null && MESSAGE_TYPES[type].answers !== null)
    throw new Refused('message.not-answerable')
  const { type: _, subject, ...body } = begun.draft
  const { organisation, person } = act.caller
  const id = act.newId()
  await act.db
    .insertInto('message_draft')
    .values({
      ...{ organisation, id, owner: organisation, operation, type, subject, person },
      ...{ answers: asked.answers, answers_owner: begun.owner, body: JSON.stringify(body) },
      ...{ version: 1, created_at: act.now, changed_at: act.now },
    })
    .execute()
  await journal(act, { act: 'message.drafted', objects: [id, operation], values: { type } })
  return id
}

async function begunAnswer(
  act: Act,
  group: Group,
  type: MessageTypeName,
  id: string,
): Promise<{ readonly draft: Draft; readonly owner: string }> {
  const { owner, tlp, code } = await mayOn(act, 'consult', 'message', id)
  const asked = await messageRow(act, owner, id)
  if (!asked || asked.operation !== group.id) throw new Refused('message.absent')
  const own = owner === act.caller.organisation
  if (own || MESSAGE_TYPES[type].answers !== asked.type) throw new Refused('message.not-answerable')
  // The answer begins with its words: whoever begins one has read it.
  await leaveReceipt(act, asked, false)
  const light = tlp === 'RED' ? 'AMBER+STRICT' : tlp
  const { subject, urgency, body: fields } = asked
  return { draft: answerTo(type, { owner, subject, urgency, tlp: light, code, fields }), owner }
}

/** Refuses (`message.draft-absent`) what is no draft of the own organisation in this operation. */
async function rowOf(act: Act, operation: string, id: string, lock: boolean): Promise<Row> {
  const row = await act.db
    .selectFrom('message_draft')
    .selectAll()
    .where('operation', '=', operation)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refused('message.draft-absent')
  return row as unknown as Row
}

/** One draft, locked until the act ends where it is about to be changed or sent. */
export async function draftOf(
  act: Act,
  operation: string,
  id: string,
  lock = false,
): Promise<KeptDraft> {
  const row = await rowOf(act, operation, id, lock)
  const named = mayName(await act.rights())
  const nominal =
    named && row.wrapped !== null && row.sealed !== null
      ? await openFields(act, act.caller.organisation, id, row as Row & SealedFields)
      : {}
  act.saw('message', [id], { nominal: Object.keys(nominal).length > 0 })
  const { answers, answers_owner: owner } = row
  return {
    ...row.body,
    fields: { ...row.body.fields, ...nominal },
    id,
    type: row.type as MessageTypeName,
    subject: row.subject,
    answers: answers === null || owner === null ? null : { id: answers, owner },
    hidden: row.sealed !== null && !named,
    version: row.version,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }
}

export type Saved = { readonly version: number; readonly changedAt: string }

/**
 * Keeps what was written so far, whatever is missing in it. Refuses `operation.closed`, and
 * `request.version` where somebody else saved it since the version that was looked at.
 */
export async function saveDraft(
  act: Act,
  operation: string,
  id: string,
  given: Omit<Draft, 'type'> & { readonly version?: number | undefined },
): Promise<Saved> {
  await needOpen(act, operation)
  const row = await rowOf(act, operation, id, true)
  await act.room()
  if (given.version !== undefined && row.version !== given.version)
    throw new Refused('request.version')
  const { version: _, subject, fields, feedbackBy: by, ...rest } = given
  const type = row.type as MessageTypeName
  const { plain, nominal } = split(wholeForm(type), known(type, fields))
  // Instants are compared as text, so all of them are written in one way.
  const feedbackBy = by === null ? null : new Date(by).toISOString()
  const body: Body = { ...rest, feedbackBy, fields: plain }
  // Whoever has no such fields leaves those of others as they stand.
  const seals = mayName(await act.rights())
    ? Object.keys(nominal).length === 0
      ? { wrapped: null, sealed: null }
      : await sealFields(act, id, nominal)
    : {}
  const version = row.version + 1
  await act.db
    .updateTable('message_draft')
    .set({ subject, body: JSON.stringify(body), version, changed_at: act.now, ...seals })
    .where('id', '=', id)
    .execute()
  await journal(act, {
    act: 'message.draft-changed',
    objects: [id, operation],
    values: { type, version },
  })
  return { version, changedAt: act.now }
}

/** Only what the type has, and what says something. */
function known(type: MessageTypeName, fields: Values): Values {
  const keys = new Set(wholeForm(type).fields.map((one) => one.key))
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => keys.has(key) && value !== ''),
  )
}

/**
 * Throws a draft away. Refuses `message.sender` where it has fields of a colleague that the caller's
 * roles do not open, and `request.version` where it is no longer the one that was looked at.
 */
export async function discardDraft(
  act: Act,
  operation: string,
  id: string,
  looked?: number,
): Promise<void> {
  const { type, sealed, version } = await rowOf(act, operation, id, true)
  if (sealed !== null && !mayName(await act.rights())) throw new Refused('message.sender')
  if (looked !== undefined && looked !== version) throw new Refused('request.version')
  await removeDraft(act, id)
  await journal(act, { act: 'message.discarded', objects: [id, operation], values: { type } })
}

export async function removeDraft(act: Act, id: string): Promise<void> {
  await act.db.deleteFrom('message_draft').where('id', '=', id).execute()
}
