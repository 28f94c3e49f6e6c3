import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../base/index.ts'
import { onFullDisk } from './disk.ts'

const TRIES = 20
const WAIT_MS = 50

/**
 * Holds the output folder of a batch for this process: two batches in one folder would mix their
 * segments. A lock whose process is gone (a kill) is taken over. Refusals: `batch.running`,
 * `output.full`, `output.unwritable`.
 */
export function holdFolder(folder: string): () => void {
  const path = join(folder, '.cosmo.lock')
  const own = nameOf(process.pid)
  for (let tries = 0; tries < TRIES; tries++) {
    if (take(path, own)) {
      return () => {
        // Somebody may have thought this process dead and taken over.
        if (holderOf(path) === own) rmSync(path, { force: true })
      }
    }
    const holder = holderOf(path)
    if (holder === '' && tries < TRIES / 2) {
      // Made a moment ago and not yet written: its process is about to sign it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
      continue
    }
    const pid = Number.parseInt(holder, 10)
    if (pid > 0 && pid !== process.pid && alive(pid, holder)) {
      throw new Refused('batch.running', { folder, pid })
    }
    rmSync(path, { force: true })
  }
  throw new Refused('batch.running', { folder, pid: 0 })
}

function take(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    rmSync(path, { force: true })
    return onFullDisk(path, () => {
      throw error
    })
  }
}

function holderOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

/**
 * A process by its number and, on Linux, by when it began: numbers are given out again, and a
 * killed batch must not wait for a stranger.
 */
function nameOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${pid} ${began}`
  } catch {
    return String(pid)
  }
}

function alive(pid: number, name: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !name.includes(' ') || nameOf(pid) === name
}
