import { createHash } from 'node:crypto'
import { type CopyLine, copyEntry, writeCopyLine } from './copy.ts'
import { NOTHING, rootOf } from './merkle.ts'
import {
  checkpointText,
  newSigningSeed,
  type SigningKey,
  signingKey,
  writeNote,
  writeVerifierKey,
} from './note.ts'
import { type StoredEntry, sealEntries } from './seal.ts'

/** A fictional journal for tests, sealed as the house seals it. */
export type Dice = (below: number) => number

export function dice(seed: number): Dice {
  let state = seed >>> 0
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

export const uuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const START = Date.parse('2026-03-02T08:00:00.000Z')
const ACTS = ['target.judged', 'record.consulted', 'batch.chunk-kept', 'session.started'] as const

export const entryOf = (organisation: string, name: string, roll: Dice): StoredEntry => ({
  organisation,
  id: uuid(`${name} id`),
  at: new Date(START + roll(86_400_000)).toISOString(),
  person: roll(4) === 0 ? null : uuid(`person ${roll(5)}`),
  act: ACTS[roll(ACTS.length)] as string,
  purpose: 'risk-analysis',
  hashes: roll(3) === 0 ? [uuid(`${name} hash`)] : [],
  objects: Array.from({ length: roll(3) + 1 }, (_, i) => uuid(`${name} object ${i}`)),
  said: { count: roll(100), answer: roll(2) === 0 ? 'yes' : 'no', bulk: roll(2) === 0 },
  salt: createHash('sha256').update(`${name} salt`).digest(),
})

export const newKey = (): SigningKey => {
  const { seed, public: key } = newSigningSeed()
  return signingKey(seed, key)
}

/** Seals entries with a checkpoint at each of the sizes, and gives the lines of a copy. */
export function sealed(
  organisation: string,
  entries: readonly StoredEntry[],
  sizes: readonly number[],
  key: SigningKey,
): CopyLine[] {
  const lines: CopyLine[] = []
  let tree = NOTHING
  for (const size of sizes) {
    const since = tree.size
    const made = sealEntries(tree, entries.slice(since, size))
    tree = made.tree
    for (const leaf of made.leaves)
      lines.push(copyEntry(entries[leaf.number] as StoredEntry, { ...leaf, leaf: leaf.hash }))
    const at = new Date(START + 86_400_000 + size * 1000).toISOString()
    const root = rootOf(tree)
    const checkpoint = { organisation, epoch: 1, size, root, since, span: made.span, at }
    const note = writeNote(checkpoint, key, key.sign(checkpointText(checkpoint)))
    lines.push({ kind: 'checkpoint', note })
  }
  return [headOf(organisation, lines, key), ...lines]
}

export const headOf = (
  organisation: string,
  lines: readonly CopyLine[],
  key: SigningKey,
): CopyLine => ({
  kind: 'journal',
  version: 1,
  organisation,
  name: 'Nordavia',
  keys: [writeVerifierKey(key)],
  entries: lines.filter((line) => line.kind === 'entry').length,
  checkpoints: lines.filter((line) => line.kind === 'checkpoint').length,
  copiedAt: '2026-03-04T08:00:00.000Z',
})

export const textsOf = (lines: readonly CopyLine[]): string[] =>
  lines.map((line) => writeCopyLine(line).slice(0, -1))
