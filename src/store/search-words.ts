/** Case, accents and width do not count when an officer looks for a word. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const SEARCHED = new Set([
  'description',
  'hs6',
  'commodityCode',
  'casNumbers',
  'lrn',
  'mrn',
  'ucr',
  'declarantRef',
  'id',
  'file',
  'equipmentIds',
])

/** Enough for the goods and numbers of any ordinary declaration; a page never reads more. */
const LONGEST = 2000

/** The text in which a target can be found: goods, codes and numbers, without nominal fields. */
export function wordsOf(plain: unknown): string {
  const found: string[] = []
  let length = 0
  const walk = (value: unknown, key: string): void => {
    if (length > LONGEST) return
    if (typeof value === 'string') {
      if (!SEARCHED.has(key)) return
      found.push(value)
      length += value.length + 1
    } else if (Array.isArray(value)) for (const item of value) walk(item, key)
    else if (typeof value === 'object' && value !== null)
      for (const name in value) walk((value as Record<string, unknown>)[name], name)
  }
  walk(plain, '')
  return fold(found.join('\n').slice(0, LONGEST))
}
