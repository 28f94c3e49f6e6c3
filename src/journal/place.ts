import { type Finding, found } from './finding.ts'
import { rootOfLeaves, sameBytes } from './merkle.ts'
import type { ReadCopy } from './read-copy.ts'

/** Entries between two checkpoints; `span` is their signed root, null where none was left. */
export type Region = {
  readonly from: number
  readonly to: number
  readonly span: Uint8Array | null
}

/** What was found, and the entries of the copy in the order of the tree where that is known. */
export type Placed = {
  readonly findings: readonly Finding[]
  readonly sequence: readonly number[] | null
}

/** How far behind a changed region its successor is looked for, and how many successors are. */
const SHIFT_MAX = 64
const AHEAD = 4
/** Beyond this many entries between two checkpoints a swap is placed as a range. */
const PAIRS_MAX = 64
const CHOICES_MAX = 64
/** Of so many entries that disagree with their lines, either may be the one that was signed. */
const ODD_MAX = 8

/**
 * Finds where the entries of a copy are not those that were signed. Entries that stand in their
 * order are held against the regions one by one, so that whoever renumbered what is left is found
 * by its neighbours; where their numbers have holes or repeat, the numbers themselves place it.
 * Entries beyond the `claimed` ones are in no checkpoint at all.
 */
export function placeEntries(copy: ReadCopy, regions: readonly Region[], claimed: number): Placed {
  const dense = copy.numbers.every((number, index) => number === index)
  return dense ? aligned(copy, regions, claimed) : numbered(copy, regions, claimed)
}

type Judged = 'right' | 'edited' | 'wrong'

/**
 * Whether a region's signed root is that of the leaves as its lines state them, or of leaves that
 * its entries give where lines state others.
 */
function judge(copy: ReadCopy, indexes: readonly number[], span: Uint8Array): Judged {
  const stated = indexes.map((index) => copy.stated.at(index))
  if (sameBytes(rootOfLeaves(stated), span)) return 'right'
  const odd = indexes.flatMap((index, at) => (copy.computed.has(index) ? [at] : []))
  if (odd.length === 0 || odd.length > ODD_MAX) return 'wrong'
  for (let choice = 1; choice < 2 ** odd.length; choice++) {
    const leaves = [...stated]
    for (const [bit, at] of odd.entries())
      if ((choice >> bit) % 2 === 1)
        leaves[at] = copy.computed.get(indexes[at] as number) as Uint8Array
    if (sameBytes(rootOfLeaves(leaves), span)) return 'edited'
  }
  return 'wrong'
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Entries that are not what their own line states are edited, wherever they stand. */
const editedAt = (copy: ReadCopy, indexes: readonly number[], numberOf: (at: number) => number) =>
  indexes.flatMap((index, at) =>
    copy.computed.has(index) ? [found('entry.edited', numberOf(at), numberOf(at))] : [],
  )

function aligned(copy: ReadCopy, regions: readonly Region[], claimed: number): Placed {
  const findings: Finding[] = []
  const end = copy.stated.count
  const size = regions.at(-1)?.to ?? 0
  let position = 0
  for (let k = 0; k < regions.length; ) {
    const region = regions[k] as Region
    const indexes = range(position, position + region.to - region.from)
    const inside = indexes.length === 0 || (indexes.at(-1) as number) < end
    if (inside && (region.span === null || judge(copy, indexes, region.span) !== 'wrong')) {
      findings.push(...editedAt(copy, indexes, (at) => region.from + at))
      position += indexes.length
      k++
      continue
    }
    const next = resync(copy, regions, k, position)
    const to = next ? (regions[next.k] as Region).from : size
    const until = next?.position ?? end
    if (!next && until - position < to - region.from)
      findings.push(...cut(region.from, until - position, size))
    else
      findings.push(
        ...changed(copy, region, {
          to,
          position,
          until,
          alone: next?.k === k + 1 || k === regions.length - 1,
        }),
      )
    position = until
    k = next?.k ?? regions.length
  }
  const alien = end - position - (claimed - size)
  if (alien > 0)
    findings.push(found('entry.inserted', claimed, claimed + alien - 1, { count: alien }))
  return { findings, sequence: findings.length === 0 ? range(0, end) : null }
}

/** The tail is shorter than what was signed: what is left of its region proves nothing. */
const cut = (from: number, left: number, size: number): readonly Finding[] => [
  ...(left > 0 ? [found('entry.unproven', from, from + left - 1)] : []),
  found('copy.cut', from + left, size - 1),
]

/**
 * The next region that stands somewhere behind, unchanged. Where as many entries are left as were
 * signed, those that are right in their own place come first, and what is near the end stays there.
 */
function resync(copy: ReadCopy, regions: readonly Region[], k: number, position: number) {
  const { from } = regions[k] as Region
  const size = regions.at(-1)?.to ?? 0
  const ahead = range(k + 1, Math.min(regions.length, k + 1 + AHEAD))
  const level = copy.stated.count - position === size - from
  const standsAt = (j: number, shift: number): { k: number; position: number } | null => {
    const next = regions[j] as Region
    const start = position + next.from - from + shift
    const indexes = range(start, start + next.to - next.from)
    if (next.span === null || indexes.length === 0 || start < position) return null
    if (start + indexes.length > copy.stated.count) return null
    return judge(copy, indexes, next.span) === 'wrong' ? null : { k: j, position: start }
  }
  for (const j of level ? ahead : []) {
    const there = standsAt(j, 0)
    if (there) return there
  }
  if (level && k + AHEAD >= regions.length) return null
  for (const j of ahead)
    for (let d = 0; d <= SHIFT_MAX; d++) {
      const there = standsAt(j, -d) ?? standsAt(j, d)
      if (there) return there
    }
  return null
}

/** What happened between two places that are sure, told by how many entries stand there. */
function changed(
  copy: ReadCopy,
  region: Region,
  where: {
    readonly to: number
    readonly position: number
    readonly until: number
    /** One region alone has changed, so that its own root can tell more. */
    readonly alone: boolean
  },
): readonly Finding[] {
  const { to, position, until, alone } = where
  const { from } = region
  const indexes = range(position, until)
  const more = indexes.length - (to - from)
  const span = alone ? region.span : null
  if (more < 0) return [found('entry.deleted', from, to - 1, { count: -more })]
  if (more > 0) {
    const alien = more === 1 && span ? odd(copy, indexes, span) : -1
    if (alien >= 0) return [found('entry.inserted', from + alien, from + alien, { count: 1 })]
    return [found('entry.inserted', from, from + indexes.length - 1, { count: more })]
  }
  const pair = span ? swapped(copy, indexes, span) : null
  if (pair) return [found('entry.swapped', from + pair[0], from + pair[1], { count: 2 })]
  return [found('entry.edited', from, to - 1)]
}

/** The one entry without which the region is right; -1 where there is none. */
const odd = (copy: ReadCopy, indexes: readonly number[], span: Uint8Array): number =>
  indexes.findIndex((_, at) => judge(copy, indexes.toSpliced(at, 1), span) !== 'wrong')

function swapped(
  copy: ReadCopy,
  indexes: readonly number[],
  span: Uint8Array,
): readonly [number, number] | null {
  if (indexes.length > PAIRS_MAX) return null
  for (let i = 0; i < indexes.length; i++)
    for (let j = i + 1; j < indexes.length; j++) {
      const other = [...indexes]
      other[i] = indexes[j] as number
      other[j] = indexes[i] as number
      if (judge(copy, other, span) !== 'wrong') return [i, j]
    }
  return null
}

function numbered(copy: ReadCopy, regions: readonly Region[], claimed: number): Placed {
  const findings: Finding[] = []
  const size = regions.at(-1)?.to ?? 0
  const { numbers } = copy
  const inOrder = [...numbers].sort((a, b) => a - b)
  for (const [at, number] of numbers.entries())
    if (number !== inOrder[at])
      findings.push(found('entry.swapped', number, number, { place: inOrder[at] as number }))
  const byNumber = new Map<number, number[]>()
  for (const [index, number] of numbers.entries())
    byNumber.set(number, [...(byNumber.get(number) ?? []), index])
  const missing = range(0, size).filter((number) => !byNumber.has(number))
  findings.push(...holes(missing, size))
  const alien = [...byNumber.keys()].filter((number) => number >= claimed).sort((a, b) => a - b)
  if (alien.length > 0)
    findings.push(found('entry.inserted', alien[0] as number, alien.at(-1) as number))
  const sequence: number[] = []
  for (const region of regions) {
    const slots = range(region.from, region.to).map((number) => byNumber.get(number) ?? [])
    const whole = slots.every((slot) => slot.length > 0)
    const { chosen, sure } = whole
      ? choose(copy, slots, region.span)
      : { chosen: slots.map((slot) => slot[0]), sure: false }
    sequence.push(...chosen.filter((index) => index !== undefined))
    for (const [at, slot] of slots.entries())
      if (slot.length > 1)
        findings.push(
          found('entry.inserted', region.from + at, region.from + at, { count: slot.length - 1 }),
        )
    for (const [at, index] of chosen.entries())
      if (index !== undefined && copy.computed.has(index))
        findings.push(found('entry.edited', region.from + at, region.from + at))
    if (sure) continue
    const pair = whole && region.span ? swapped(copy, chosen as number[], region.span) : null
    findings.push(
      pair
        ? found('entry.swapped', region.from + pair[0], region.from + pair[1], { count: 2 })
        : whole
          ? found('entry.edited', region.from, region.to - 1)
          : found('entry.unproven', region.from, region.to - 1),
    )
  }
  return { findings, sequence: findings.length === 0 ? sequence : null }
}

/** Of entries with the same number, the one that was signed. */
function choose(
  copy: ReadCopy,
  slots: readonly (readonly number[])[],
  span: Uint8Array | null,
): { readonly chosen: readonly (number | undefined)[]; readonly sure: boolean } {
  let choices: (readonly number[])[] = [[]]
  for (const slot of slots)
    choices = choices
      .flatMap((choice) => slot.map((index) => [...choice, index]))
      .slice(0, CHOICES_MAX)
  const right = choices.find((choice) => span === null || judge(copy, choice, span) !== 'wrong')
  return { chosen: right ?? (choices[0] as readonly number[]), sure: right !== undefined }
}

function holes(missing: readonly number[], size: number): readonly Finding[] {
  const findings: Finding[] = []
  for (let at = 0; at < missing.length; ) {
    const from = missing[at] as number
    let to = from
    while (missing[at + 1] === to + 1) {
      to++
      at++
    }
    at++
    const count = to - from + 1
    findings.push(
      to === size - 1
        ? found('copy.cut', from, to, { count })
        : found('entry.deleted', from, to, { count }),
    )
  }
  return findings
}
