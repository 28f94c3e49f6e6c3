import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Refused } from '../base/index.ts'
import { readLists } from '../intake/lists/index.ts'
import { buildIndex } from '../parties/index.ts'
import type { Disk, GivenFile, ListReport } from '../screening/index.ts'
import type { EngineTexts } from '../screening/index.ts'
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
export type Engines = {
  readonly texts: EngineTexts
  readonly partyIndex: SharedArrayBuffer
  readonly lists: readonly ListReport[]
  readonly hash: string
}

export function loadEngines(
  disk: Disk,
  listFiles: readonly (GivenFile & { readonly list?: string })[],
  profileFolder: string,
  sayReason: (code: string, values: Readonly<Record<string, string | number>>) => string,
): Engines {
  const texts: EngineTexts = {
    catalogue: readTables(catalogueFolder),
    profile: { ...readTables(profileFolder), ...priorityGoods() },
  }
  const hash = createHash('sha256').update(JSON.stringify(texts))
  const files = listFiles.map((file) => {
    const bytes = readListFile(disk, file)
    const fileHash = createHash('sha256').update(bytes).digest('hex')
    hash.update(`${file.name}\0${file.list ?? ''}\0${fileHash}\n`)
    return { file: file.name, bytes, hash: fileHash, ...(file.list ? { name: file.list } : {}) }
  })
  const read = readLists(files)
  const lists = read.loads.map((load) => ({
    ...load,
    reason: load.reason ? sayReason(load.reason.code, load.reason.values) : null,
  }))
  return { texts, partyIndex: buildIndex(read.lists), lists, hash: hash.digest('hex') }
}

/** Priority goods are a fact of the catalogue that the risk profile reads too. */
function priorityGoods(): Record<string, string> {
  const name = 'priority-goods.tsv'
  return { [name]: readFileSync(join(catalogueFolder, name), 'utf8') }
}

function readListFile(disk: Disk, file: GivenFile): Uint8Array {
  const stat = disk.stat(file.path)
  if (!stat) throw new Refused('file.absent', { file: file.name })
  if (stat.size > LIST_BYTES_MAX) throw new Refused('file.too-large', { file: file.name })
  const open = disk.open(file.path)
  try {
    const bytes = open.read(0, stat.size)
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
    try {
      return gunzipSync(bytes, { maxOutputLength: LIST_BYTES_MAX })
    } catch {
      // Left packed: the list reader says of it that it is damaged.
      return bytes
    }
  } finally {
    open.close()
  }
}
