import { createHash } from 'node:crypto'
import { refuse } from '../base/index.ts'
import type { ReadRow, RecordSlice, RejectedRecord } from '../intake/index.ts'
import { createXmlReader, idOf, sliceRecords } from '../intake/index.ts'
import { taskFile } from './batch.ts'
import type { Disk } from './disk.ts'
import type { Engines } from './engines.ts'
import { screener } from './screen.ts'
import { runWriter } from './segment.ts'
import { type Target, urgencyKey } from './target.ts'
import type {
  KeptBytes,
  KeptChunk,
  KeptConsignment,
  Tally,
  Task,
  TaskDone,
  TaskResult,
} from './task.ts'
import { emptyTally } from './task.ts'
import { eachBlock, readRange, writeWhole } from './whole.ts'

const BLOCK_BYTES = 1 << 18
/** A message file larger than this is kept by its hash alone. */
const KEPT_BYTES_MAX = 1 << 26

/**
 * Screens one chunk: reads its bytes, checks that they are those inspected, parses, screens, and
 * writes the sorted runs, the rejects and, last, the done-mark. Throws `Refused` for the output
 * (`output.full`, `output.unwritable`); what the input holds becomes rejects.
 */
export function runTask(task: Task, engines: Engines, disk: Disk): TaskResult {
  const screen = screener(task.layout, engines)
  const runs = runWriter(disk, (run) => {
    const file = `${String(task.index).padStart(6, '0')}.${run}.run`
    return { file, path: `${task.folder}/${file}` }
  })
  const rejected = rejectWriter(disk, `${taskFile(task)}.rejects`)
  /** Only where the house stores them: a damaged file can have millions. */
  const rejects: RejectedRecord[] = []
  const consignments: KeptConsignment[] = []
  /** Record → first record of its consignment, for the bytes that are kept. */
  const firstOf = new Map<number, number>()
  const lanes = { ...emptyTally.lanes }
  let recordsScreened = 0
  let goodsItems = 0
  let parties = 0
  let count = 0
  let targets = 0

  const take = (found: ReadRow): void => {
    if (found.kind === 'reject') {
      rejected.add(found.reject)
      if (task.keep) rejects.push(found.reject)
      return
    }
    const { consignment } = found
    count++
    recordsScreened += found.records
    goodsItems += consignment.goodsItems.length
    parties += consignment.parties.length
    const target = screen(consignment, found.wording)
    if (target) {
      targets++
      lanes[target.lane]++
      runs.add(urgencyKey(target, task.fileIndex), JSON.stringify(target))
    }
    if (!task.keep) return
    const { record } = consignment.source
    for (let i = 0; i < found.records; i++) firstOf.set(record + i, record)
    const whole = { id: idOf(consignment), ...consignment }
    consignments.push({ consignment: whole, ...(target ? { target: keptTarget(target) } : {}) })
  }

  const bytes = readTask(task, engines, disk, take)
  const tally: Tally = {
    recordsRead: recordsScreened + rejected.count(),
    recordsScreened,
    recordsRejected: rejected.count(),
    consignments: count,
    goodsItems,
    parties,
    targets,
    lanes,
  }
  const done = writeDone(task, disk, runs.end(), rejected.end(), tally)
  if (!task.keep) return { done, kept: null }
  const kept: KeptChunk = { consignments, rejects, raw: keptBytes(task, disk, bytes, firstOf) }
  return { done, kept }
}

const keptTarget = ({ lane, score, completeness, reasons }: Target) => ({
  lane,
  score,
  completeness,
  findings: reasons,
})

/** Feeds every record of the chunk; answers with its bytes where they fit the memory. */
function readTask(
  task: Task,
  engines: Engines,
  disk: Disk,
  take: (found: ReadRow) => void,
): Uint8Array | null {
  if (task.layout.format !== 'table') return readMessages(task, disk, take)
  const bytes = readRange(disk, task.path, task.chunk.offset, task.chunk.length)
  if (hashOf([bytes]) !== task.chunkHash) {
    take({ kind: 'reject', reject: changed(task) })
    return null
  }
  const file = { file: task.name, fileHash: task.fileHash }
  engines.known.reader(task.layout, file, task.keep).read(task.chunk, bytes, take)
  return bytes
}

/**
 * A message file is read in blocks. Its hash can be checked only at its end: the records wait
 * for it in their segments, which are not taken without the done-mark.
 */
function readMessages(task: Task, disk: Disk, take: (found: ReadRow) => void): Uint8Array | null {
  const { offset, length } = task.chunk
  if (hashOfRange(disk, task.path, offset, length) !== task.chunkHash) {
    take({ kind: 'reject', reject: changed(task) })
    return null
  }
  const reader = createXmlReader(task.layout, { file: task.name, fileHash: task.fileHash })
  const blocks: Uint8Array[] = []
  const keeping = task.keep && length <= KEPT_BYTES_MAX
  eachBlock(disk, task.path, offset, length, BLOCK_BYTES, (block) => {
    if (keeping) blocks.push(block)
    for (const found of reader.push(block)) take(found)
  })
  for (const found of reader.end()) take(found)
  return keeping ? Buffer.concat(blocks) : null
}

function changed(task: Task): RejectedRecord {
  const record = task.chunk.recordsBefore + 1
  const { refusal } = refuse('file.changed', { file: task.name, record })
  return { file: task.name, record, place: `line ${task.chunk.linesBefore + 1}`, refusal }
}

function keptBytes(
  task: Task,
  disk: Disk,
  bytes: Uint8Array | null,
  firstOf: ReadonlyMap<number, number>,
): readonly KeptBytes[] {
  if (bytes === null || bytes.length === 0) return []
  const slices: RecordSlice[] = sliceRecords(task.layout, task.chunk, bytes)
  // Title and header rows are record 0: no trader stands in them, and no purge removes them.
  if (task.chunk.index === 0 && task.chunk.offset > 0) {
    slices.unshift({ record: 0, bytes: readRange(disk, task.path, 0, task.chunk.offset) })
  }
  return slices.map((slice) => ({ ...slice, of: firstOf.get(slice.record) ?? slice.record }))
}

function writeDone(
  task: Task,
  disk: Disk,
  runs: TaskDone['runs'],
  rejectsBytes: number,
  tally: Tally,
): TaskDone {
  const path = taskFile(task)
  const done: TaskDone = { index: task.index, tally, runs, rejectsBytes }
  writeWhole(disk, `${path}.part`, JSON.stringify(done))
  disk.rename(`${path}.part`, `${path}.done`)
  return done
}

function rejectWriter(disk: Disk, path: string) {
  const out = disk.create(path)
  let count = 0
  let bytes = 0
  return {
    count: () => count,
    add(reject: RejectedRecord) {
      const line = Buffer.from(`${JSON.stringify(reject)}\n`, 'utf8')
      count++
      bytes += line.length
      out.write(line)
    },
    end() {
      out.close()
      return bytes
    },
  }
}

function hashOf(blocks: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const block of blocks) hash.update(block)
  return hash.digest('hex')
}

function hashOfRange(disk: Disk, path: string, offset: number, length: number): string {
  const hash = createHash('sha256')
  eachBlock(disk, path, offset, length, BLOCK_BYTES, (block) => hash.update(block))
  return hash.digest('hex')
}
