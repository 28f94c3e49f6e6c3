import type { Lane } from '../base/index.ts'
import type { Chunk, Layout, RejectedRecord } from '../intake/index.ts'
import type { Consignment } from '../trade/index.ts'
import type { Target } from './target.ts'

/** One piece of work: a chunk of one file. Plain data, so that it can cross to a thread. */
export type Task = {
  /** Order of the task in the batch; names its segment files. */
  readonly index: number
  /** Order of the file in the batch; part of the sort key of its targets. */
  readonly fileIndex: number
  /** The name in every output. */
  readonly name: string
  /** What is read: the file itself, or its unpacked UTF-8 copy in the state folder. */
  readonly path: string
  readonly fileHash: string
  readonly layout: Layout
  readonly chunk: Chunk
  /** SHA-256 of the chunk's bytes at inspection: a file that changed since is not screened. */
  readonly chunkHash: string
  /** Where the segment files go. */
  readonly folder: string
  /** Also give back what the house stores. */
  readonly keep: boolean
}

/** Counts of a chunk, a file or a batch; `recordsRead = recordsScreened + recordsRejected`. */
export type Tally = {
  readonly recordsRead: number
  readonly recordsScreened: number
  readonly recordsRejected: number
  readonly consignments: number
  readonly goodsItems: number
  readonly parties: number
  readonly targets: number
  readonly lanes: Readonly<Record<Lane, number>>
}

/** What a finished task leaves beside its segments; its file is the done-mark. */
export type TaskDone = {
  readonly index: number
  readonly tally: Tally
  /** Sorted runs of targets, with their sizes in bytes (a torn segment is not taken). */
  readonly runs: readonly { readonly file: string; readonly bytes: number }[]
  readonly rejectsBytes: number
}

/** A finished task; with `kept`, what the house stores of its chunk. */
export type TaskResult = { readonly done: TaskDone; readonly kept: KeptChunk | null }

export type KeptChunk = {
  readonly consignments: readonly KeptConsignment[]
  readonly rejects: readonly RejectedRecord[]
  /** Every byte of the chunk: the records apart, in order, so that one can be purged. */
  readonly raw: readonly KeptBytes[]
}

export type KeptConsignment = {
  readonly consignment: Consignment
  readonly target?: Pick<Target, 'lane' | 'score' | 'completeness'> & {
    readonly findings: Target['reasons']
  }
}

/** `of` is the first record of the consignment that the record belongs to. */
export type KeptBytes = { readonly record: number; readonly of: number; readonly bytes: Uint8Array }

export const emptyTally: Tally = {
  recordsRead: 0,
  recordsScreened: 0,
  recordsRejected: 0,
  consignments: 0,
  goodsItems: 0,
  parties: 0,
  targets: 0,
  lanes: { RED: 0, YELLOW: 0, GREEN: 0 },
}

export function addTally(a: Tally, b: Tally): Tally {
  return {
    recordsRead: a.recordsRead + b.recordsRead,
    recordsScreened: a.recordsScreened + b.recordsScreened,
    recordsRejected: a.recordsRejected + b.recordsRejected,
    consignments: a.consignments + b.consignments,
    goodsItems: a.goodsItems + b.goodsItems,
    parties: a.parties + b.parties,
    targets: a.targets + b.targets,
    lanes: {
      RED: a.lanes.RED + b.lanes.RED,
      YELLOW: a.lanes.YELLOW + b.lanes.YELLOW,
      GREEN: a.lanes.GREEN + b.lanes.GREEN,
    },
  }
}
