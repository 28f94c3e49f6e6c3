import { join } from 'node:path'
import { Piscina } from 'piscina'
import { Refused } from '../base/index.ts'
import type { Disk, Engines, Task, TaskResult } from '../screening/index.ts'
import { newSilent, openEngines, runTask } from '../screening/index.ts'
import { openTables, type TableBytes } from './engines.ts'
import { projectFolder } from './version.ts'
import type { ThreadStart, WireAnswer, WireTask } from './worker.ts'

export type Pool = {
  readonly run: (task: Task) => Promise<TaskResult>
  readonly lanes: number
  readonly close: () => Promise<void>
}

/** The index may come later: the threads compile their rules meanwhile. */
export type PoolStart = {
  readonly tables: TableBytes
  readonly partyIndex: SharedArrayBuffer | Promise<SharedArrayBuffer>
}

type Room = keyof typeof HEAP

/**
 * A wide nursery, because nearly all that a row makes is forgotten with it; a bounded old
 * generation, so that a thread collects before it grows. Beside a database in the same process
 * there is less room.
 */
const HEAP = {
  alone: { maxYoungGenerationSizeMb: 192, maxOldGenerationSizeMb: 640 },
  besideHouse: { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 640 },
} as const

/**
 * Threads that screen. They read their chunk themselves and write their segments themselves:
 * what crosses between threads is a task and its counts. With 0 threads the work is done here,
 * for tests that hold the disk in hand.
 */
export function openPool(
  { tables, partyIndex }: PoolStart,
  threads: number,
  disk: Disk,
  room: Room = 'besideHouse',
): Pool {
  if (threads === 0) {
    let opened: Engines | undefined
    return {
      async run(task) {
        opened ??= openEngines({ tables: openTables(tables), partyIndex: await partyIndex })
        return runTask(task, opened, disk)
      },
      lanes: 1,
      close: async () => {},
    }
  }
  const pool = new Piscina({
    filename: join(projectFolder, 'dist', 'threads', 'worker.js'),
    workerData: {
      tables,
      ...(threads > 1 ? { silent: newSilent() } : {}),
    } satisfies ThreadStart,
    minThreads: threads,
    maxThreads: threads,
    // A thread that is kept warm keeps its caches of names and descriptions.
    idleTimeout: Number.POSITIVE_INFINITY,
    concurrentTasksPerWorker: 1,
    resourceLimits: HEAP[room],
  })
  return {
    run: async (task) => {
      const wire: WireTask = { task, partyIndex: await partyIndex }
      const answer = (await pool.run(wire)) as WireAnswer
      if ('result' in answer) return answer.result
      throw new Refused(answer.refusal.code, answer.refusal.values)
    },
    lanes: threads + 1,
    close: () => pool.close({ force: true }),
  }
}
