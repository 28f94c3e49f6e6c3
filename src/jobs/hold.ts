import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../base/index.ts'

/**
 * Holds the state folder of a batch for this process: two batches in one folder would mix their
 * segments. A lock whose process is gone (a kill) is taken over. Refusal: `batch.running`.
 */
export function holdFolder(folder: string): () => void {
  const path = join(folder, 'lock')
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const pid = Number(readFileSync(path, 'utf8'))
      if (pid > 0 && pid !== process.pid && alive(pid)) {
        throw new Refused('batch.running', { folder, pid })
      }
      rmSync(path, { force: true })
    }
  }
  throw new Refused('batch.running', { folder, pid: 0 })
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
