import type { Identification } from '../goods/index.ts'
import type { GoodsItem } from '../trade/index.ts'

type Line = {
  /** Everything but the description. */
  readonly key: string
  readonly found: Identification
  /** The same with its evidence at the path of a place. */
  readonly placed: Identification[]
}

/** Lines remembered before all are forgotten: bounds the memory of a thread. */
const LINES_MAX = 200_000

/**
 * Identification of goods items, each distinct line worked out once. The reader gives equal
 * descriptions as the very same string, so the description is looked up first and alone: joining
 * it with the code into one key would make and hash a new string for every row.
 */
export function rememberGoods(
  identify: (item: GoodsItem) => Identification,
): (item: GoodsItem, at: number) => Identification {
  let known = new Map<string, Line[]>()
  let size = 0
  return (item, at) => {
    const text = item.description ?? ''
    const key = keyOf(item)
    const lines = known.get(text)
    let line = lines && lineOf(lines, key)
    if (line === undefined) {
      if (size >= LINES_MAX) {
        known = new Map()
        size = 0
      }
      const found = identify(item)
      line = { key, found, placed: [] }
      if (lines === undefined || size === 0) known.set(text, [line])
      else lines.push(line)
      size++
    }
    // most goods are nothing: the same answer for every place
    if (line.found.candidates.length === 0) return line.found
    return (line.placed[at] ??= placed(line.found, at))
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
