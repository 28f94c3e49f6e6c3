import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Refused } from '../base/index.ts'

export type FolderLock = { readonly release: () => Promise<void> }

/**
 * An exclusive lock on a data folder. Two PGlite processes on one folder lose rows without any
 * error, so a second one is refused with `house.locked`.
 *
 * On Linux the lock is an abstract unix socket: it leaves no file and dies with its process,
 * even under kill -9. Elsewhere it is a file with the process id, void when that process is gone.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true })
  const real = realpathSync(folder)
  return process.platform === 'linux' ? lockBySocket(real) : lockByFile(real)
}

async function lockBySocket(folder: string): Promise<FolderLock> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32)
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Refused('house.locked', { folder }) : error)
    })
    server.listen({ path: `\0cosmo-${name}` }, resolve)
  })
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The way of systems without abstract sockets; exported for its test. */
export async function lockByFile(folder: string): Promise<FolderLock> {
  const file = join(folder, 'house.pid')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return {
        release: async () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (isAlive(readPid(file))) throw new Refused('house.locked', { folder })
      rmSync(file, { force: true })
    }
  }
  throw new Refused('house.locked', { folder })
}

function readPid(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch {
    return Number.NaN
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
