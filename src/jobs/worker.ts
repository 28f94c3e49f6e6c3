import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../base/index.ts'
import type { Engines, Task, TaskResult } from '../screening/index.ts'
import { openEngines, openRules, runTask } from '../screening/index.ts'
import { nodeDisk } from './disk.ts'
import { openTables, type TableBytes } from './engines.ts'
import { indexLists, type ListBytes } from './lists.ts'

/** What a thread is begun for: to screen one task after the other, or to index lists and end. */
export type ThreadStart =
  | { readonly tables: TableBytes; readonly silent?: SharedArrayBuffer }
  | { readonly lists: readonly ListBytes[] }

const start = workerData as ThreadStart
const tables = 'tables' in start ? openTables(start.tables) : null
const rules = tables && openRules(tables)
let engines: Engines | undefined
if ('lists' in start) parentPort?.postMessage(indexLists(start.lists))

/** A task, and the index, which may not have been there when the thread began. */
export type WireTask = { readonly task: Task; readonly partyIndex: SharedArrayBuffer }
export type WireAnswer = { readonly refusal: Refused['refusal'] } | { readonly result: TaskResult }

export default function work({ task, partyIndex }: WireTask): WireAnswer {
  engines ??= openFor(partyIndex)
  try {
    return { result: runTask(task, engines, nodeDisk) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}

function openFor(partyIndex: SharedArrayBuffer): Engines {
  if (!('tables' in start) || !tables || !rules)
    throw new Error('a thread for lists screens nothing')
  return openEngines({ ...start, tables, partyIndex }, rules)
}
