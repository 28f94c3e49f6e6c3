import { newNote } from '../base/index.ts'
import type { Identification } from '../goods/index.ts'
import type { GoodsItem } from '../trade/index.ts'

type Line = {
  /** Everything but the description. */
  readonly key: string
  readonly found: Identification
  /** Whether no rule has a word to say of it. */
  readonly plain: boolean
  /** The same with its evidence at the path of a place. */
  readonly placed: Identification[]
}

export type KnownGoods = {
  /** What a goods item may be; evidence at the path of the item's place in its consignment. */
  readonly identify: (item: GoodsItem, at: number, wording?: object) => Identification
  /** Whether no rule has a word to say of it (`isPlainGoods`). */
  readonly isPlain: (item: GoodsItem, wording?: object) => boolean
}

/** Descriptions remembered before all are forgotten: bounds the memory of a thread. */
const LINES_MAX = 100_000
/** Codes remembered of one description before they are forgotten. */
const CODES_MAX = 64

/**
 * Identification of goods items, each distinct line worked out once. Where the reader gives the
 * wording of the item, what is known stands on it; else it is looked up by the description, first
 * and alone: joining it with the code into one key would make and hash a new string for every row.
 */
export function rememberGoods(
  identify: (item: GoodsItem) => Identification,
  isPlain: (item: GoodsItem, found: Identification, wording: object | undefined) => boolean,
): KnownGoods {
  const noted = newNote<Line[]>()
  let known = new Map<string, Line[]>()
  let size = 0

  const linesOf = (item: GoodsItem, wording: object | undefined): Line[] => {
    const text = item.description ?? ''
    const before = wording === undefined ? known.get(text) : noted.of(wording)
    if (before !== undefined && before.length < CODES_MAX) return before
    const lines: Line[] = []
    if (wording !== undefined) noted.put(wording, lines)
    else {
      if (size >= LINES_MAX) {
        known = new Map()
        size = 0
      }
      known.set(text, lines)
      size++
    }
    return lines
  }

  const look = (item: GoodsItem, wording: object | undefined): Line => {
    const key = keyOf(item)
    const lines = linesOf(item, wording)
    const before = lineOf(lines, key)
    if (before !== undefined) return before
    const found = identify(item)
    const line = { key, found, plain: isPlain(item, found, wording), placed: [] }
    lines.push(line)
    return line
  }

  return {
    isPlain: (item, wording) => look(item, wording).plain,
    identify(item, at, wording) {
      const line = look(item, wording)
      // most goods are nothing: the same answer for every place
      if (line.found.candidates.length === 0) return line.found
      return (line.placed[at] ??= placed(line.found, at))
    },
  }
}

function lineOf(lines: readonly Line[], key: string): Line | undefined {
  for (let at = 0; at < lines.length; at++) if (lines[at]!.key === key) return lines[at]
  return undefined
}

function keyOf(item: GoodsItem): string {
  const code = item.commodityCode ?? item.hs6 ?? ''
  if (item.casNumbers === undefined && item.descriptionLang === undefined) return code
  return `${code}|${item.casNumbers?.join(' ') ?? ''}|${item.descriptionLang ?? ''}`
}

const PATHS: Readonly<Record<string, string>> = {
  text: 'description',
  hs: 'commodityCode',
  cas: 'casNumbers',
}

/** Evidence of the goods engine speaks of `text`, `hs` and `cas`: here it gets its path. */
function placed(identification: Identification, at: number): Identification {
  return {
    ...identification,
    candidates: identification.candidates.map((candidate) => ({
      ...candidate,
      reasons: candidate.reasons.map((reason) => ({
        ...reason,
        evidence: reason.evidence.map((one) => ({ ...one, at: pathOf(one.at, at) })),
      })) as unknown as typeof candidate.reasons,
    })),
  }
}

/** A path that has an item already (`goodsItems[0].…`) gets the number of the new place. */
function pathOf(path: string, at: number): string {
  const part = path.replace(/^goodsItems\[\d+\]\./, '')
  return `goodsItems[${at}].${PATHS[part] ?? part}`
}
