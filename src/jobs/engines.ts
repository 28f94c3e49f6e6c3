import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Refusal, Result } from '../base/index.ts'
import { done, refuse } from '../base/index.ts'
import { catalogueVersion, readEntries } from '../goods/index.ts'
import type { ListLoad } from '../intake/lists/index.ts'
import type { Disk, EngineStart, GivenFile } from '../screening/index.ts'
import { type CatalogueBytes, catalogueBytes, openCompiled } from './compiled.ts'
import { indexLists, type ListBytes } from './lists.ts'
import { indexAside } from './lists-aside.ts'
import { projectFolder } from './version.ts'

/** A list file larger than this once unpacked is no list: the longest official one has 100 MB. */
const LIST_BYTES_MAX = 256 << 20
/** Official lists pack twenty to one at most; a gzip of this many times its size is a bomb. */
const LIST_RATIO_MAX = 100
const LIST_BYTES_FREE = 16 << 20

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

/** The tables of the engines as they cross threads. */
export type TableBytes = {
  readonly catalogue: CatalogueBytes
  readonly profile: EngineStart['tables']['profile']
}

export const openTables = ({ catalogue, profile }: TableBytes): EngineStart['tables'] => ({
  catalogue: openCompiled(catalogue),
  profile,
})

/** Everything a worker needs to screen, and what identifies it in a result. */
export type Engines = {
  readonly tables: TableBytes
  readonly partyIndex: SharedArrayBuffer
  readonly lists: readonly ListLoad[]
  /** Hash of the catalogue, the profile and the list files. */
  readonly hash: string
}

type GivenList = GivenFile & { readonly list?: string }

/** Reads list files from the disk and opens the engines with them; one that cannot be read is refused. */
export function loadEngines(
  disk: Disk,
  listFiles: readonly GivenList[],
  profileFolder: string,
): Engines {
  const { files, loadsOf } = readListFiles(disk, listFiles)
  const engines = enginesOf(files, profileFolder)
  return { ...engines, lists: loadsOf(engines.lists) }
}

/** Engines whose lists are still being read; `hash` is known, since it counts the bytes alone. */
export type OpeningEngines = Pick<Engines, 'tables' | 'hash'> & {
  readonly partyIndex: Promise<SharedArrayBuffer>
  readonly lists: () => Promise<readonly ListLoad[]>
  readonly close: () => Promise<unknown>
}

/** As `loadEngines`, with a thread of its own for the lists: nothing has to wait for them. */
export function beginEngines(
  disk: Disk,
  listFiles: readonly GivenList[],
  profileFolder: string,
): OpeningEngines {
  const { files, loadsOf } = readListFiles(disk, listFiles)
  const { tables, textsHash } = tablesOf(profileFolder)
  const { indexed, close } = indexAside(files)
  const partyIndex = indexed.then((lists) => lists.partyIndex)
  // a batch may be refused before it asks for the index
  partyIndex.catch(() => {})
  return {
    tables,
    hash: enginesHash(textsHash, files),
    partyIndex,
    lists: async () => loadsOf((await indexed).lists),
    close,
  }
}

/** The files that can be read, and how each one given was loaded once these are. */
function readListFiles(disk: Disk, listFiles: readonly GivenList[]) {
  const files: ListBytes[] = []
  const unread = new Map<number, ListLoad>()
  for (const [order, file] of listFiles.entries()) {
    const read = readListFile(disk, file)
    if (!read.ok) {
      unread.set(order, unreadLoad(file, read.refusal))
      continue
    }
    const hash = createHash('sha256').update(read.value).digest('hex')
    files.push({
      file: file.name,
      bytes: read.value,
      hash,
      ...(file.list ? { list: file.list } : {}),
    })
  }
  const loadsOf = (loads: readonly ListLoad[]): readonly ListLoad[] => {
    const rest = [...loads]
    return listFiles.map((_, order) => unread.get(order) ?? (rest.shift() as ListLoad))
  }
  return { files, loadsOf }
}

const unreadLoad = (file: GivenList, reason: Refusal): ListLoad => ({
  list: file.list ?? file.name,
  file: file.name,
  format: null,
  version: null,
  entries: 0,
  names: 0,
  status: 'refused',
  reason,
})

export function enginesOf(files: readonly ListBytes[], profileFolder: string): Engines {
  const { tables, textsHash } = tablesOf(profileFolder)
  return { tables, hash: enginesHash(textsHash, files), ...indexLists(files) }
}

/** The tables with the hash of their texts, which are read and hashed once. */
type Tables = { readonly tables: TableBytes; readonly textsHash: string }

function tablesOf(profileFolder: string): Tables {
  const texts = readTables(catalogueFolder)
  const profile = { ...readTables(profileFolder), ...priorityGoods() }
  const hash = hashOfTexts(texts)
  return {
    tables: { catalogue: catalogueBytes(texts, hash), profile },
    textsHash: hash + hashOfTexts(profile),
  }
}

/** Hash of texts by their names. */
export const hashOfTexts = (texts: Readonly<Record<string, string>>): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('hex')

function enginesHash(textsHash: string, files: readonly ListBytes[]): string {
  const hash = createHash('sha256').update(textsHash)
  for (const file of files) hash.update(`${file.file}\0${file.list ?? ''}\0${file.hash}\n`)
  return hash.digest('hex')
}

/** Priority goods are a fact of the catalogue that the risk profile reads too. */
function priorityGoods(): Record<string, string> {
  const name = 'priority-goods.tsv'
  return { [name]: readFileSync(join(catalogueFolder, name), 'utf8') }
}

function readListFile(disk: Disk, { path, name: file }: GivenFile): Result<Uint8Array> {
  const stat = disk.stat(path)
  if (!stat) return refuse('file.absent', { file })
  if (stat.kind === 'folder') return refuse('file.folder', { file })
  if (stat.kind !== 'file') return refuse('file.unreadable', { file })
  if (stat.size > LIST_BYTES_MAX) return refuse('file.too-large', { file })
  try {
    const open = disk.open(path)
    try {
      return done(unpackList(open.read(0, stat.size)))
    } finally {
      open.close()
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return refuse('file.unreadable', { file, code })
  }
}

/** Unpacks a gzip; one that is damaged or a bomb stays packed: the list reader says so of it. */
export function unpackList(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const most = Math.max(LIST_BYTES_FREE, bytes.length * LIST_RATIO_MAX)
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.min(LIST_BYTES_MAX, most) })
  } catch {
    return bytes
  }
}

/**
 * What the pages say of the catalogue: name, version, count, and its titles as words. The indexes
 * of its terms are for those who screen.
 */
export function catalogueFacts() {
  const texts = readTables(catalogueFolder)
  const { entries } = readEntries(texts)
  let version: string | undefined
  return {
    catalogue: {
      name: 'EU Annex I',
      /** Made of every byte of the catalogue: at the first question, not at the start. */
      get version() {
        version ??= catalogueVersion(texts)
        return version
      },
      entries: entries.length,
      codes: new Set(entries.map((entry) => entry.code)),
    },
    titles: {
      en: Object.fromEntries(entries.map((entry) => [`entry.${entry.code}`, entry.titleEn])),
      fr: Object.fromEntries(entries.map((entry) => [`entry.${entry.code}`, entry.titleFr])),
    },
  }
}
