import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { House } from './house.ts'
import { purgeAgain, tombstones } from './tables/purges.ts'

/**
 * The tombstones of a house outside its database: one line each, beside the backups, so that it
 * goes where they go. A backup of an earlier day brings back what was purged since; before anybody
 * is let in, what stands on this list is purged again.
 */
export const PURGE_LIST = 'purged.jsonl'

type Line = { readonly organisation: string; readonly id: string }

function readList(file: string): readonly Line[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text) => {
      // A line that was cut off by a crash stands in the database still, and is written again.
      const line = /^\{"organisation":"([0-9a-f-]{36})","id":"([0-9a-f]{64})"\}$/.exec(text)
      return line ? [{ organisation: line[1] as string, id: line[2] as string }] : []
    })
}

/** Adds lines, on the disk when it returns. */
export function addToPurgeList(file: string, lines: readonly Line[]): void {
  if (lines.length === 0) return
  mkdirSync(dirname(file), { recursive: true })
  const torn = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'))
  const text = lines.map(({ organisation, id }) => `${JSON.stringify({ organisation, id })}\n`)
  const handle = openSync(file, 'a', 0o600)
  try {
    appendFileSync(handle, `${torn ? '\n' : ''}${text.join('')}`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Takes the lines of another list over: that of the folder a backup comes from. */
export function mergePurgeList(from: string, to: string): void {
  const known = new Set(readList(to).map((line) => line.id))
  addToPurgeList(
    to,
    readList(from).filter((line) => !known.has(line.id)),
  )
}

/**
 * Makes list and database agree: what the list knows and the database has forgotten is purged
 * again; what the database has done since is added to the list. Returns how many records were
 * purged again.
 */
export async function agreeOnPurges(house: House, file: string): Promise<number> {
  const listed = readList(file)
  let again = 0
  const missing: Line[] = []
  for (const { id: organisation } of await house.organisations()) {
    const caller = { organisation, person: null, purpose: 'risk-analysis' }
    await house.act(caller, async (act) => {
      const lines = listed.filter((line) => line.organisation === organisation)
      const standing = new Set(await tombstones(act))
      const forgotten = lines.filter((line) => !standing.has(line.id)).map((line) => line.id)
      if (forgotten.length > 0) {
        const purged = await purgeAgain(act, {
          tombstones: forgotten,
          within: null,
          because: 'purge-list',
        })
        again += purged ? purged.consignments + purged.rejects : 0
      }
      const known = new Set(lines.map((line) => line.id))
      missing.push(
        ...[...standing].filter((id) => !known.has(id)).map((id) => ({ organisation, id })),
      )
    })
  }
  addToPurgeList(file, missing)
  return again
}
