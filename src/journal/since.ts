import { type Finding, found } from './finding.ts'
import { rootOfLeaves, sameBytes } from './merkle.ts'
import { type Checkpoint, isSigned, type Note, type VerifierKey } from './note.ts'
import type { Leaves, ReadCopy } from './read-copy.ts'

/** What somebody kept elsewhere: checkpoints, or a whole older copy with its leaves. */
export type Outside = {
  readonly notes: readonly (Note | null)[]
  readonly leaves: Leaves | null
}

/**
 * Holds a copy against what is known from outside. Whoever has the key can sign a history anew;
 * what others have kept of the old one he cannot change.
 */
export async function heldAgainst(
  copy: ReadCopy,
  anchors: readonly Checkpoint[],
  outside: Outside,
  keys: readonly VerifierKey[],
): Promise<readonly Finding[]> {
  const known: Checkpoint[] = []
  for (const note of outside.notes)
    if (
      note &&
      note.checkpoint.organisation === copy.head?.organisation &&
      (await isSigned(note, keys))
    )
      known.push(note.checkpoint)
  if (known.length === 0) return [found('since.unusable', 0, 0)]
  known.sort((a, b) => a.epoch - b.epoch || a.size - b.size)
  const newest = known.at(-1) as Checkpoint
  const leaves = outside.leaves && isTreeOf(outside.leaves, newest) ? outside.leaves : null
  if (leaves) return differences(copy, leaves, newest.size)

  const findings: Finding[] = []
  const { count } = copy.stated
  let sure = 0
  for (const checkpoint of known) {
    const { size, root, epoch } = checkpoint
    const epochs = anchors.filter((anchor) => anchor.epoch > epoch)
    const begun = epochs[0]?.size
    if (size > count) {
      findings.push(found('copy.rolled-back', count, size - 1, { size }))
      // Its root cannot be made without them: what stands there may have been changed as well.
      if (sure < count) findings.push(found('entry.unproven', sure, count - 1))
    } else if (sameBytes(rootAt(copy, size), root)) sure = size
    // What an epoch lost is told by its first checkpoint: the entries from there on are other ones.
    else if (begun !== undefined && begun < size)
      findings.push(found('copy.rolled-back', Math.max(sure, begun), size - 1, { size }))
    else findings.push(found('copy.forked', sure, size - 1, { size }))
  }
  return findings
}

const rootAt = (copy: ReadCopy, size: number): Buffer =>
  rootOfLeaves(Array.from({ length: size }, (_, index) => leafAt(copy, index)))

const leafAt = (copy: ReadCopy, index: number): Uint8Array =>
  copy.computed.get(index) ?? copy.stated.at(index)

function isTreeOf(leaves: Leaves, checkpoint: Checkpoint): boolean {
  if (leaves.count < checkpoint.size) return false
  const begun = Array.from({ length: checkpoint.size }, (_, index) => leaves.at(index))
  return sameBytes(rootOfLeaves(begun), checkpoint.root)
}

/** Leaf by leaf against an older copy: every change is placed, whoever signed it. */
function differences(copy: ReadCopy, old: Leaves, size: number): readonly Finding[] {
  const text = (leaf: Uint8Array): string => Buffer.from(leaf).toString('base64')
  const count = copy.stated.count
  const before = Array.from({ length: size }, (_, at) => text(old.at(at)))
  const now = Array.from({ length: count }, (_, at) => text(leafAt(copy, at)))
  const known = new Set(before)
  const kept = new Set(now)
  const findings: Finding[] = []
  let i = 0
  let j = 0
  while (i < size && j < count) {
    const gone = !kept.has(before[i] as string)
    const alien = !known.has(now[j] as string)
    if (before[i] !== now[j]) {
      if (gone && alien) findings.push(found('entry.edited', i, i))
      else if (gone) findings.push(found('entry.deleted', i, i, { count: 1 }))
      else if (alien) findings.push(found('entry.inserted', i, i, { count: 1 }))
      else findings.push(found('entry.swapped', i, i, { place: before.indexOf(now[j] as string) }))
      if (gone && !alien) j--
      if (alien && !gone) i--
    }
    i++
    j++
  }
  if (i < size) findings.push(found('copy.rolled-back', i, size - 1, { size }))
  return findings
}
