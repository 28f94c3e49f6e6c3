import { newSheet, type Sheet } from './align.ts'
import { type Expander, expander } from './expand.ts'
import type { WordColumns } from './layout.ts'
import { CLASS } from './lexicon/index.ts'
import { MOST_CANDIDATES } from './policy.ts'

/** The working space of one thread over one word index. */
export type Search = {
  readonly words: WordColumns
  readonly expand: Expander
  readonly sheet: Sheet
  readonly votes: Float32Array
  readonly voted: Uint32Array
  votedCount: number
  readonly candidates: Uint32Array
  readonly shares: Float32Array
  candidateCount: number
  /** First pair of a word of the index in the current query, or -1; the chain runs on `next`. */
  readonly head: Int32Array
  readonly headOf: Uint32Array
  headCount: number
  readonly next: Int32Array
  readonly linkUnit: Uint8Array
  readonly linkLike: Float32Array
  linkCount: number
  hasHan: boolean
  /** The last word of the query was cut by the width of the field. */
  cut: boolean
  readonly unitPinyin: Uint8Array
  readonly joined: Uint8Array
}

const LINKS = 1 << 14

export const newSearch = (words: WordColumns): Search => ({
  words,
  expand: expander(words),
  sheet: newSheet(),
  votes: new Float32Array(words.formOwner.length),
  voted: new Uint32Array(words.formOwner.length),
  votedCount: 0,
  candidates: new Uint32Array(MOST_CANDIDATES),
  shares: new Float32Array(MOST_CANDIDATES),
  candidateCount: 0,
  head: new Int32Array(words.kind.length).fill(-1),
  headOf: new Uint32Array(LINKS),
  headCount: 0,
  next: new Int32Array(LINKS),
  linkUnit: new Uint8Array(LINKS),
  linkLike: new Float32Array(LINKS),
  linkCount: 0,
  hasHan: false,
  cut: false,
  unitPinyin: new Uint8Array(256),
  joined: new Uint8Array(256),
})

/** Empties the working space of the last query; only what was touched. */
export function clear(search: Search): void {
  for (let k = 0; k < search.votedCount; k++) search.votes[search.voted[k]!] = 0
  search.votedCount = 0
  for (let k = 0; k < search.headCount; k++) search.head[search.headOf[k]!] = -1
  search.headCount = 0
  search.linkCount = 0
  search.candidateCount = 0
  search.sheet.unitCount = 0
  search.sheet.pairCount = 0
  search.hasHan = false
}

/** Ties a unit to the words it may stand for, and lets the rarer of them vote for their names. */
export function link(
  search: Search,
  unit: number,
  answer: number,
  discount: number,
  share: number,
): void {
  const { expand, words } = search
  const from = expand.start[answer]!
  const to = from + expand.count[answer]!
  for (let k = from; k < to; k++) {
    if (search.linkCount >= LINKS) return
    const id = expand.ids[k]!
    const like = expand.likes[k]! * discount
    const at = search.linkCount++
    search.linkUnit[at] = unit
    search.linkLike[at] = like
    if (search.head[id] === -1) search.headOf[search.headCount++] = id
    search.next[at] = search.head[id]!
    search.head[id] = at
    const kind = words.kind[id]!
    // Words that every name has do not look for names; they only count once one is found.
    if (kind === CLASS.legal || kind === CLASS.stop || (kind === CLASS.business && like < 0.9))
      continue
    vote(search, id, like * words.weight[id]! * share)
  }
}

function vote(search: Search, id: number, worth: number): void {
  const { words, votes, voted } = search
  for (let p = words.postStarts[id]!; p < words.postStarts[id + 1]!; p++) {
    const form = words.posts[p]!
    if (votes[form] === 0) voted[search.votedCount++] = form
    votes[form]! += worth
  }
}
