import { detailHash, entryLeaf } from './canonical.ts'
import { type CopyEntry, type CopyHead, copyLineSchema } from './copy.ts'
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

export async function readCopy(lines: AsyncIterable<string> | Iterable<string>): Promise<ReadCopy> {
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
  for await (const text of lines) {
    line++
    const read = readLine(text)
    if (read === null || (read.kind === 'journal') !== (line === 1)) {
      findings.push(found('copy.line', numbers.length, numbers.length, { line }))
      continue
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
  return { head, numbers, stated, computed, erased, declared, epochs, notes, findings }
}

/** A line that is not written as a copy writes it could be read in two ways: it is not believed. */
function readLine(text: string) {
  try {
    const value: unknown = JSON.parse(text)
    const read = copyLineSchema.safeParse(value)
    return read.success && JSON.stringify(value) === text ? read.data : null
  } catch {
    return null
  }
}

/**
 * The leaf that a line's fields give. Where detail and its hash do not agree one of them is not
 * what was sealed, and the leaf is that of whichever makes it another one than the line states.
 */
function leafOf(entry: CopyEntry, organisation: string, stated: Uint8Array): Buffer {
  const kept = entryLeaf({ ...entry, organisation }, Buffer.from(entry.detailHash, 'hex'))
  if (!entry.detail || !sameBytes(kept, stated)) return kept
  const { salt, ...detail } = entry.detail
  return entryLeaf({ ...entry, organisation }, detailHash(Buffer.from(salt, 'hex'), detail))
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
