import { hs6Of } from '../base/index.ts'
import type { GoodsItem, Party } from '../trade/index.ts'
import { SPECIFIC } from './description.ts'
import type { GoodsFact } from './facts.ts'
import type { Memo } from './indicator.ts'
import { SAYS_NOTHING } from './party-name.ts'
import type { RiskProfile } from './profile.ts'

/**
 * Parts of a consignment of which nothing is notable, as its screener knows: every party
 * `isPlainParty` and on no list, every item `isPlainGoods`. Nearly every line is of such parts, and
 * trade data bring them back: who remembers that of a part spares its rules.
 */
export type Plain = { readonly parties: boolean; readonly goods: boolean }

export const NOTHING_PLAIN: Plain = { parties: false, goods: false }

/** Roles that receive the goods. A forwarder to be notified, or who declares, is ordinary. */
const RECEIVES: ReadonlySet<Party['role']> = new Set(['consignee', 'importer', 'endUser'])

/**
 * Whether no rule has a word to say of the party but for a list that names it: it receives nothing, or
 * it has a name that says nothing, and nothing more is known of what it does.
 */
export const isPlainParty = (party: Party, memo: Memo): boolean =>
  !RECEIVES.has(party.role) ||
  (party.name !== undefined &&
    party.profile?.activity === undefined &&
    memo.party(party) === SAYS_NOTHING)

/** Whether no rule has a word to say of the item. */
export function isPlainGoods(
  item: GoodsItem,
  fact: GoodsFact,
  profile: RiskProfile,
  memo: Memo,
  wording: object | undefined,
): boolean {
  if (!isSilent(fact) || isPriority(hs6OfItem(item), profile)) return false
  return item.description === undefined || memo.description(item.description, wording) === SPECIFIC
}

/** Goods that are on no control list, as far as their line says. */
export const isSilent = ({ outcome }: GoodsFact): boolean =>
  outcome === 'notListed' || outcome === 'vague'

export const isPriority = (hs6: string | undefined, { priorityGoods }: RiskProfile): boolean =>
  hs6 !== undefined && priorityGoods.has(hs6)

export const hs6OfItem = ({ hs6, commodityCode }: GoodsItem): string | undefined =>
  hs6 ?? (commodityCode === undefined ? undefined : hs6Of(commodityCode))
