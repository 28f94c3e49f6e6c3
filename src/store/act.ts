import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, sql, type Transaction } from 'kysely'
import { isUuid, Refused, uuidv7 } from '../base/index.ts'
import { journalSeen, type Seen } from '../journal/index.ts'
import type { Principal } from '../rights/index.ts'
import type { OrganisationKey } from './keys.ts'
import type { NominalPaths } from './nominal.ts'
import type { Acting, HousePorts } from './ports.ts'
import { principalOf } from './principal.ts'
import type { Schema } from './schema.ts'

/** One request's transaction, made for its caller: nothing of another organisation is in it. */
export type Act = {
  readonly db: Transaction<Schema>
  readonly caller: Acting
  /** The one "now" of the whole act. */
  readonly now: string
  readonly newId: () => string
  readonly nominal: NominalPaths
  /** What the caller may do, as it stands in this very transaction. */
  readonly rights: () => Promise<Principal>
  /**
   * Reads as a guest: what other organisations released to the caller's, and nothing else. Writes
   * nothing.
   */
  readonly asGuest: <T>(read: () => Promise<T>) => Promise<T>
  /** The keys of the caller's organisation, or of the owner whose nominal fields were released. */
  readonly key: (organisation?: string) => Promise<OrganisationKey>
  /** The other organisations that this act told of what it did. */
  readonly told: Set<string>
  /** Refuses (`house.full`) where a write might not fit the disk. Every act that writes asks. */
  readonly room: () => Promise<void>
  /**
   * What was shown: an entry for each kind of record is written when the act ends, and another one
   * for those whose nominal fields were shown, which needs a purpose.
   */
  readonly saw: (
    kind: string,
    ids: readonly string[],
    how?: { readonly nominal: boolean; readonly ahead?: boolean },
  ) => void
}

export type ActParts = {
  readonly db: Kysely<Schema>
  readonly ports: HousePorts
  readonly nominal: NominalPaths
  readonly key: (db: Transaction<Schema>, organisation: string) => Promise<OrganisationKey>
  readonly room: () => Promise<void>
}

/** On the embedded engine an act inside an act would wait for itself for ever. */
const inside = new AsyncLocalStorage<true>()

export function runAct<T>(
  parts: ActParts,
  caller: Acting,
  work: (act: Act) => Promise<T>,
): Promise<T> {
  if (inside.getStore()) throw new Error('an act inside an act: pass the act on instead')
  if (!isUuid(caller.organisation)) throw new Error('an act without an organisation')
  return inside.run(true, () =>
    parts.db.transaction().execute(async (db) => {
      await sql`select set_config('role', 'cosmo_app', true),
        set_config('cosmo.organisation', ${caller.organisation}, true),
        set_config('cosmo.person', ${caller.person ?? ''}, true)`.execute(db)
      const seen = new Map<string, Seen & { readonly ids: Set<string> }>()
      let rights: Promise<Principal> | null = null
      const as = (role: string) => sql`select set_config('role', ${role}, true)`.execute(db)
      const asRole: <R>(role: string, read: () => Promise<R>) => Promise<R> = async (
        role,
        read,
      ) => {
        await as(role)
        const answer = await read()
        // A failed statement ends the transaction, and the role with it.
        await as('cosmo_app')
        return answer
      }
      const act: Act = {
        db,
        caller,
        now: parts.ports.clock.now(),
        newId: () => uuidv7(parts.ports.clock, parts.ports.random),
        nominal: parts.nominal,
        rights: () => (rights ??= principalOf(act)),
        asGuest: (read) => asRole('cosmo_guest', read),
        key: (organisation = caller.organisation) =>
          organisation === caller.organisation
            ? parts.key(db, organisation)
            : asRole('cosmo_mover', () => parts.key(db, organisation)),
        told: new Set(),
        room: parts.room,
        saw: (kind, ids, { nominal, ahead = false } = { nominal: false }) => {
          if (ids.length === 0) return
          const name = `${kind} ${nominal} ${ahead}`
          const those = seen.get(name) ?? { kind, nominal, ahead, ids: new Set<string>() }
          for (const id of ids) those.ids.add(id)
          seen.set(name, those)
        },
      }
      const result = await work(act)
      await journalSeen(act, [...seen.values()])
      return result
    }),
  )
}

/** The person who acts, where the machine alone may not. */
export function personOf(act: Act): string {
  if (act.caller.person === null) throw new Refused('session.absent')
  return act.caller.person
}
