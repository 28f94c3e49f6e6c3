import { detailHash, entryLeaf } from './canonical.ts'
import { type CopyEntry, type CopyHead, copyLineSchema, isCopyEntry } from './copy.ts'
import { type Finding, found } from './finding.ts'
import { sameBytes } from './merkle.ts'
import { type Note, readNote } from './note.ts'

const HASH = 32

/** Hashes one behind the other in one buffer: a million entries are 32 MB, not a million objects. */
export type Leaves = { readonly count: number; readonly at: (index: number) => Uint8Array }

/** What a copy says, in the order of its lines; nothing of it is believed yet. */
export type ReadCopy = {
  readonly head: CopyHead | null
  /** Of each entry: its own number and the leaf that its line states. */
  readonly numbers: readonly number[]
  readonly stated: Leaves
  /** Only where an entry gives another leaf than its line states. */
  readonly computed: ReadonlyMap<number, Uint8Array>
  /** Entries without their detail, by index. */
  readonly erased: ReadonlyMap<number, string>
  /** Ids of entries whose detail an entry says was erased. */
  readonly declared: ReadonlySet<string>
  /** Epochs that an entry says have begun: epoch → index of the entry. */
  readonly epochs: ReadonlyMap<number, number>
  readonly notes: readonly (Note | null)[]
  readonly findings: readonly Finding[]
}

/** One by one, or many at a time: a million waits for one line each cost more than their proof. */
export type CopyLines = Iterable<string> | AsyncIterable<string> | AsyncIterable<readonly string[]>

export async function readCopy(lines: CopyLines): Promise<ReadCopy> {
  let head: CopyHead | null = null
  const numbers: number[] = []
  const stated = growingLeaves()
  const computed = new Map<number, Uint8Array>()
  const erased = new Map<number, string>()
  const declared = new Set<string>()
  const epochs = new Map<number, number>()
  const notes: (Note | null)[] = []
  const findings: Finding[] = []
  let organisation = ''
  let line = 0
  const take = (text: string): void => {
    line++
    const read = readLine(text)
    if (read === null || (read.kind === 'journal') !== (line === 1)) {
      findings.push(found('copy.line', numbers.length, numbers.length, { line }))
      return
    }
    if (read.kind === 'journal') {
      head = read
      organisation = read.organisation
    } else if (read.kind === 'checkpoint') notes.push(readNote(read.note))
    else {
      const index = numbers.length
      numbers.push(read.number)
      const leaf = Buffer.from(read.leaf, 'hex')
      stated.push(leaf)
      const own = leafOf(read, organisation, leaf)
      if (!sameBytes(own, leaf)) computed.set(index, own)
      if (read.detail === null) erased.set(index, read.id)
      else if (read.act === 'journal.detail-erased')
        for (const id of read.detail.objects) declared.add(id)
      else if (read.act === 'journal.epoch-begun') epochs.set(Number(read.detail.said.epoch), index)
    }
  }
  for await (const given of lines) {
    if (typeof given === 'string') take(given)
    else for (const text of given) take(text)
  }
  return { head, numbers, stated, computed, erased, declared, epochs, notes, findings }
}

/** A line that is not written as a copy writes it could be read in two ways: it is not believed. */
function readLine(text: string) {
  try {
    const value: unknown = JSON.parse(text)
    if (JSON.stringify(value) !== text) return null
    if (isCopyEntry(value)) return value
    const read = copyLineSchema.safeParse(value)
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/**
 * The leaf that a line's fields give. Where detail and its hash do not agree one of them is not
 * what was sealed, and the leaf is that of whichever makes it another one than the line states.
 */
function leafOf(entry: CopyEntry, organisation: string, stated: Uint8Array): Buffer {
  const sealed = { ...entry, organisation }
  const detail = Buffer.from(entry.detailHash, 'hex')
  const kept = entryLeaf(sealed, detail)
  if (!entry.detail || !sameBytes(kept, stated)) return kept
  const own = detailHash(Buffer.from(entry.detail.salt, 'hex'), entry.detail)
  return sameBytes(own, detail) ? kept : entryLeaf(sealed, own)
}

function growingLeaves(): Leaves & { readonly push: (leaf: Uint8Array) => void } {
  let bytes = Buffer.alloc(1024 * HASH)
  let count = 0
  return {
    get count() {
      return count
    },
    at: (index) => bytes.subarray(index * HASH, (index + 1) * HASH),
    push(leaf) {
      if ((count + 1) * HASH > bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
      bytes.set(leaf, count * HASH)
      count++
    },
  }
}
