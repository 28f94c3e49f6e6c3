import type { Disk } from './disk.ts'

/** Writes a file at once; whoever needs it whole or absent renames it afterwards. */
export function writeWhole(disk: Disk, path: string, text: string): void {
  const file = disk.create(path)
  file.write(text)
  file.close()
}

/** Up to `length` bytes from `offset`; fewer at the end of the file. */
export function readRange(disk: Disk, path: string, offset: number, length: number): Uint8Array {
  const file = disk.open(path)
  try {
    return file.read(offset, length)
  } finally {
    file.close()
  }
}

/** The bytes of a range in order, `blockBytes` at a time; it ends where the file does. */
export function eachBlock(
  disk: Disk,
  path: string,
  offset: number,
  length: number,
  blockBytes: number,
  use: (block: Uint8Array) => void,
): void {
  const file = disk.open(path)
  try {
    for (let at = 0; at < length; ) {
      const block = file.read(offset + at, Math.min(blockBytes, length - at))
      if (block.length === 0) return
      at += block.length
      use(block)
    }
  } finally {
    file.close()
  }
}
