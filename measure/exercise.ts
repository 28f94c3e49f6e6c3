import type { Reason } from '../src/base/index.ts'
import { prepareExercise } from '../src/exercise/index.ts'
import { createFileReader, recognise } from '../src/intake/index.ts'
import { enginesOf, exampleProfileFolder, openTables } from '../src/jobs/index.ts'
import type { Target } from '../src/screening/index.ts'
import { openEngines, screener } from '../src/screening/index.ts'
import { measureHead, measureLine, share } from './statistics.ts'

const LINES = 20_000
const SEED = 404
const PLANTED = 0.2

/** The entry itself, or one said to fit nearly as well: wording alone cannot part sisters. */
const names = (reason: Reason, entry: string): boolean =>
  reason.source.entry === entry || (reason.because ?? []).some((below) => names(below, entry))

/**
 * The whole main job on an exercise whose truth is known: reading, goods, parties, indicators and
 * rank together. Fictional data made by this project: it shows that the parts work together, not
 * what they are worth on real trade.
 */
export async function measureExercise(print: (line: string) => void): Promise<void> {
  const exercise = prepareExercise({ seed: SEED, lines: LINES, plantedShare: PLANTED })
  const list = Buffer.from(exercise.partyListTsv)
  const engines = enginesOf([{ file: 'exercise.tsv', bytes: list, hash: '' }], exampleProfileFolder)
  const opened = openEngines({ ...engines, tables: openTables(engines.tables) })
  const blocks = [...exercise.blocks()]
  const bytes = Buffer.from(blocks.map((block) => block.text).join(''))
  const head = bytes.subarray(0, 1 << 18)
  const layout = recognise({ name: 'exercise.csv', head, size: bytes.length })
  if (!layout.ok) throw new Error(layout.refusal.code)

  const screen = screener(layout.value, opened)
  const found = new Map<number, Target>()
  let consignments = 0
  const reader = createFileReader(layout.value, { file: 'exercise.csv', fileHash: '' })
  for (const read of [...reader.push(bytes), ...reader.end()]) {
    if (read.kind === 'reject') continue
    consignments++
    const target = screen(read.consignment)
    if (target) found.set(read.consignment.source.record, target)
  }

  const planted = blocks.flatMap((block) => block.planted)
  const records = new Set(planted.map((one) => one.record))
  const wrong = [...found].filter(([record]) => !records.has(record))
  const ordinary = consignments - records.size
  const alertRate = share(wrong.length / ordinary)
  print(measureHead)
  for (const kind of [...new Set(planted.map((one) => one.kind))].sort()) {
    const cases = planted.filter((one) => one.kind === kind)
    const hits = cases.filter(({ record, codes, entry }) => {
      const reasons = found.get(record)?.reasons ?? []
      const fired = codes.every((code) => reasons.some((reason) => reason.code === code))
      if (codes.length === 0) return !reasons.some(({ severity }) => severity === 'HARD')
      return fired && (entry === undefined || reasons.some((reason) => names(reason, entry)))
    }).length
    const silent = cases.some(({ codes }) => codes.length === 0)
    const name = silent ? `${kind} (no hard fact)` : kind
    print(measureLine({ name, n: cases.length, hits, goal: '0.900', baseline: '-', alertRate }))
  }
  for (const lane of ['RED', 'YELLOW', 'GREEN'] as const) {
    const hits = wrong.filter(([, target]) => target.lane === lane).length
    const name = `ordinary consignments in the lane ${lane}`
    print(measureLine({ name, n: ordinary, hits, goal: '≤ 0.010', baseline: '-', alertRate: '-' }))
  }
}
