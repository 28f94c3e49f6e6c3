/**
 * Party fields of customs data, taken apart before any matching: several parties in one field,
 * line-break codes, contact and tax tails, fields cut at their width. Nothing is thrown away:
 * every segment keeps its place in the text as sent.
 */
export const SEGMENT_ROLES = ['name', 'behalf', 'contact', 'address'] as const
export type SegmentRole = (typeof SEGMENT_ROLES)[number]

export type Segment = {
  readonly role: SegmentRole
  readonly from: number
  readonly to: number
  /** The field is as wide as forms are, and ends inside a word. */
  readonly cut: boolean
}

/** `clean` is the text with line-break codes as line breaks, unit for unit as long as the text. */
export type PartyField = {
  readonly text: string
  readonly clean: string
  readonly segments: readonly Segment[]
}

const BREAKS = /\/N(?=[A-Z0-9\s]|$)|&#1[03];|<br\s*\/?>|\r\n?/g
/** Who stands behind whom. Without a word boundary after the slash forms: "C/OWILSON". */
const BEHALF =
  /(?<![A-Za-z])(?:C\/O|O\/B|A\/C(?=\W|[A-Z]{3})|P\/C|T\/A)[\s:.]*|(?<![\p{L}\p{N}])(?:for and )?(?:on behalf of|by order of|to (?:the )?order(?: of)?|for (?:the )?account (?:of|and)|care of|trading as|au nom de|pour le compte de|à l'ordre de|por cuenta de|a la orden de|im auftrag von|по поручению|(?:notify(?: party)?|consignee|consignor|shipper|exporter|importer|buyer|seller)\s*[:=])[\s:.]*/giu
/** A forwarder "FOR" its client; also inside names, so it only adds a segment. */
const FOR = /\sFOR\s+(?=\S{2})/g
const LEADING = /^[\s,;.:-]*(?:\(?\d{1,2}[.)]\s+|m\/s\.?\s+|messrs\.?\s+)?/i
const TAIL =
  /(?:(?<![\p{L}\p{N}])(?:(?:tel(?:ephone|efax)?|fax|phone|mob(?:ile)?|usci|tax id|vat|inn|инн|огрн|тел|zip code|iec|gstin?|nit|ruc|cnpj)\b[\s.:+#()no-]*(?=\d)|(?:att(?:n|ention)?|e-?mail)\b[\s.:]*(?=\S))|P\.?\s?O\.?\s?BOX|[^\s@]+@[^\s@]+\.[a-z]{2,})/iu
const HINT =
  /[/&<\r\n@:]|\b(?:of|for|tel|fax|phone|mob|att|mail|usci|tax|vat|inn|zip|iec|gst|nit|ruc|cnpj|order|account)|p\.? ?o\.? ?box|[à-ÿ\u0400-\u04ff]|^\W*\d/i
const WIDTHS = [35, 50, 70]

const isCut = (text: string): boolean => {
  const length = text.length
  return WIDTHS.some((width) => length === width || length === width - 1) && /[\p{L}]$/u.test(text)
}

/** A place in the text from which it tells where, not who: a comma, dash or line, then digits. */
const ADDRESS_AFTER = /(?:,|\s-\s|;|\n)(?=[^\n]*\d)/

export function readPartyField(text: string): PartyField {
  const whole: Segment = { role: 'name', from: 0, to: text.length, cut: isCut(text) }
  if (!HINT.test(text)) return { text, clean: text, segments: withAddress(text, [whole]) }
  const clean = text.replace(BREAKS, (mark) => `\n${' '.repeat(mark.length - 1)}`)
  const segments: Segment[] = []
  let at = 0
  let role: SegmentRole = 'name'
  for (const mark of clean.matchAll(BEHALF)) {
    addPart(segments, clean, at, mark.index, role)
    at = mark.index + mark[0].length
    role = 'behalf'
  }
  addPart(segments, clean, at, clean.length, role)
  for (const mark of clean.matchAll(FOR))
    addPart(segments, clean, mark.index + mark[0].length, clean.length, 'behalf')
  return { text, clean, segments: withAddress(clean, segments) }
}

function addPart(
  segments: Segment[],
  text: string,
  from: number,
  to: number,
  role: SegmentRole,
): void {
  const part = text.slice(from, to)
  const lead = part.match(LEADING)?.[0].length ?? 0
  const tail = part.slice(lead).search(TAIL)
  const end = tail > 2 ? lead + tail : tail >= 0 ? lead : part.length
  if (/[\p{L}\p{N}]{2}/u.test(part.slice(lead, end)))
    segments.push({
      role,
      from: from + lead,
      to: from + end,
      cut: to === text.length && end === part.length && isCut(text),
    })
  if (tail >= 0) segments.push({ role: 'contact', from: from + end, to, cut: false })
}

function withAddress(text: string, segments: readonly Segment[]): readonly Segment[] {
  const at = text.search(ADDRESS_AFTER)
  return at < 3
    ? segments
    : [...segments, { role: 'address', from: at + 1, to: text.length, cut: false }]
}
