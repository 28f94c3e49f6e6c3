/**
 * The file system as the screening room sees it: a port, so that a test can count, slow down
 * or cut off each operation. Synchronous on purpose: a worker thread has nothing else to do
 * while it reads its chunk.
 */
export type FileStat = {
  readonly kind: 'file' | 'folder' | 'other'
  readonly size: number
  readonly changedMs: number
  /** The same for every path to the same file or folder. */
  readonly identity: string
}

export type OpenFile = {
  /** Up to `length` bytes from `offset`; fewer at the end of the file. */
  readonly read: (offset: number, length: number) => Uint8Array
  readonly close: () => void
}

export type Appender = {
  readonly write: (text: string | Uint8Array) => void
  /** Flushes to the disk and closes. */
  readonly close: () => void
}

export type Disk = {
  readonly stat: (path: string) => FileStat | null
  readonly list: (folder: string) => readonly string[]
  readonly open: (path: string) => OpenFile
  readonly create: (path: string) => Appender
  readonly rename: (from: string, to: string) => void
  readonly remove: (path: string) => void
  readonly makeFolder: (path: string) => void
}
