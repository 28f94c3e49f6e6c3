import { uuidv7 } from '../base/index.ts'
import type { BatchPlan, Keeper, Summary } from '../screening/index.ts'
import type { Acting, House } from '../store/index.ts'
import {
  batchOfKey,
  createBatch,
  doneChunks,
  filesOf,
  finishBatch,
  keepChunk,
  reopenBatch,
} from '../store/index.ts'

export type KeepOptions = {
  readonly name: string
  readonly exercise: boolean
  readonly engineVersion: string
  readonly lists: readonly unknown[]
  /** Told as soon as the batch has its id, so that a page can follow it. */
  readonly began?: (batch: string) => void
}

/**
 * Keeps a batch in the house. A run that was killed, or failed, finds its own batch again by the
 * plan's key and stores only the chunks that it lacks; a batch that is finished is not stored a
 * second time.
 */
export function houseKeeper(house: House, caller: Acting, options: KeepOptions): Keeper {
  let batch = ''
  let files: readonly string[] = []
  return {
    async begin(plan) {
      const there = await house.act(caller, (act) => batchOfKey(act, plan.key))
      batch = there?.id ?? uuidv7(house.ports.clock, house.ports.random)
      if (there) {
        if (there.state === 'failed') await house.act(caller, (act) => reopenBatch(act, batch))
        files = (await house.act(caller, (act) => filesOf(act, batch))).map((file) => file.id)
      } else {
        files = await begin(house, caller, options, batch, plan)
      }
      await keepRefusedFiles(house, caller, batch, files, plan)
      options.began?.(batch)
      return house.act(caller, (act) => doneChunks(act, batch))
    },
    async store(task, tally, kept) {
      const { lanes, ...counts } = tally
      await keepChunk(house, caller, {
        batch,
        index: task.index,
        file: { id: files[task.fileIndex] as string, index: task.fileIndex },
        consignments: kept.consignments,
        rejects: kept.rejects,
        raw: kept.raw,
        counts: { ...counts, RED: lanes.RED, YELLOW: lanes.YELLOW, GREEN: lanes.GREEN },
      })
    },
    async finish(summary) {
      await house.act(caller, (act) =>
        finishBatch(act, batch, { state: 'finished', tallies: talliesOf(summary) }),
      )
      await house.tidy()
    },
  }
}

async function begin(
  house: House,
  caller: Acting,
  options: KeepOptions,
  id: string,
  plan: BatchPlan,
): Promise<readonly string[]> {
  const made = await house.act(caller, (act) =>
    createBatch(act, {
      id,
      key: plan.key,
      name: options.name,
      exercise: options.exercise,
      inputHash: plan.inputHash,
      engineVersion: options.engineVersion,
      lists: options.lists,
      files: plan.files.map((file) => ({
        name: file.name,
        hash: file.hash,
        size: file.size,
        format: file.layout?.format ?? null,
        encoding: file.layout?.encoding ?? null,
        layout: file.layout,
      })),
    }),
  )
  return made.files
}

/** A file that could not be opened is one rejected record: a chunk of its own behind the others. */
async function keepRefusedFiles(
  house: House,
  caller: Acting,
  batch: string,
  files: readonly string[],
  plan: BatchPlan,
): Promise<void> {
  for (const [order, file] of plan.files.entries()) {
    if (!file.refusal) continue
    const place = String(file.refusal.values.place ?? '')
    await keepChunk(house, caller, {
      batch,
      index: plan.tasks.length + order,
      file: { id: files[order] as string, index: order },
      consignments: [],
      rejects: [{ record: 1, place, refusal: file.refusal }],
      raw: [],
      counts: { recordsRead: 1, recordsRejected: 1 },
    })
  }
}

/** What is not the sum of the chunks' counts. */
const talliesOf = (summary: Summary): Record<string, number> => ({
  files: summary.files,
  seconds: summary.seconds,
})
