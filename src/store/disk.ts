import { statfs } from 'node:fs/promises'
import { Refused } from '../base/index.ts'

/** 256 MB: room for the write-ahead log of the largest chunk and for a clean stop. */
export const FLOOR_BYTES = 256 * 1024 * 1024

/** The answer of the file system is kept this long; a chunk cannot fill the floor meanwhile. */
const FRESH_MS = 1000

export type DiskGuard = () => Promise<void>

export async function freeBytesOf(folder: string): Promise<number> {
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize
}

/**
 * Refuses a write (`house.full`) while the disk is below its floor. A database that meets a full
 * disk panics; one that is asked before stays readable and recovers by itself.
 */
export function guardDisk(
  folder: string,
  floorBytes: number,
  freeBytes: (folder: string) => Promise<number>,
  nowMs: () => number,
): DiskGuard {
  let askedAt = Number.NEGATIVE_INFINITY
  let free = 0
  return async () => {
    if (nowMs() - askedAt >= FRESH_MS || free < floorBytes) {
      free = await freeBytes(folder)
      askedAt = nowMs()
    }
    if (free >= floorBytes) return
    throw new Refused('house.full', {
      folder,
      freeMb: Math.floor(free / 1048576),
      floorMb: Math.ceil(floorBytes / 1048576),
    })
  }
}
