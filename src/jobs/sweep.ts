import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Removes uploads that were looked at and never screened: traders' names must not lie in plain on
 * the disk. Those of a waiting batch stay, and all of the last day, in case somebody is at it.
 */
export function sweepUploads(folder: string, wanted: ReadonlySet<string>, nowMs: number): number {
  let swept = 0
  for (const organisation of foldersOf(folder)) {
    for (const id of foldersOf(join(folder, organisation))) {
      const home = join(folder, organisation, id)
      if (wanted.has(id) || nowMs - statSync(home).mtimeMs < DAY_MS) continue
      rmSync(home, { recursive: true, force: true })
      swept++
    }
  }
  return swept
}

const foldersOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  } catch {
    // no upload was ever brought
    return []
  }
}
