import { sql } from 'kysely'
import type { House } from '../store/index.ts'
import { HOUSE } from './caller.ts'
import { hashOf, later, newSecret } from './token.ts'

/**
 * The steps of a sign-in that has begun and is not done: a passkey's challenge, the second factor
 * after a password, the way through a directory. A step is known by a secret in a cookie, lives
 * for minutes and is taken once.
 */
export type Steps = {
  readonly passkey: { readonly challenge: string; readonly person: string | null }
  readonly 'second-factor': { readonly organisation: string; readonly person: string }
  readonly oidc: {
    readonly organisation: string
    readonly provider: string
    readonly verifier: string
    readonly state: string
    readonly nonce: string
    readonly returnTo: string
    /** Who links the identity to themselves; null where somebody signs in by it. */
    readonly person: string | null
    readonly session: string | null
  }
}
export type StepKind = keyof Steps

const STEP_SECONDS: Readonly<Record<StepKind, number>> = {
  passkey: 300,
  'second-factor': 300,
  oidc: 600,
}

/** Keeps a step and returns the secret that finds it again. */
export async function beginStep<K extends StepKind>(
  house: House,
  kind: K,
  state: Steps[K],
): Promise<string> {
  const secret = newSecret(house.ports.random)
  await house.act(HOUSE, async (act) => {
    await act.db.deleteFrom('sign_in_step').where('ends_at', '<', act.now).execute()
    const row = { id: secret.hash, kind, ends_at: later(act.now, STEP_SECONDS[kind]) }
    await act.db
      .insertInto('sign_in_step')
      .values({ ...row, organisation: act.caller.organisation, state: JSON.stringify(state) })
      .execute()
  })
  return secret.text
}

/** Takes a step: nobody takes it a second time. Undefined where there is none, or it has ended. */
export const takeStep = <K extends StepKind>(
  house: House,
  kind: K,
  secret: string,
): Promise<Steps[K] | undefined> =>
  house.act(HOUSE, async (act) => {
    const row = await act.db
      .deleteFrom('sign_in_step')
      .where('id', '=', hashOf(secret))
      .where('kind', '=', kind)
      .where('ends_at', '>', act.now)
      .returning('state')
      .executeTakeFirst()
    return row?.state as Steps[K] | undefined
  })

/** Looks at a step that may be tried again: a mistyped code does not begin the sign-in anew. */
export const seeStep = <K extends StepKind>(
  house: House,
  kind: K,
  secret: string,
): Promise<Steps[K] | undefined> =>
  house.act(HOUSE, async (act) => {
    const found = await sql<{ state: Steps[K] }>`select state from sign_in_step
      where id = ${hashOf(secret)} and kind = ${kind} and ends_at > ${act.now}`.execute(act.db)
    return found.rows[0]?.state
  })
