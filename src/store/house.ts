import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql, type Transaction } from 'kysely'
import { Refused } from '../base/index.ts'
import { type Act, runAct } from './act.ts'
import { backupNow, removeOlderBackups, scheduleBackups } from './backup.ts'
import { FLOOR_BYTES, freeBytesOf, guardDisk } from './disk.ts'
import { type Engine, pgliteEngine, postgresEngine } from './engine.ts'
import { houseKeyOf, type OrganisationKey, open, organisationKey, readHouseKey } from './keys.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { nominalPaths } from './nominal.ts'
import { type Notices, noNotices, postgresNotices } from './notices.ts'
import { startPglite } from './pglite.ts'
import type { Acting, HouseOptions, HousePlace, HousePorts } from './ports.ts'
import { agreeOnPurges, PURGE_LIST } from './purge-list.ts'
import type { Schema } from './schema.ts'
import { scrub } from './scrub.ts'

/** The open store of one house. */
export type House = {
  readonly engine: 'pglite' | 'postgres'
  readonly ports: HousePorts
  /**
   * One request: one transaction as `cosmo_app`, with the caller's organisation and person set.
   * Refuses `house.stopped` after a panic.
   */
  readonly act: <T>(caller: Acting, work: (act: Act) => Promise<T>) => Promise<T>
  /** As the mover: the whole house, for the move between engines and the seal of its journal. */
  readonly whole: <T>(work: (db: Transaction<Schema>) => Promise<T>) => Promise<T>
  /** The organisations of this house, oldest first. */
  readonly organisations: () => Promise<
    readonly { readonly id: string; readonly name: string; readonly exercise: boolean }[]
  >
  /** Between the processes of one house: when to look again. */
  readonly notices: Pick<Notices, 'send' | 'hear'>
  /** The key that wraps the organisations' keys. */
  readonly key: Uint8Array
  /** Refreshes the planner's statistics: after a batch, before its pages. */
  readonly tidy: () => Promise<void>
  /** Writes a backup of an embedded house and returns its file; a server has its own way. */
  readonly backup: () => Promise<string>
  /**
   * After a purge: writes it onto the list that outlives backups and takes its bytes off the disk.
   * With `renewBackups`, an embedded house also replaces its backups by a new one.
   */
  readonly forget: (how: { readonly renewBackups: boolean }) => Promise<void>
  readonly state: () => 'open' | 'stopped' | 'closed'
  readonly close: () => Promise<void>
}

/**
 * The tables that pages are planned over. The embedded engine has no autovacuum: space is taken
 * back with the daily backup, and statistics are made here.
 */
const TIDY =
  'analyze target, target_code, target_word, finding, tally, consignment, trade_file, reject, judgement, chunk'

type Ground = {
  readonly engine: Engine
  readonly key: Uint8Array
  readonly room: () => Promise<void>
  readonly dump: () => Promise<Uint8Array>
  readonly notices: Notices
  readonly leave: () => Promise<void>
  readonly folder: string | null
}

/**
 * Opens a house, brings its tables to this version and guards it. Refusals: `house.locked`,
 * `house.broken`, `house.too-old`, `house.altered`, `house.key`; later `house.full` and `house.stopped`.
 */
export async function openHouse(
  place: HousePlace,
  ports: HousePorts,
  options: HouseOptions = {},
): Promise<House> {
  let state: 'open' | 'stopped' | 'closed' = 'open'
  const stop = (text: string): void => {
    if (state !== 'open') return
    state = 'stopped'
    ports.stopped?.({ code: 'house.stopped', values: { text } })
  }
  const ground =
    'folder' in place
      ? await embedded(resolve(place.folder), ports, options, stop)
      : onServer(place)
  try {
    const { pool } = ground.engine
    const moved = await migrate(pool, ports.clock.now())
    // Without statistics of new columns the planner takes what a label hides for nearly all rows.
    if (moved > 0) await pool.query(TIDY)
  } catch (error) {
    await ground.engine.pool.end()
    await ground.leave()
    throw error
  }

  const { engine } = ground
  const nominal = nominalPaths(ports.nominalPaths)
  const keys = new Map<string, OrganisationKey>()
  const keyOf = async (db: Transaction<Schema>, organisation: string): Promise<OrganisationKey> => {
    const known = keys.get(organisation)
    if (known) return known
    const row = await db
      .selectFrom('organisation_key')
      .select(['id', 'wrapped'])
      .where('organisation', '=', organisation)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const key = organisationKey(openOrganisationKey(ground.key, organisation, row.wrapped))
    keys.set(organisation, key)
    return key
  }

  /** What fails after a panic fails because of it: one refusal instead of a driver's message. */
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state !== 'open') throw new Refused('house.stopped')
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refused || (state as string) !== 'stopped') throw error
      throw new Refused('house.stopped')
    }
  }

  const whole: House['whole'] = (work) =>
    guarded(() =>
      engine.db.transaction().execute(async (db) => {
        await sql`set local role cosmo_mover`.execute(db)
        return work(db)
      }),
    )
  const backup = (): Promise<string> =>
    guarded(() => backupNow(engine, ground.dump, ground.folder, ports.clock, options.backupsKept))
  const purgeList =
    options.purgeList ?? (ground.folder ? join(ground.folder, 'backups', PURGE_LIST) : null)
  const stopBackups = ground.folder ? scheduleBackups(backup, options.backupHours ?? 24) : () => {}

  const house: House = {
    engine: engine.kind,
    ports,
    notices: ground.notices,
    key: ground.key,
    act: (caller, work) =>
      guarded(() =>
        runAct({ db: engine.db, ports, nominal, key: keyOf, room: ground.room }, caller, work),
      ),
    whole,
    organisations: () =>
      whole((db) =>
        db.selectFrom('organisation').select(['id', 'name', 'exercise']).orderBy('id').execute(),
      ),
    tidy: () => guarded(async () => void (await engine.pool.query(TIDY))),
    backup,
    forget: async ({ renewBackups }) => {
      if (purgeList !== null) await agreeOnPurges(house, purgeList)
      await guarded(() => scrub(engine))
      if (renewBackups && ground.folder) await removeOlderBackups(await backup())
    },
    state: () => state,
    close: async () => {
      if (state === 'closed') return
      stopBackups()
      const wasOpen = state === 'open'
      state = 'closed'
      await ground.notices.close()
      if (wasOpen) await engine.db.destroy()
      await ground.leave()
    },
  }
  // A backup of an earlier day may have brought back what was purged since: before anybody comes.
  if (purgeList !== null && (await agreeOnPurges(house, purgeList)) > 0)
    await guarded(() => scrub(engine))
  return house
}

export function openOrganisationKey(
  house: Uint8Array,
  organisation: string,
  wrapped: Uint8Array,
): Uint8Array {
  try {
    return open(house, wrapped, `organisation:${organisation}`)
  } catch {
    throw new Refused('house.key', { source: 'organisation' })
  }
}

async function embedded(
  folder: string,
  ports: HousePorts,
  options: HouseOptions,
  stop: (text: string) => void,
): Promise<Ground> {
  const lock = await lockFolder(folder)
  try {
    const data = join(folder, 'database')
    // A new key under old data would make every sealed record unreadable without a word.
    const madeBefore = existsSync(data) && readdirSync(data).length > 0
    if (madeBefore && !existsSync(join(folder, 'house.key')))
      throw new Refused('house.key', { source: join(folder, 'house.key') })
    const key = houseKeyOf(folder)
    mkdirSync(data, { recursive: true })
    const room = guardDisk(
      folder,
      options.floorBytes ?? FLOOR_BYTES,
      ports.freeBytes ?? freeBytesOf,
      ports.clock.ms,
    )
    if (!madeBefore) await room()
    const session = await startPglite(data, options.threads ?? true, stop).catch((error) => {
      const text = error instanceof Error ? error.message : String(error)
      throw new Refused('house.broken', { folder: data, text })
    })
    return {
      engine: pgliteEngine(session),
      key,
      room,
      dump: session.dump,
      notices: noNotices,
      folder,
      leave: async () => {
        await session.close().catch(() => {})
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

function onServer(place: { readonly databaseUrl: string; readonly key?: string }): Ground {
  const key = place.key ?? process.env.COSMO_KEY
  if (!key) throw new Refused('house.key', { source: 'COSMO_KEY' })
  const engine = postgresEngine(place.databaseUrl)
  return {
    engine,
    notices: postgresNotices(place.databaseUrl, engine.pool),
    key: readHouseKey(key),
    room: async () => {},
    dump: () => Promise.reject(new Error('a server is backed up with its own tools')),
    folder: null,
    leave: async () => {},
  }
}
