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
