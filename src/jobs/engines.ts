import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Refused } from '../base/index.ts'
import { loadCatalogue } from '../goods/index.ts'
import type { ListLoad } from '../intake/lists/index.ts'
import { readLists } from '../intake/lists/index.ts'
import { buildIndex } from '../parties/index.ts'
import type { Disk, EngineStart, GivenFile } from '../screening/index.ts'
import { projectFolder } from './version.ts'

/** A list file larger than this once unpacked is no list: the longest official one has 100 MB. */
const LIST_BYTES_MAX = 512 << 20

export const catalogueFolder = join(projectFolder, 'data', 'catalogue')
export const exampleProfileFolder = join(projectFolder, 'data', 'risk')

/** The texts of the reviewed tables below a folder, by their path inside it. */
export function readTables(folder: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  const visit = (path: string, prefix: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const name = `${prefix}${entry.name}`
      if (entry.isDirectory()) visit(join(path, entry.name), `${name}/`)
      else if (/\.(tsv|json)$/.test(entry.name)) {
        texts[name] = readFileSync(join(path, entry.name), 'utf8')
      }
    }
  }
  visit(folder, '')
  return texts
}

/** Everything a worker needs to screen, and what identifies it in a result. */
export type Engines = EngineStart & {
  readonly lists: readonly ListLoad[]
  /** Hash of the catalogue, the profile and the list files. */
  readonly hash: string
}

/** A list file as bytes (unpacked); `list` names the list where its content does not. */
export type ListBytes = {
  readonly file: string
  readonly bytes: Uint8Array
  readonly hash: string
  readonly list?: string
}

/** Reads list files from the disk and opens the engines with them. */
export function loadEngines(
  disk: Disk,
  listFiles: readonly (GivenFile & { readonly list?: string })[],
  profileFolder: string,
): Engines {
  const files = listFiles.map((file): ListBytes => {
    const bytes = readListFile(disk, file)
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { file: file.name, bytes, hash, ...(file.list ? { list: file.list } : {}) }
  })
  return enginesOf(files, profileFolder)
}

export function enginesOf(files: readonly ListBytes[], profileFolder: string): Engines {
  const texts: EngineStart['texts'] = {
    catalogue: readTables(catalogueFolder),
    profile: { ...readTables(profileFolder), ...priorityGoods() },
  }
  const hash = createHash('sha256').update(JSON.stringify(texts))
  for (const file of files) hash.update(`${file.file}\0${file.list ?? ''}\0${file.hash}\n`)
  const read = readLists(
    files.map(({ list, ...file }) => ({ ...file, ...(list ? { name: list } : {}) })),
  )
  return {
    texts,
    partyIndex: buildIndex(read.lists),
    lists: read.loads,
    hash: hash.digest('hex'),
  }
}

/** Priority goods are a fact of the catalogue that the risk profile reads too. */
function priorityGoods(): Record<string, string> {
  const name = 'priority-goods.tsv'
  return { [name]: readFileSync(join(catalogueFolder, name), 'utf8') }
}

function readListFile(disk: Disk, file: GivenFile): Uint8Array {
  const stat = disk.stat(file.path)
  if (!stat) throw new Refused('file.absent', { file: file.name })
  if (stat.kind !== 'file') throw new Refused('file.folder', { file: file.name })
  if (stat.size > LIST_BYTES_MAX) throw new Refused('file.too-large', { file: file.name })
  const open = disk.open(file.path)
  try {
    return unpackList(open.read(0, stat.size))
  } finally {
    open.close()
  }
}

/** Unpacks a gzip; one that is damaged stays packed: the list reader says so of it. */
export function unpackList(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: LIST_BYTES_MAX })
  } catch {
    return bytes
  }
}

/** What the pages say of the catalogue: its name, its version and how many entries it holds. */
export function catalogueFacts() {
  const { version, entries } = loadCatalogue(readTables(catalogueFolder))
  return { name: 'EU Annex I', version, entries: entries.length }
}
