import { addPair, hashBytes, type Pairs, pairs } from './hash.ts'
import type { WordColumns } from './layout.ts'
import { CLASS, type Lexeme, lexemeOf } from './lexicon/index.ts'
import { looseKeys } from './loose-keys.ts'
import { MISSING_APART, WEIGHT } from './policy.ts'
import type { Tokens } from './token-store.ts'
import { SCRIPT } from './words-of.ts'

/** A form read from Han in pinyin: only words in other scripts are compared with it. */
export const FORM = { pinyin: 1 } as const

/** Builds one word index form by form; `finish` gives the flat columns. */
export type FormBuilder = {
  readonly add: (tokens: Tokens, owner: number, flags: number) => number
  readonly finish: () => WordColumns
}

const text = new TextDecoder('latin1')

class Growing {
  array = new Uint32Array(1 << 16)
  length = 0
  push(value: number): void {
    if (this.length === this.array.length) {
      const more = new Uint32Array(this.array.length * 2)
      more.set(this.array)
      this.array = more
    }
    this.array[this.length++] = value
  }
}

export function formBuilder(lexicon: ReadonlyMap<string, Lexeme>): FormBuilder {
  let bytes = new Uint8Array(1 << 18)
  let used = 0
  const at = new Growing()
  at.push(0)
  const kinds: number[] = []
  const groups: number[] = []
  const scripts: number[] = []
  let slots = new Uint32Array(1 << 17)
  const counts: number[] = []
  const formStarts = new Growing()
  formStarts.push(0)
  const formWords = new Growing()
  const formApart: number[] = []
  const formOwner = new Growing()
  const formFlags: number[] = []

  const room = (more: number) => {
    if (used + more <= bytes.length) return
    const bigger = new Uint8Array(bytes.length * 2)
    bigger.set(bytes)
    bytes = bigger
  }
  const place = (hash: number, from: Uint8Array, begin: number, end: number): number => {
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot]!
      if (id === 0 || same(id - 1, from, begin, end)) return slot
    }
  }
  const same = (id: number, from: Uint8Array, begin: number, end: number): boolean => {
    const start = at.array[id]!
    if (at.array[id + 1]! - start !== end - begin) return false
    for (let i = 0; i < end - begin; i++) if (bytes[start + i] !== from[begin + i]) return false
    return true
  }
  const grow = () => {
    const old = slots
    slots = new Uint32Array(old.length * 2)
    for (const id of old)
      if (id > 0)
        slots[
          place(
            hashBytes(bytes, at.array[id - 1]!, at.array[id]!),
            bytes,
            at.array[id - 1]!,
            at.array[id]!,
          )
        ] = id
  }
  const intern = (
    from: Uint8Array,
    begin: number,
    end: number,
    script: number,
    lexeme?: Lexeme,
  ): number => {
    const slot = place(hashBytes(from, begin, end), from, begin, end)
    if (slots[slot]! > 0) return slots[slot]! - 1
    const id = at.length - 1
    room(end - begin)
    bytes.set(from.subarray(begin, end), used)
    used += end - begin
    at.push(used)
    const known =
      lexeme ??
      (from[begin]! < 128
        ? lexemeOf(lexicon, text.decode(from.subarray(begin, end)))
        : { class: CLASS.name, group: 0 })
    kinds.push(known.class)
    groups.push(known.group)
    scripts.push(script)
    counts.push(0)
    slots[slot] = id + 1
    if (at.length * 2 > slots.length) grow()
    return id
  }

  const scratch = new Uint8Array(128)
  for (const [word, lexeme] of lexicon) {
    for (let i = 0; i < word.length; i++) scratch[i] = word.charCodeAt(i)
    intern(scratch, 0, word.length, SCRIPT.latin, lexeme)
  }

  const add = (tokens: Tokens, owner: number, flags: number): number => {
    const form = formOwner.length
    const first = formWords.length
    for (let i = 0; i < tokens.count; i++) {
      const pinyin = flags & FORM.pinyin && tokens.latinTo[i]! > tokens.latinFrom[i]!
      const begin = pinyin ? tokens.latinFrom[i]! : tokens.from[i]!
      const end = pinyin ? tokens.latinTo[i]! : tokens.to[i]!
      const id = intern(tokens.bytes, begin, end, pinyin ? SCRIPT.latin : tokens.script[i]!)
      let again = false
      for (let k = first; k < formWords.length; k++) again ||= formWords.array[k] === id
      if (!again) counts[id] = (counts[id] ?? 0) + 1
      formWords.push(id)
      formApart.push(tokens.apart[i]!)
    }
    formStarts.push(formWords.length)
    formOwner.push(owner)
    formFlags.push(flags)
    return form
  }

  const finish = (): WordColumns => {
    const words = kinds.length
    const forms = formOwner.length
    const weight = new Float32Array(words)
    for (let id = 0; id < words; id++)
      weight[id] =
        (kinds[id] === CLASS.name && isPatronymic(bytes, at.array[id]!, at.array[id + 1]!)
          ? WEIGHT.patronymic
          : 1) *
        weightOf(
          kinds[id]!,
          counts[id]!,
          forms,
          bytes[at.array[id]!]! < 128 ? at.array[id + 1]! - at.array[id]! : 9,
        )
    const loose = looseKeys(bytes, at.array, words, scripts, kinds)
    const byGroup = pairs(1024)
    groups.forEach((group, id) => {
      if (group > 0) addPair(byGroup, group, id)
    })
    const grouped = ranges(byGroup)
    const post = postings(formStarts.array, formWords.array, forms, words)
    const formWeight = new Float32Array(forms)
    for (let form = 0; form < forms; form++)
      for (let k = formStarts.array[form]!; k < formStarts.array[form + 1]!; k++)
        formWeight[form]! += weight[formWords.array[k]!]! * (formApart[k] ? MISSING_APART : 1)
    return {
      bytes: bytes.slice(0, used),
      at: at.array.slice(0, words + 1),
      weight,
      kind: Uint8Array.from(kinds),
      group: Uint16Array.from(groups),
      count: Uint32Array.from(counts),
      slots,
      foldStarts: loose.fold.starts,
      foldKeys: loose.fold.keys,
      foldValues: loose.fold.values,
      skeletonStarts: loose.skeleton.starts,
      skeletonKeys: loose.skeleton.keys,
      skeletonValues: loose.skeleton.values,
      nearStarts: loose.near.starts,
      nearKeys: loose.near.keys,
      nearValues: loose.near.values,
      groupStarts: grouped.starts,
      groupValues: grouped.values,
      postStarts: post.starts,
      posts: post.posts,
      formStarts: formStarts.array.slice(0, forms + 1),
      formWords: formWords.array.slice(0, formWords.length),
      formApart: Uint8Array.from(formApart),
      formOwner: formOwner.array.slice(0, forms),
      formWeight,
      formFlags: Uint8Array.from(formFlags),
    }
  }
  return { add, finish }
}

const PATRONYMIC = /(?:[aeo]v|ye?v|ie?v)(?:ich|ych|na)$/

/** "Dmitriyevich", "Petrovna": said or left out as the occasion wants. */
export function isPatronymic(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 7 || bytes[from]! >= 128) return false
  const last = bytes[to - 1]!
  if (last !== 104 && last !== 97) return false
  return PATRONYMIC.test(text.decode(bytes.subarray(from, to)))
}

/** Weight of a word: by class, and for names by how rare they are among the forms. */
export function weightOf(kind: number, count: number, forms: number, length: number): number {
  switch (kind) {
    case CLASS.legal:
      return WEIGHT.legal
    case CLASS.stop:
      return WEIGHT.stop
    case CLASS.business:
      return WEIGHT.business
    case CLASS.place:
      return WEIGHT.place
    case CLASS.number:
      return WEIGHT.number
    case CLASS.initial:
      return WEIGHT.initial
    default: {
      // A small list knows little about rarity: it is read as if it had ten thousand names.
      const all = Math.max(10_000, forms)
      const rare =
        count === 0
          ? WEIGHT.unknown
          : Math.max(WEIGHT.nameLeast, 1 - Math.log(count) / Math.log(all))
      return rare * (length <= 2 ? WEIGHT.twoLetters : length === 3 ? WEIGHT.threeLetters : 1)
    }
  }
}

/** Values by a small key, as ranges: `starts[key]` to `starts[key + 1]`. */
function ranges({ keys, values, count }: Pairs): {
  readonly starts: Uint32Array
  readonly values: Uint32Array
} {
  let most = 0
  for (let i = 0; i < count; i++) most = Math.max(most, keys[i]!)
  const starts = new Uint32Array(most + 2)
  for (let i = 0; i < count; i++) starts[keys[i]! + 1]!++
  for (let k = 0; k <= most; k++) starts[k + 1]! += starts[k]!
  const next = starts.slice()
  const sorted = new Uint32Array(count)
  for (let i = 0; i < count; i++) sorted[next[keys[i]!]!++] = values[i]!
  return { starts, values: sorted }
}

function postings(
  formStarts: Uint32Array,
  formWords: Uint32Array,
  forms: number,
  words: number,
): { readonly starts: Uint32Array; readonly posts: Uint32Array } {
  const starts = new Uint32Array(words + 1)
  const last = new Uint32Array(words).fill(0xffffffff)
  for (let form = 0; form < forms; form++)
    for (let k = formStarts[form]!; k < formStarts[form + 1]!; k++) {
      const word = formWords[k]!
      if (last[word] === form) continue
      last[word] = form
      starts[word + 1]!++
    }
  for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!
  const next = starts.slice(0, words)
  const posts = new Uint32Array(starts[words]!)
  last.fill(0xffffffff)
  for (let form = 0; form < forms; form++)
    for (let k = formStarts[form]!; k < formStarts[form + 1]!; k++) {
      const word = formWords[k]!
      if (last[word] === form) continue
      last[word] = form
      posts[next[word]!++] = form
    }
  return { starts, posts }
}
