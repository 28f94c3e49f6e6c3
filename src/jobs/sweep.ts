import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DAY_MS = 24 * 60 * 60 * 1000

/** An upload as it lies in its folder. */
export type LeftUpload = { readonly organisation: string; readonly id: string }

/**
 * Uploads that were looked at and never screened: traders' names must not lie in plain on the
 * disk. Those of a waiting batch stay, and all of the last day, in case somebody is at it.
 */
export const leftUploads = (
  folder: string,
  wanted: ReadonlySet<string>,
  nowMs: number,
): readonly LeftUpload[] =>
  foldersOf(folder).flatMap((organisation) =>
    foldersOf(join(folder, organisation))
      .filter((id) => !wanted.has(id))
      .filter((id) => nowMs - statSync(join(folder, organisation, id)).mtimeMs >= DAY_MS)
      .map((id) => ({ organisation, id })),
  )

export function removeUploads(folder: string, left: readonly LeftUpload[]): void {
  for (const { organisation, id } of left)
    rmSync(join(folder, organisation, id), { recursive: true, force: true })
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
