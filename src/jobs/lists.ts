import type { ListLoad } from '../intake/lists/index.ts'
import { readLists } from '../intake/lists/index.ts'
import { buildIndex } from '../parties/index.ts'

/** A list file as bytes (unpacked); `list` names the list where its content does not. */
export type ListBytes = {
  readonly file: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly list?: string
}

export type IndexedLists = {
  readonly partyIndex: SharedArrayBuffer
  readonly lists: readonly ListLoad[]
}

/** Reads the lists and indexes their names: a second for twenty thousand entries. */
export function indexLists(files: readonly ListBytes[]): IndexedLists {
  const read = readLists(
    files.map(({ list, ...file }) => ({ ...file, ...(list ? { name: list } : {}) })),
  )
  return { partyIndex: buildIndex(read.lists), lists: read.loads }
}
