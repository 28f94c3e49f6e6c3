import { countryCode } from '../base/index.ts'
import { findPhrases, findUnspaced, type PhraseHit, type Phrases, phrasesAt } from './phrases.ts'
import { isUnspaced, type Word, wordsOf } from './text.ts'

/** A word that decided, with its range in the text as received. */
export type WordHit = { readonly word: string; readonly span: readonly [number, number] }

/** What a party's name says about the party. Absent: it does not say so. */
export type NameReading = {
  /** A freight forwarder, carrier or logistics firm. */
  readonly forwarder?: WordHit
  /** A bank. */
  readonly bank?: WordHit
  /** "To the order of" stands before the name. */
  readonly order?: WordHit
  /** Nobody is named: an order clause without a name, "unknown", "as per B/L", no letters. */
  readonly noEndUser?: WordHit
}

export type NameWords = {
  readonly forwarders: Phrases
  readonly banks: Phrases
  readonly noEndUser: Phrases
  /** Legal forms, words without a trade, trade cities. */
  readonly fillers: Phrases
  /** Words that may follow an order clause without naming anybody. */
  readonly orderWords: Phrases
}

/** Most names say nothing about their bearer. */
export const SAYS_NOTHING: NameReading = {}
/** What follows belongs to somebody else or is no name: care of, notify, telephone, next line. */
const REST = /\bc\/o\b|\bcare of\b|\bnotify\b|\battn\b|\battention\b|\/n\b|[\r\n;]/i
const LEADS = new Set(['consigned', 'consignee', 'cnee', 'm', 's', 'messrs', 'unto', 'the'])

const hit = (text: string, words: readonly Word[], from: number, to: number): WordHit => {
  const span = [words[from]!.start, words[to - 1]!.end] as const
  return { word: text.slice(...span), span }
}

/** Words passed over when the word that names the trade is looked for. */
function passable(words: readonly Word[], fillers: Phrases, name: string): boolean[] {
  const pass = words.map((word) => word.text.length === 1 || /^\d+$/.test(word.text))
  for (const { from, to } of findPhrases(fillers, words)) pass.fill(true, from, to)
  for (const bracket of name.matchAll(/[([][^)\]]*[)\]]/g))
    for (const [at, word] of words.entries())
      if (word.start >= bracket.index && word.end <= bracket.index + bracket[0].length)
        pass[at] = true
  // a country after the trade ("Orient Cargo Kenya Ltd") is no trade either
  for (let at = words.length - 1; at > 0; at--) {
    if (pass[at]) continue
    const { text } = words[at]!
    if (text.length > 3 && countryCode(text) !== undefined) pass[at] = true
    else break
  }
  return pass
}

/**
 * Finds the word by which a firm names its trade. A word counts anywhere, at the head (last word
 * before the legal form, the English order), in the lead (first word, the Romance and Slavonic
 * order) or in pairs, as its row says: "Cargo Pants & Co Clothing" carries no cargo.
 */
function tradeWord(
  table: Phrases,
  text: string,
  words: readonly Word[],
  passed: () => readonly boolean[],
): WordHit | undefined {
  if (table.unspaced.length > 0 && isUnspaced(text)) {
    const span = findUnspaced(table, text)
    if (span) return { word: text.slice(...span), span }
  }
  const hits = findPhrases(table, words)
  if (hits.length === 0) return undefined
  const pass = passed()
  const barred = hits.filter((one) => one.kind === 'not')
  const free = (one: PhraseHit) => !barred.some((bar) => one.from < bar.to && bar.from < one.to)
  // the term itself may be a word that is passed over otherwise ("Agency")
  const firstContent = pass.indexOf(false)
  const lastContent = pass.lastIndexOf(false)
  const content = pass.filter((one) => !one).length
  const isHead = (one: PhraseHit) => one.to - 1 >= lastContent
  const isLead = (one: PhraseHit) => one.from <= firstContent
  const pairs = new Map<string, PhraseHit>()
  for (const one of hits) {
    if (one.kind === 'not' || !free(one)) continue
    const decides =
      one.kind === 'any' ||
      (one.kind === 'head' && isHead(one)) ||
      (one.kind === 'lead' && isLead(one)) ||
      (one.kind === 'lone' && isLead(one) && content <= 2)
    if (decides) return hit(text, words, one.from, one.to)
    if (one.kind === 'pair') pairs.set(words[one.from]!.text, one)
  }
  if (pairs.size < 2) return undefined
  const last = [...pairs.values()].find(isHead)
  return last && hit(text, words, last.from, last.to)
}

/** An order clause at the beginning, and whether anybody is named after it. */
function orderClause(
  text: string,
  words: readonly Word[],
  tables: NameWords,
): { readonly hit: WordHit; readonly named: boolean } | undefined {
  let at = 0
  while (at < words.length && LEADS.has(words[at]!.text)) at++
  const starts = [
    ...phrasesAt(tables.noEndUser, words, 0),
    ...(at < words.length ? phrasesAt(tables.noEndUser, words, at) : []),
  ]
  const start = starts.find((one) => one.kind === 'start')
  if (start === undefined) return undefined
  let named = false
  for (let i = start.to; i < words.length; ) {
    const empty =
      phrasesAt(tables.orderWords, words, i)[0] ?? phrasesAt(tables.noEndUser, words, i)[0]
    if (empty === undefined) {
      named = true
      break
    }
    i = empty.to
  }
  return { hit: hit(text, words, start.from, named ? start.to : words.length), named }
}

/** Nothing but words that name nobody: "final consignee not yet known", "holder of B/L". */
function voidName(text: string, words: readonly Word[], tables: NameWords): WordHit | undefined {
  let empty = false
  for (let at = 0; at < words.length; ) {
    const nobody = phrasesAt(tables.noEndUser, words, at).find((one) => one.kind === 'void')
    const beside = nobody ?? phrasesAt(tables.orderWords, words, at)[0]
    if (beside === undefined) return undefined
    empty ||= nobody !== undefined
    at = beside.to
  }
  return empty ? hit(text, words, 0, words.length) : undefined
}

/** The whole name is one phrase that names nobody; a reference number may follow it. */
function emptyName(text: string, words: readonly Word[], table: Phrases): WordHit | undefined {
  let end = words.length
  while (end > 0 && /\d/.test(words[end - 1]!.text)) end--
  if (end < words.length && end > 1 && /^(no|nr|num|number|numero|n)$/.test(words[end - 1]!.text))
    end--
  if (end === 0) {
    // "3M" is a name; "---" and "000" are none
    if (/\p{L}/u.test(text)) return undefined
    return { word: text.trim() || text, span: [0, text.length] }
  }
  const whole = phrasesAt(table, words, 0).some((one) => one.kind === 'whole' && one.to === end)
  if (whole) return hit(text, words, 0, end)
  const span = isUnspaced(text) ? findUnspaced(table, text) : undefined
  return span && span[1] - span[0] === text.trim().length ? { word: text.trim(), span } : undefined
}

/** Reads a party's name. Pure, and the same for the same text: callers may keep the answer. */
export function readPartyName(name: string, tables: NameWords): NameReading {
  const rest = REST.exec(name)
  const text = rest && rest.index > 0 ? name.slice(0, rest.index) : name
  const words = wordsOf(text)
  // "same as notify party" names nobody, although a notify clause ends other names
  const empty =
    emptyName(text, words, tables.noEndUser) ??
    (text === name ? undefined : emptyName(name, wordsOf(name), tables.noEndUser))
  if (empty) return { noEndUser: empty }
  const nobody = voidName(text, words, tables)
  if (nobody) return { noEndUser: nobody }
  const order = orderClause(text, words, tables)
  if (order && !order.named) return { noEndUser: order.hit, order: order.hit }
  // most names have no word of a trade, and need no closer look
  let pass: readonly boolean[] | undefined
  const passed = () => (pass ??= passable(words, tables.fillers, text))
  const forwarder = tradeWord(tables.forwarders, text, words, passed)
  const bank = tradeWord(tables.banks, text, words, passed)
  if (!forwarder && !bank && !order) return SAYS_NOTHING
  return {
    ...(bank ? { bank } : forwarder ? { forwarder } : {}),
    ...(order ? { order: order.hit } : {}),
  }
}
