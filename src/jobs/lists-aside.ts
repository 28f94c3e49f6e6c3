import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { IndexedLists, ListBytes } from './lists.ts'
import { projectFolder } from './version.ts'
import type { ThreadStart } from './worker.ts'

/** Indexes lists in a thread of its own; what goes wrong there is thrown to who asks for them. */
export function indexAside(files: readonly ListBytes[]): {
  readonly indexed: Promise<IndexedLists>
  readonly close: () => Promise<unknown>
} {
  const thread = new Worker(join(projectFolder, 'dist', 'threads', 'worker.js'), {
    workerData: { lists: files } satisfies ThreadStart,
  })
  const indexed = once(thread, 'message').then(([lists]) => lists as IndexedLists)
  return { indexed, close: () => thread.terminate() }
}
