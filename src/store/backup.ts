import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Clock, Refused } from '../base/index.ts'
import type { Engine } from './engine.ts'
import { lockFolder } from './lock.ts'
import { startPglite } from './pglite.ts'
import { mergePurgeList, PURGE_LIST } from './purge-list.ts'

const KEPT = 7
const NAME = /^house-.*\.tar\.gz$/

/**
 * Archives the embedded database into `backups/` and keeps the newest ones. The house's key is
 * not in it: a backup alone cannot be read, so the key file wants a copy at another place.
 */
export async function backupNow(
  engine: Engine,
  dump: () => Promise<Uint8Array>,
  folder: string | null,
  clock: Clock,
  kept: number = KEPT,
): Promise<string> {
  if (folder === null) throw new Error('a server is backed up with its own tools')
  const backups = join(folder, 'backups')
  mkdirSync(backups, { recursive: true })
  const file = join(backups, `house-${clock.now().replace(/[:.]/g, '-')}.tar.gz`)
  await writeWhole(file, await whileIdle(engine, dump))
  const old = readdirSync(backups)
    .filter((name) => NAME.test(name))
    .sort()
    .slice(0, -kept)
  for (const name of old) await rm(join(backups, name), { force: true })
  return file
}

/** Removes every backup beside this one: they hold what was purged before it was written. */
export async function removeOlderBackups(kept: string): Promise<void> {
  const backups = dirname(kept)
  for (const name of readdirSync(backups))
    if (NAME.test(name) && name !== basename(kept)) await rm(join(backups, name), { force: true })
}

/** Whoever holds the one connection of the pool knows that no transaction is open. */
async function whileIdle<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  const client = await engine.pool.connect()
  try {
    // The embedded engine has no autovacuum; the archive is smaller after it, too.
    await client.query('vacuum')
    return await work()
  } finally {
    client.release()
  }
}

/** The name appears only when the whole content is on the disk. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.part`
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
  const parent = await open(dirname(file), 'r')
  await parent.sync().finally(() => parent.close())
}

export function scheduleBackups(backup: () => Promise<string>, hours: number): () => void {
  if (hours <= 0) return () => {}
  // A backup that fails (a full disk) must not end the house; the next one tries again.
  const timer = setInterval(() => void backup().catch(() => {}), hours * 3_600_000)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Puts a backup back into a folder that has no database yet (`house.not-empty`). The key file of
 * the house that was backed up must be copied there as well, before the house is opened. The list
 * of what was purged since, which lies beside the backup, comes along.
 */
export async function restoreBackup(file: string, folder: string): Promise<void> {
  const home = resolve(folder)
  const lock = await lockFolder(home)
  try {
    const data = join(home, 'database')
    if (existsSync(data) && readdirSync(data).length > 0)
      throw new Refused('house.not-empty', { folder: home })
    mkdirSync(data, { recursive: true })
    const session = await startPglite(data, false, () => {}, await readFile(file))
    await session.close()
    mergePurgeList(join(dirname(resolve(file)), PURGE_LIST), join(home, 'backups', PURGE_LIST))
  } finally {
    await lock.release()
  }
}
