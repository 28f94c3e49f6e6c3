import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { openSession, type PgliteSession } from './pglite-session.ts'
import type { WorkerAsk, WorkerTell } from './pglite-worker.ts'

/** The compiled worker: beside this file when this is compiled, else in `dist`, else none. */
function workerFile(): URL | undefined {
  if (import.meta.url.endsWith('.js')) return new URL('./pglite-worker.js', import.meta.url)
  const built = new URL('../../dist/src/store/pglite-worker.js', import.meta.url)
  return existsSync(built) ? built : undefined
}

/**
 * Starts the embedded database of a folder: in its own thread, since its queries are synchronous
 * and would hold up every timer and request of this one.
 */
export async function startPglite(
  folder: string,
  threads: boolean,
  panicked: (text: string) => void,
  archive?: Uint8Array,
): Promise<PgliteSession> {
  const file = threads ? workerFile() : undefined
  return file
    ? startThread(file, folder, panicked, archive)
    : openSession(folder, panicked, archive)
}

type Waiting = {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

async function startThread(
  file: URL,
  folder: string,
  panicked: (text: string) => void,
  archive?: Uint8Array,
): Promise<PgliteSession> {
  const worker = new Worker(file, { workerData: { folder, archive } })
  const waiting: Waiting[] = []
  let ended: Error | undefined
  let isOpen = false

  const end = (error: Error): void => {
    ended ??= error
    for (const one of waiting.splice(0)) one.reject(ended)
  }

  const ready = new Promise<Uint8Array>((resolve, reject) => waiting.push({ resolve, reject }))
  worker.on('message', (told: WorkerTell) => {
    if (told.kind === 'panic') {
      end(new Error(told.text))
      void worker.terminate()
      // Before it was open nobody works with it: the start has failed, and says so.
      if (isOpen) panicked(told.text)
      return
    }
    const one = waiting.shift()
    if (told.kind === 'failed') one?.reject(new Error(told.text))
    else one?.resolve(told.kind === 'answer' ? told.bytes : new Uint8Array(0))
  })
  worker.on('error', (error) => end(error))
  worker.on('exit', () => end(new Error('the database thread has ended')))

  const ask = (message: WorkerAsk, transfer: ArrayBuffer[] = []): Promise<Uint8Array> => {
    if (ended) return Promise.reject(ended)
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      worker.postMessage(message, transfer)
    })
  }

  try {
    await ready
    isOpen = true
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    exchange: (bytes) => ask({ kind: 'exchange', bytes }, [bytes.buffer as ArrayBuffer]),
    dump: () => ask({ kind: 'dump' }),
    close: async () => {
      await ask({ kind: 'close' })
      await worker.terminate()
    },
  }
}
