import { createHash } from 'node:crypto'
import type { Refusal, Result } from '../base/index.ts'
import { done, Refused, refuse } from '../base/index.ts'
import type { Mapping, RejectedRecord } from '../intake/index.ts'
import type { Disk } from './disk.ts'
import type { GivenFile, InspectedFile, Unpack } from './inspect.ts'
import { inspectFile } from './inspect.ts'
import type { Reject } from './reject.ts'
import { linesOf, mergeRuns } from './segment.ts'
import type { FileReport, ListReport, Summary } from './summary.ts'
import type { KeptChunk, Tally, Task, TaskDone, TaskResult } from './task.ts'
import { addTally, emptyTally } from './task.ts'
import { readRange, writeWhole } from './whole.ts'

/** What makes two batches the same batch: equal keys resume each other. */
export type BatchIdentity = {
  readonly engineVersion: string
  /** Asked for at the end: files are inspected while lists are still being read. */
  readonly lists: () => Promise<readonly ListReport[]>
  /** Hash of the list files, the catalogue and the risk profile. */
  readonly enginesHash: string
}

export type BatchInput = BatchIdentity & {
  readonly files: readonly GivenFile[]
  readonly mappings: Readonly<Record<string, Mapping>>
  /** Holds the resume state while the batch runs. */
  readonly stateFolder: string
  /** Where targets.jsonl, rejects.jsonl and summary.json go; null: only the keeper is served. */
  readonly outFolder: string | null
  readonly chunkBytes: number
}

/** Stores a finished chunk in the house; says which chunks it already has. */
export type Keeper = {
  readonly begin: (plan: BatchPlan) => Promise<ReadonlySet<number>>
  readonly store: (task: Task, tally: Tally, kept: KeptChunk) => Promise<void>
  readonly finish: (summary: Summary) => Promise<void>
}

export type BatchPlan = {
  readonly key: string
  readonly inputHash: string
  readonly files: readonly InspectedFile[]
  readonly tasks: readonly Task[]
}

export type Progress = {
  readonly stage: 'inspect' | 'screen' | 'write'
  readonly done: number
  readonly total: number
  readonly records: number
  readonly targets: number
}

export type BatchPorts = {
  readonly disk: Disk
  readonly unpack: Unpack
  readonly run: (task: Task) => Promise<TaskResult>
  /** Tasks handed out at once: workers plus one waiting for each. */
  readonly lanes: number
  readonly sayRefusal: (refusal: Refusal) => string
  readonly clockMs: () => number
  readonly progress: (progress: Progress) => void
  readonly keeper: Keeper | null
  /** Asked between two tasks: true ends the run there (`house.stopped`); its state stays. */
  readonly stopped?: () => boolean
}

/**
 * Screens a batch: inspect every file, screen its chunks, merge the sorted runs, write the
 * three outputs and rename them into place, the summary last. Killed anywhere and started
 * again with the same input it takes up the chunks already done; other input discards them.
 *
 * Refusals: `batch.no-input` (no file given), `output.full`, `output.unwritable` (thrown).
 */
export async function runBatch(input: BatchInput, ports: BatchPorts): Promise<Result<Summary>> {
  if (input.files.length === 0) return refuse('batch.no-input')
  const started = ports.clockMs()
  const { disk } = ports
  disk.makeFolder(input.stateFolder)

  const plan = await planBatch(input, ports)
  takeUpState(disk, input.stateFolder, plan.key)
  const kept = ports.keeper ? await ports.keeper.begin(plan) : new Set<number>()
  const finished = await runTasks(plan, kept, ports)

  const lists = await input.lists()
  const seconds = (ports.clockMs() - started) / 1000
  const summary = summarise(input, lists, plan, finished, seconds)
  ports.progress({ ...progressOf(finished, plan.tasks.length), stage: 'write' })
  if (input.outFolder !== null) writeOutputs(input.outFolder, input, plan, finished, summary, ports)
  await ports.keeper?.finish(summary)
  disk.remove(input.stateFolder)
  return done(summary)
}

async function planBatch(input: BatchInput, ports: BatchPorts): Promise<BatchPlan> {
  const files: InspectedFile[] = []
  const tasks: Task[] = []
  for (const [order, given] of input.files.entries()) {
    ports.progress({
      stage: 'inspect',
      done: order + 1,
      total: input.files.length,
      records: 0,
      targets: 0,
    })
    const file = await inspectFile(given, order, {
      disk: ports.disk,
      unpack: ports.unpack,
      folder: input.stateFolder,
      chunkBytes: input.chunkBytes,
      mappings: input.mappings,
    })
    files.push(file)
    if (file.layout === null) continue
    for (const { chunk, hash } of file.chunks) {
      tasks.push({
        index: tasks.length,
        fileIndex: order,
        name: file.name,
        path: file.readPath,
        fileHash: file.hash,
        layout: file.layout,
        chunk,
        chunkHash: hash,
        folder: input.stateFolder,
        keep: ports.keeper !== null,
      })
    }
  }
  const inputHash = sha256(files.map((file) => `${file.name}\0${file.hash}\n`).join(''))
  const key = sha256(
    JSON.stringify([
      input.engineVersion,
      input.enginesHash,
      inputHash,
      input.chunkBytes,
      ports.keeper !== null,
      tasks.map((task) => [task.layout, task.chunkHash]),
    ]),
  )
  return { key, inputHash, files, tasks }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Keeps the segments of the same batch; clears those of any other. */
function takeUpState(disk: Disk, folder: string, key: string): void {
  const file = `${folder}/batch.json`
  if (disk.stat(file)) {
    const saved = readText(disk, file)
    if (saved === key) return
  }
  for (const name of disk.list(folder)) {
    // Unpacked copies were made by this very run, before the key could be known.
    if (!name.endsWith('.unpacked') && !name.endsWith('.utf8')) {
      disk.remove(`${folder}/${name}`)
    }
  }
  writeWhole(disk, file, key)
}

async function runTasks(
  plan: BatchPlan,
  kept: ReadonlySet<number>,
  ports: BatchPorts,
): Promise<readonly TaskDone[]> {
  const finished: TaskDone[] = new Array(plan.tasks.length)
  let next = 0
  let tally = emptyTally
  let count = 0
  const worker = async () => {
    while (next < plan.tasks.length) {
      if (ports.stopped?.()) throw new Refused('house.stopped')
      const task = plan.tasks[next++] as Task
      // A chunk that the house lacks is screened again: its records are not in the segments.
      const stored = ports.keeper === null || kept.has(task.index)
      let result = stored ? doneAlready(ports.disk, task) : null
      if (!result) {
        const ran = await ports.run(task)
        if (ports.keeper && ran.kept && !stored) {
          await ports.keeper.store(task, ran.done.tally, ran.kept)
        }
        result = ran.done
      }
      finished[task.index] = result
      tally = addTally(tally, result.tally)
      count++
      ports.progress({
        stage: 'screen',
        done: count,
        total: plan.tasks.length,
        records: tally.recordsRead,
        targets: tally.targets,
      })
    }
  }
  await Promise.all(Array.from({ length: ports.lanes }, worker))
  return finished
}

export const taskFile = (task: Task): string =>
  `${task.folder}/${String(task.index).padStart(6, '0')}`

/** The done-mark of an earlier run, if its segments are whole. */
function doneAlready(disk: Disk, task: Task): TaskDone | null {
  const mark = `${taskFile(task)}.done`
  if (!disk.stat(mark)) return null
  const result = JSON.parse(readText(disk, mark)) as TaskDone
  const whole =
    result.runs.every((run) => disk.stat(`${task.folder}/${run.file}`)?.size === run.bytes) &&
    disk.stat(`${taskFile(task)}.rejects`)?.size === result.rejectsBytes
  return whole ? result : null
}

function summarise(
  input: BatchInput,
  lists: readonly ListReport[],
  plan: BatchPlan,
  finished: readonly TaskDone[],
  seconds: number,
): Summary {
  let total: Tally = emptyTally
  const tasks = tasksByFile(plan)
  const reports: FileReport[] = plan.files.map((file, order) => {
    let tally: Tally = emptyTally
    if (file.refusal) tally = { ...tally, recordsRead: 1, recordsRejected: 1 }
    for (const task of tasks[order] ?? []) {
      tally = addTally(tally, (finished[task.index] as TaskDone).tally)
    }
    total = addTally(total, tally)
    return {
      file: file.name,
      format: file.layout?.format ?? null,
      hash: file.hash,
      bytes: file.size,
      recordsRead: tally.recordsRead,
      recordsScreened: tally.recordsScreened,
      recordsRejected: tally.recordsRejected,
      refusal: file.refusal,
    }
  })
  return {
    files: plan.files.length,
    recordsRead: total.recordsRead,
    recordsScreened: total.recordsScreened,
    recordsRejected: total.recordsRejected,
    consignments: total.consignments,
    goodsItems: total.goodsItems,
    parties: total.parties,
    targets: total.targets,
    lanes: total.lanes,
    seconds,
    engineVersion: input.engineVersion,
    inputHash: plan.inputHash,
    lists,
    fileReports: reports,
  }
}

function tasksByFile(plan: BatchPlan): readonly (readonly Task[])[] {
  const tasks: Task[][] = plan.files.map(() => [])
  for (const task of plan.tasks) (tasks[task.fileIndex] as Task[]).push(task)
  return tasks
}

function progressOf(finished: readonly TaskDone[], total: number): Progress {
  const tally = finished.reduce((sum, one) => addTally(sum, one.tally), emptyTally)
  return {
    stage: 'write',
    done: finished.length,
    total,
    records: tally.recordsRead,
    targets: tally.targets,
  }
}

function writeOutputs(
  folder: string,
  input: BatchInput,
  plan: BatchPlan,
  finished: readonly TaskDone[],
  summary: Summary,
  ports: BatchPorts,
): void {
  const { disk } = ports
  disk.makeFolder(folder)
  try {
    writeParts(folder, input, plan, finished, summary, ports)
  } catch (error) {
    // Half an output is of no use, and the room it takes is needed to go on.
    for (const name of OUTPUTS) disk.remove(`${folder}/${name}.part`)
    throw error
  }
  for (const name of OUTPUTS) disk.rename(`${folder}/${name}.part`, `${folder}/${name}`)
}

/** The summary is the mark that the other two are whole: it goes last. */
const OUTPUTS = ['targets.jsonl', 'rejects.jsonl', 'summary.json'] as const

function writeParts(
  folder: string,
  input: BatchInput,
  plan: BatchPlan,
  finished: readonly TaskDone[],
  summary: Summary,
  ports: BatchPorts,
): void {
  const { disk } = ports
  const runs = finished.flatMap((one) => one.runs.map((run) => `${input.stateFolder}/${run.file}`))
  const targets = disk.create(`${folder}/targets.jsonl.part`)
  mergeRuns(disk, runs, input.stateFolder, targets.write)
  targets.close()

  const rejects = disk.create(`${folder}/rejects.jsonl.part`)
  const tasks = tasksByFile(plan)
  for (const [order, file] of plan.files.entries()) {
    const say = ({ record, place, refusal }: Omit<RejectedRecord, 'file'>) => {
      const { code } = refusal
      const reject: Reject = {
        file: file.name,
        record,
        place,
        code,
        message: ports.sayRefusal(refusal),
      }
      rejects.write(`${JSON.stringify(reject)}\n`)
    }
    if (file.refusal) {
      say({ record: 1, place: String(file.refusal.values.place ?? ''), refusal: file.refusal })
    }
    for (const task of tasks[order] ?? []) {
      for (const line of linesOf(disk, `${taskFile(task)}.rejects`)) {
        say(JSON.parse(line) as RejectedRecord)
      }
    }
  }
  rejects.close()
  writeWhole(disk, `${folder}/summary.json.part`, `${JSON.stringify(summary, null, 2)}\n`)
}

const readBytes = (disk: Disk, path: string): Uint8Array =>
  readRange(disk, path, 0, disk.stat(path)?.size ?? 0)

const readText = (disk: Disk, path: string): string =>
  Buffer.from(readBytes(disk, path)).toString('utf8')
