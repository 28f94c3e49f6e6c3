import type { ColumnType } from 'kysely'
import type { HandlingCode, Tlp } from '../base/index.ts'
import type { RecordState } from '../rights/index.ts'

/** The tables of expert advice, as those of `schema.ts`. */
type Json<T> = ColumnType<T, string, string>
type At = ColumnType<string, string, string>
type Own<T> = ColumnType<T, T | undefined, T>
type Of<T> = { readonly organisation: string } & T
type Fields = Readonly<Record<string, unknown>>

export type AdviceTables = {
  advice_request: Of<{
    id: string
    owner: string
    tlp: Tlp
    handling_code: HandlingCode
    purposes: readonly string[]
    record_state: Own<RecordState>
    target: string | null
    family: string
    urgency: string
    question: string
    /** Key of a fact → what others may see of it; the rest stands sealed in `advice_nominal`. */
    facts: Json<Readonly<Record<string, string>>>
    missing: readonly string[]
    person: string | null
    created_at: At
  }>
  advice_nominal: Of<{ id: string; wrapped: Buffer; sealed: Buffer }>
  advice_entry: Of<{
    id: string
    request: string
    owner: string
    /** Who answers in this part of the course. */
    expert: string
    level: string
    step: string
    terms: Json<Fields | null> | null
    end_use: Own<boolean>
    outcome: Own<string | null>
    text: string
    person: string | null
    at: At
  }>
  advice_answer: Of<{
    id: string
    request: string
    owner: string
    version: number
    purposes: readonly string[]
    determination: string
    entries: Json<readonly Fields[]>
    reasoning: string
    confidence: string
    /** A calendar date. */
    valid_until: string | null
    because: string
    goods: Json<Readonly<Record<string, string>>>
    words: readonly string[]
    person: string | null
    created_at: At
  }>
  advice_service: Of<{
    id: string
    version: number
    service: Json<Fields>
    person: string | null
    created_at: At
  }>
  advice_roster: Of<{
    id: string
    version: number
    roster: Json<readonly Fields[]>
    person: string | null
    created_at: At
  }>
}
