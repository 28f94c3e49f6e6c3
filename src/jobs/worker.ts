import { workerData } from 'node:worker_threads'
import { Refused } from '../base/index.ts'
import type { EngineStart, Task, TaskResult } from '../screening/index.ts'
import { openEngines, runTask } from '../screening/index.ts'
import { nodeDisk } from './disk.ts'

/** A screening thread: compiles its engines once, then takes one task after the other. */
const engines = openEngines(workerData as EngineStart)

export type WireAnswer = { readonly refusal: Refused['refusal'] } | { readonly result: TaskResult }

export default function work(task: Task): WireAnswer {
  try {
    return { result: runTask(task, engines, nodeDisk) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}
