import type { ColumnType } from 'kysely'
import type { HandlingCode, Tlp } from '../base/index.ts'
import type { OrganisationKind, RecordState } from '../rights/index.ts'
import type { AdviceTables } from './schema-advice.ts'
import type { CaseTables } from './schema-cases.ts'
import type { DebriefTables } from './schema-debrief.ts'
import type { MessageTables } from './schema-messages.ts'
import type { PlanTables } from './schema-plans.ts'
import type { ReportTables } from './schema-reports.ts'

/**
 * The tables as Kysely sees them. `organisation` is filled in by nobody but `act`, so it is a
 * plain column here; instants are UTC text with `Z`.
 */
export type Json<T> = ColumnType<T, string, string>
export type At = ColumnType<string, string, string>
export type MaybeAt = ColumnType<string | null, string | null | undefined, string | null>
/** Columns that the database fills when a record is made with its administration's own handling. */
export type Own<T> = ColumnType<T, T | undefined, T>

/** What every record and part of one carries. */
type Handled = {
  readonly owner: string
  readonly tlp: Own<Tlp>
  readonly handling_code: Own<HandlingCode>
  readonly created_at: At
}

/** A record that is decided on by itself; its parts follow it. */
type Labelled = Handled & {
  readonly purposes: Own<readonly string[]>
  readonly record_state: Own<RecordState>
  /** Calendar dates. */
  readonly review_on: Own<string | null>
  readonly delete_on: Own<string | null>
}
type Spanned = { readonly from_at: At; readonly until_at: MaybeAt }
export type Of<T> = { readonly organisation: string } & T

/** How somebody came in. */
export type SignInWay = 'link' | 'password' | 'passkey' | 'oidc'

export type Schema = PlanTables &
  MessageTables &
  CaseTables &
  AdviceTables &
  ReportTables &
  DebriefTables & {
    organisation: Of<{
      id: string
      /** What stands behind the @ of a sign-in name; one house, one meaning. */
      code: string
      name: string
      country: string | null
      kind: Own<OrganisationKind>
      /** The administration that an agency stands under. */
      under: Own<string | null>
      exercise: Own<boolean>
      created_at: At
    }>
    organisation_key: Of<{ id: string; wrapped: Buffer; created_at: At }>
    person: Of<{
      id: string
      name: string
      login: string
      email: Own<string | null>
      language: string
      active: Own<boolean>
      created_at: At
    }>
    membership: Of<{ person: string; role: string; created_at: At }>
    session: Of<{
      id: string
      person: string
      /** How its person calls it; the id is the hash of its secret. */
      handle: string
      way: SignInWay
      strong: boolean
      proved_at: At
      agent: string
      created_at: At
      seen_at: At
      ends_at: At
      revoked_at: MaybeAt
    }>
    sign_in_link: Of<{ id: string; person: string; created_at: At; ends_at: At; used_at: MaybeAt }>
    passkey: Of<{
      id: string
      person: string
      name: string
      public_key: Buffer
      counter: number
      transports: readonly string[]
      synced: boolean
      created_at: At
      used_at: MaybeAt
    }>
    password: Of<{ person: string; hash: string; long: boolean; set_at: At }>
    totp: Of<{
      id: string
      person: string
      sealed: Buffer
      last_step: Own<number>
      created_at: At
      confirmed_at: MaybeAt
    }>
    recovery_code: Of<{ person: string; hash: string; made_at: At; used_at: MaybeAt }>
    identity_provider: Of<{
      id: string
      name: string
      issuer: string
      client_id: string
      sealed: Buffer
      match_email: Own<boolean>
      strong_acr: Own<readonly string[]>
      active: Own<boolean>
      created_at: At
    }>
    external_identity: Of<{
      id: string
      provider: string
      issuer: string
      subject: string
      person: string
      created_at: At
      used_at: MaybeAt
    }>
    known_device: Of<{ id: string; person: string; created_at: At; ends_at: At }>
    sign_in_reset: Of<{
      id: string
      person: string
      asked_by: string
      created_at: At
      ends_at: At
      confirmed_by: string | null
      confirmed_at: MaybeAt
    }>
    sign_in_attempt: Of<{ id: string; failures: number; last_at: At; until_at: At }>
    sign_in_step: Of<{
      id: string
      kind: string
      state: Json<Record<string, unknown>>
      ends_at: At
    }>
    journal: Of<{
      id: string
      at: At
      person: string | null
      act: string
      objects: readonly string[]
      hashes: readonly string[]
      purpose: string
      said: Json<Record<string, string | number | boolean>>
      /** The transaction that wrote it, as the database numbers them. */
      txid: Own<string>
      /** Null where the detail was erased. */
      salt: Own<Buffer | null>
    }>
    journal_key: Of<{ id: string; public: Buffer; sealed: Buffer; created_at: At }>
    journal_leaf: Of<{ number: number; entry: string; detail: Buffer; hash: Buffer }>
    journal_checkpoint: Of<{
      epoch: number
      size: number
      since: number
      span: Buffer
      root: Buffer
      key: string
      signature: Buffer
      at: At
    }>
    batch: Of<
      Labelled & {
        id: string
        name: string
        state: string
        exercise: Own<boolean>
        input_hash: string | null
        engine_version: string | null
        lists: Json<readonly unknown[]>
        tallies: Json<Record<string, number>>
        finished_at: MaybeAt
      }
    >
    trade_file: Of<
      Handled & {
        id: string
        batch: string
        index: number
        name: string
        hash: string
        size: number
        format: string | null
        encoding: string | null
        layout: Json<unknown> | null
      }
    >
    chunk: Of<{
      batch: string
      index: number
      file: string | null
      job: Json<unknown> | null
      state: string
      counts: Json<Record<string, number>> | null
      done_at: MaybeAt
    }>
    record_key: Of<{ file: string; record: number; wrapped: Buffer }>
    raw_part: Of<{ file: string; record: number; key_record: number; sealed: Buffer }>
    consignment: Of<
      Handled & {
        id: string
        file: string
        record: number
        hs6: readonly string[]
        countries: readonly string[]
        body: Json<Record<string, unknown>>
      }
    >
    consignment_nominal: Of<{ file: string; record: number; sealed: Buffer }>
    target: Of<
      Labelled & {
        id: string
        batch: string
        consignment: string
        file: string
        file_index: number
        record: number
        lane: number
        urgency: number
        score: number
        completeness: number
        codes: readonly string[]
        words: string
        signature: string
        basis: string
        answer: number
        judgement: string | null
        /** Kept for a proceeding since then: nothing of it may be erased. */
        held_at: MaybeAt
      }
    >
    target_code: Of<{
      code: string
      target: string
      batch: string
      file_index: number
      record: number
      lane: number
      urgency: number
      answer: number
    }>
    target_word: Of<{
      word: string
      batch: string
      chunk: number
      count: number
      targets: readonly string[]
    }>
    finding: Of<{
      target: string
      seq: number
      code: string
      severity: string
      points: number
      list: string | null
      version: string | null
      entry: string | null
      body: Json<unknown>
    }>
    target_nominal: Of<{ target: string; sealed: Buffer }>
    tally: Of<{ batch: string; code: string; lane: number; answer: number; count: number }>
    reject: Of<
      Handled & {
        file: string
        record: number
        seq: number
        batch: string
        file_index: number
        place: string
        code: string
        said: Json<Record<string, string | number>>
      }
    >
    judgement: Of<
      Handled & {
        id: string
        act: string
        person: string
        target: string
        consignment: string
        basis: string
        answer: number
        because: string
        withdraws: string | null
      }
    >
    layout_mapping: Of<Handled & { id: string; mapping: Json<unknown>; person: string | null }>
    party_list: Of<
      Handled & {
        id: string
        name: string
        version: string
        hash: string
        format: string
        entries: number
        names: number
        state: string
        reason: Json<unknown> | null
      }
    >
    list_file: Of<{ list: string; seq: number; file: string; hash: string; bytes: Buffer }>
    link: Of<
      Handled & {
        id: string
        kind: string
        from_kind: string
        from_id: string
        to_kind: string
        to_id: string
        person: string | null
      }
    >
    operation: Of<
      Spanned & {
        id: string
        owner: string
        name: string
        created_at: At
      }
    >
    operation_member: Of<
      Spanned & { id: string; operation: string; member: string; created_at: At }
    >
    legal_basis: Of<
      Spanned & {
        id: string
        owner: string
        with_organisation: string
        instrument: string
        created_at: At
      }
    >
    release: Of<
      Spanned & {
        id: string
        kind: string
        object: string
        to_organisation: string
        to_person: string | null
        operation: string | null
        nominal: Own<boolean>
        person: string | null
        withdrawn_at: MaybeAt
        created_at: At
      }
    >
    /** What was purged: a hash of its id, and nothing that it held. */
    tombstone: Of<{ id: string; because: string; purged_at: At }>
    idempotency_key: Of<{
      person: string
      id: string
      request_hash: string
      status: number | null
      answer: Json<unknown> | null
      created_at: At
    }>
  }
