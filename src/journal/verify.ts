import { type Finding, found } from './finding.ts'
import { growAll, NOTHING, rootOf, sameBytes } from './merkle.ts'
import type { Checkpoint, Note, VerifierKey } from './note.ts'
import { isSigned, readVerifierKey, writeVerifierKey } from './note.ts'
import { placeEntries, type Region } from './place.ts'
import { type CopyLines, type ReadCopy, readCopy } from './read-copy.ts'
import { heldAgainst, type Outside } from './since.ts'

export type Verdict = {
  /** True when nothing was found. */
  readonly ok: boolean
  readonly organisation: string | null
  readonly entries: number
  readonly checkpoints: number
  /** The newest checkpoint whose signature holds. */
  readonly newest: Checkpoint | null
  /** Epochs after the first, each with the entry that says how it began. */
  readonly epochs: readonly { readonly epoch: number; readonly entry: number }[]
  /** Entries whose detail was erased, as another entry says. */
  readonly erased: number
  /** The keys that were believed; those of the copy itself where none was given. */
  readonly keys: readonly string[]
  readonly keyGiven: boolean
  readonly findings: readonly Finding[]
}

/**
 * Proves a copy of a journal without a database: every entry against its leaf, every leaf against
 * the signed roots, every checkpoint against the key and against the one before. With the copy's
 * own keys it proves that the copy agrees with itself; with a key from elsewhere, that this house
 * made it; with an outside checkpoint, that nothing before that was cut or made anew since.
 */
export async function verifyCopy(
  lines: CopyLines,
  given: { readonly key?: VerifierKey; readonly since?: Outside } = {},
): Promise<Verdict> {
  const copy = await readCopy(lines)
  const findings: Finding[] = [...copy.findings, ...headFindings(copy)]
  const own = (copy.head?.keys ?? []).map(readVerifierKey).filter((key) => key !== null)
  const keys = given.key ? [given.key] : own
  if (given.key && !(copy.head?.keys ?? []).includes(writeVerifierKey(given.key)))
    findings.push(found('key.other', 0, 0))

  const chain = await chainOf(copy, keys)
  findings.push(...chain.findings)
  const placed = placeEntries(copy, chain.regions, chain.claimed)
  findings.push(...placed.findings)
  findings.push(...rootFindings(copy, chain, placed.sequence))
  findings.push(...detailFindings(copy), ...epochFindings(copy, chain.anchors))
  if (given.since) findings.push(...(await heldAgainst(copy, chain.anchors, given.since, keys)))
  return {
    ok: findings.length === 0,
    organisation: copy.head?.organisation ?? null,
    entries: copy.stated.count,
    checkpoints: copy.notes.length,
    newest: chain.anchors.at(-1) ?? null,
    epochs: [...copy.epochs].map(([epoch, entry]) => ({ epoch, entry })),
    erased: copy.erased.size,
    keys: keys.map(writeVerifierKey),
    keyGiven: given.key !== undefined,
    findings: findings.sort((a, b) => a.from - b.from || a.to - b.to),
  }
}

function headFindings(copy: ReadCopy): readonly Finding[] {
  if (copy.head === null) return [found('copy.head', 0, 0)]
  const { entries, checkpoints } = copy.head
  const there = copy.stated.count
  if (entries === there && checkpoints === copy.notes.length) return []
  const [from, to] = [Math.min(entries, there), Math.max(entries, there) - 1]
  return [
    found('copy.count', from, to, { said: entries, there, checkpoints, notes: copy.notes.length }),
  ]
}

type Chain = {
  /** Checkpoints that a believed key has signed, in their order. */
  readonly anchors: readonly Checkpoint[]
  readonly regions: readonly Region[]
  /** How many entries the copy's checkpoints speak of, signed or not. */
  readonly claimed: number
  readonly findings: readonly Finding[]
}

async function chainOf(copy: ReadCopy, keys: readonly VerifierKey[]): Promise<Chain> {
  const anchors: Checkpoint[] = []
  const findings: Finding[] = []
  let regions: Region[] = []
  // Asked all together: the platform checks them beside each other.
  const signed = copy.notes.map((note) => note !== null && isSigned(note, keys))
  for (const [order, note] of copy.notes.entries()) {
    const last = anchors.at(-1)
    const at = last?.size ?? 0
    const sound = note && followsOn(note, last, copy.head?.organisation)
    if (!sound) findings.push(found('checkpoint.unreadable', at, at))
    else if (!(await signed[order])) {
      const { size } = note.checkpoint
      findings.push(
        found('checkpoint.signature', Math.min(at, size), Math.max(at, size - 1), { size }),
      )
    } else {
      const { since, size, span } = note.checkpoint
      if (since > at) {
        findings.push(found('checkpoint.missing', at, since - 1))
        regions.push({ from: at, to: since, span: null })
      } else if (since < at) {
        // An epoch that begins below what was signed before it: those entries are gone.
        findings.push(found('copy.rolled-back', since, at - 1, { size: at }))
        regions = shortened(regions, since)
      }
      regions.push({ from: since, to: size, span })
      anchors.push(note.checkpoint)
    }
  }
  const proven = anchors.at(-1)?.size ?? 0
  const claimed = Math.max(proven, ...copy.notes.map((note) => note?.checkpoint.size ?? 0))
  if (claimed > proven) findings.push(found('entry.unproven', proven, claimed - 1))
  return { anchors, regions, claimed, findings }
}

function shortened(regions: readonly Region[], size: number): Region[] {
  const kept = regions.filter((region) => region.to <= size)
  const at = kept.at(-1)?.to ?? 0
  return at < size ? [...kept, { from: at, to: size, span: null }] : kept
}

function followsOn(note: Note, last: Checkpoint | undefined, organisation?: string): boolean {
  const { checkpoint } = note
  if (checkpoint.organisation !== organisation) return false
  if (last === undefined) return true
  return checkpoint.epoch === last.epoch
    ? checkpoint.size > last.size
    : checkpoint.epoch > last.epoch && checkpoint.since === checkpoint.size
}

/** Every signed root is the root of the entries up to there: each checkpoint goes on from the last. */
function rootFindings(
  copy: ReadCopy,
  chain: Chain,
  sequence: readonly number[] | null,
): readonly Finding[] {
  if (sequence === null) return []
  let tree = NOTHING
  let sure = 0
  for (const anchor of chain.anchors) {
    if (anchor.size < tree.size) {
      tree = NOTHING
      sure = 0
    }
    const more = sequence.slice(tree.size, anchor.size)
    if (more.length < anchor.size - tree.size) return []
    tree = growAll(
      tree,
      more.map((index) => copy.stated.at(index)),
    )
    if (!sameBytes(rootOf(tree), anchor.root))
      return [found('checkpoint.root', sure, anchor.size - 1, { size: anchor.size })]
    sure = anchor.size
  }
  return []
}

const detailFindings = (copy: ReadCopy): readonly Finding[] =>
  [...copy.erased].flatMap(([index, id]) => {
    const number = copy.numbers[index] as number
    return copy.declared.has(id) ? [] : [found('entry.detail-missing', number, number)]
  })

/** A new epoch without an entry that says so is a history that was begun anew in silence. */
function epochFindings(copy: ReadCopy, anchors: readonly Checkpoint[]): readonly Finding[] {
  const begun = anchors.filter((anchor, at) => anchor.epoch !== (anchors[at - 1]?.epoch ?? 1))
  return begun.flatMap(({ epoch, size }) =>
    copy.epochs.has(epoch) ? [] : [found('epoch.undeclared', size, size, { epoch })],
  )
}
