import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isUuid, Refused } from '../base/index.ts'
import { FLOOR_BYTES, freeBytesOf } from '../store/index.ts'
import type { StoredUpload } from './ports.ts'

/** Names as senders write them: shown and reported, never part of a path here. */
export const shownName = (name: string): string =>
  name
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200)
    // Half of a letter is none.
    .replace(/\p{Cs}$/u, '') || 'file'

/**
 * Streams one file into the upload folder of an organisation, hashing it on the way. A file over
 * the limit is removed again and refused (`file.too-large`), as is one that broke off.
 */
export async function keepUpload(
  folder: string,
  organisation: string,
  id: string,
  file: { readonly name: string; readonly stream: Readable & { readonly truncated?: boolean } },
): Promise<StoredUpload> {
  const home = join(folder, organisation, id)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const path = join(home, 'content')
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  const name = shownName(file.name)
  try {
    await pipeline(file.stream, count, createWriteStream(path, { mode: 0o600 }))
    if (file.stream.truncated) throw new Refused('file.too-large', { file: name })
  } catch (error) {
    await rm(home, { recursive: true, force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw await houseFull(folder)
    throw error
  }
  const upload: StoredUpload = { id, name, path, bytes, hash: hash.digest('hex') }
  await writeFile(join(home, 'upload.json'), JSON.stringify(upload), { mode: 0o600 })
  return upload
}

async function houseFull(folder: string): Promise<Refused> {
  const freeMb = Math.floor((await freeBytesOf(folder)) / 1048576)
  return new Refused('house.full', { folder, freeMb, floorMb: FLOOR_BYTES / 1048576 })
}

/** Refuses `upload.absent`: of another organisation or never sent, the answer is the same. */
export async function uploadById(
  folder: string,
  organisation: string,
  id: string,
): Promise<StoredUpload> {
  if (!isUuid(id)) throw new Refused('upload.absent')
  const home = join(folder, organisation, id)
  try {
    const kept = JSON.parse(await readFile(join(home, 'upload.json'), 'utf8')) as StoredUpload
    return { ...kept, path: join(home, 'content') }
  } catch {
    throw new Refused('upload.absent')
  }
}

export const dropUpload = (folder: string, organisation: string, id: string): Promise<void> =>
  rm(join(folder, organisation, id), { recursive: true, force: true })
