/** A share in per cent as declared: one figure, or a range ("25-35 %"). */
export type Share = { readonly from: number; readonly to: number }

const SHARE =
  /(\d{1,3}(?:[.,]\d+)?)\s*(?:%\s*)?(?:(?:-|–|à|a|to|bis)\s*(\d{1,3}(?:[.,]\d+)?)\s*)?(?:%|pct\b|per cent\b|percent\b|pour cent\b)/gi
const number = (text: string): number => Number(text.replace(',', '.'))
const AROUND = 28

/** The share that stands nearest to a span of the text; `undefined` where there is none near. */
export function shareNear(text: string, span: readonly [number, number]): Share | undefined {
  let best: Share | undefined
  let nearest = AROUND
  for (const match of text.matchAll(SHARE)) {
    const from = number(match[1]!)
    const to = match[2] ? number(match[2]) : from
    if (from > 100 || to > 100 || to < from) continue
    const after = match.index - span[1]
    const before = span[0] - (match.index + match[0].length)
    // a figure behind the name is its own; one before it less surely
    const distance = after >= 0 ? after : before >= 0 ? before + 4 : 0
    if (distance < nearest) {
      nearest = distance
      best = { from, to }
    }
  }
  return best
}

/** The only share of a text, for a CAS number that was declared beside it. */
export function onlyShare(text: string): Share | undefined {
  if (!/%|pct|cent/i.test(text)) return undefined
  const shares = [...text.matchAll(SHARE)]
  if (shares.length !== 1) return undefined
  const from = number(shares[0]![1]!)
  return { from, to: shares[0]![2] ? number(shares[0]![2]) : from }
}
