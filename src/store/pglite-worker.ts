import { parentPort, workerData } from 'node:worker_threads'
import { openSession } from './pglite-session.ts'

/** Asked of the worker, one at a time; answered in the same order. */
export type WorkerAsk =
  | { readonly kind: 'exchange'; readonly bytes: Uint8Array }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }

export type WorkerTell =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'panic'; readonly text: string }

const port = parentPort
if (!port) throw new Error('pglite-worker runs in a worker thread')

const tell = (message: WorkerTell, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer)

const { folder, archive } = workerData as { folder: string; archive?: Uint8Array }

try {
  const session = await openSession(
    folder,
    (text) => {
      tell({ kind: 'panic', text })
      // Inside a thread this ends the thread alone, even one that spins in the database.
      process.exit(1)
    },
    archive,
  )
  let queue = Promise.resolve()
  port.on('message', (ask: WorkerAsk) => {
    queue = queue.then(() => answer(ask))
  })
  const answer = async (ask: WorkerAsk): Promise<void> => {
    try {
      if (ask.kind === 'exchange') return give(await session.exchange(ask.bytes))
      if (ask.kind === 'dump') return give(await session.dump())
      await session.close()
      give(new Uint8Array(0))
      port.close()
    } catch (error) {
      tell({ kind: 'failed', text: String(error) })
    }
  }
  tell({ kind: 'open' })
} catch (error) {
  tell({ kind: 'failed', text: error instanceof Error ? error.message : String(error) })
}

function give(bytes: Uint8Array): void {
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
  tell({ kind: 'answer', bytes: own }, [own.buffer as ArrayBuffer])
}
