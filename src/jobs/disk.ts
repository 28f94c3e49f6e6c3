import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { Refused } from '../base/index.ts'
import type { Appender, Disk, OpenFile } from '../screening/index.ts'

/** Bytes gathered before one write: small lines cost a system call otherwise. */
const GATHER_BYTES = 1 << 20

/** The real file system. A full disk is a refusal that says so, whatever was being written. */
export const nodeDisk: Disk = {
  stat(path) {
    const stat = statOf(path)
    if (!stat) return null
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
    return { kind, size: stat.size, changedMs: stat.mtimeMs, identity: `${stat.dev}:${stat.ino}` }
  },
  list: (folder) => readdirSync(folder),
  open: openFile,
  create: createFile,
  rename: (from, to) => onFullDisk(from, () => renameSync(from, to)),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  makeFolder: (path) => {
    onFullDisk(path, () => mkdirSync(path, { recursive: true }))
  },
}

/** A path that leads nowhere (a loop of links, a name no file can have) is absent too. */
function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function openFile(path: string): OpenFile {
  const handle = openSync(path, 'r')
  return {
    read(offset, length) {
      const room = Math.max(0, Math.min(length, fstatSync(handle).size - offset))
      const bytes = Buffer.allocUnsafeSlow(room)
      let got = 0
      while (got < room) {
        const count = readSync(handle, bytes, got, room - got, offset + got)
        if (count === 0) break
        got += count
      }
      return bytes.subarray(0, got)
    },
    close: () => closeSync(handle),
  }
}

function createFile(path: string): Appender {
  const handle = onFullDisk(path, () => openSync(path, 'w'))
  let gathered: Uint8Array[] = []
  let size = 0
  let open = true
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  const flush = () => {
    if (size === 0) return
    const bytes = gathered.length === 1 ? (gathered[0] as Uint8Array) : Buffer.concat(gathered)
    gathered = []
    size = 0
    try {
      onFullDisk(path, () => {
        let put = 0
        while (put < bytes.length) put += writeSync(handle, bytes, put, bytes.length - put)
      })
    } catch (error) {
      // Who writes many files gives up at the first that fails: its handle must not stay open.
      close()
      throw error
    }
  }
  return {
    write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
      gathered.push(bytes)
      size += bytes.length
      if (size >= GATHER_BYTES) flush()
    },
    close() {
      try {
        flush()
        if (open) onFullDisk(path, () => fsyncSync(handle))
      } finally {
        close()
      }
    },
  }
}

const UNWRITABLE: ReadonlySet<string> = new Set([
  ...['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT', 'EIO', 'EFBIG'],
  ...['ENAMETOOLONG', 'ELOOP', 'EINVAL', 'ENOTEMPTY', 'EMFILE', 'ENFILE', 'ETXTBSY', 'EBUSY'],
])

/** Names what the system said of a path that is written: full, or unwritable and why. */
export function onFullDisk<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refused('output.full', { path })
    if (code !== undefined && UNWRITABLE.has(code)) {
      throw new Refused('output.unwritable', { path, code })
    }
    throw error
  }
}
