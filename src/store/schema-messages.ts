import type { ColumnType } from 'kysely'
import type { HandlingCode, Tlp } from '../base/index.ts'
import type { RecordState } from '../rights/index.ts'

/** The tables of messages, as those of `schema.ts`. */
type Json<T> = ColumnType<T, string, string>
type At = ColumnType<string, string, string>
type MaybeAt = ColumnType<string | null, string | null | undefined, string | null>
type Own<T> = ColumnType<T, T | undefined, T>
type Of<T> = { readonly organisation: string } & T
type Fields = Readonly<Record<string, unknown>>

export type MessageTables = {
  message_template: Of<{
    id: string
    operation: string
    type: string
    version: number
    fields: Json<readonly Fields[]>
    person: string | null
    created_at: At
  }>
  message_draft: Of<{
    id: string
    owner: string
    operation: string
    type: string
    answers: string | null
    answers_owner: string | null
    subject: string
    body: Json<Fields>
    wrapped: Own<Buffer | null>
    sealed: Own<Buffer | null>
    version: number
    person: string | null
    created_at: At
    changed_at: At
  }>
  message: Of<{
    id: string
    owner: string
    tlp: Tlp
    handling_code: HandlingCode
    purposes: readonly string[]
    record_state: Own<RecordState>
    operation: string
    type: string
    template: number
    answers: string | null
    answers_owner: string | null
    subject: string
    urgency: string
    /** Key of a field → its value; fields that name somebody stand sealed in `message_nominal`. */
    body: Json<Readonly<Record<string, string>>>
    feedback_by: MaybeAt
    person: string | null
    created_at: At
    sent_at: At
    recalled_at: MaybeAt
  }>
  message_nominal: Of<{ id: string; wrapped: Buffer; sealed: Buffer }>
  /** The envelope: seen by both ends, without content. */
  message_addressee: Of<{
    id: string
    message: string
    operation: string
    to_organisation: string
    answers: string | null
    purposes: readonly string[]
    feedback_by: MaybeAt
    sent_at: At
    recalled_at: MaybeAt
  }>
  /** The reader's own; `id` is the message's, `owner` its sender. */
  message_receipt: Of<{ id: string; owner: string; read_at: At }>
}
