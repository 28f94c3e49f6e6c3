import { GOODS_FAMILIES, type GoodsFamily } from '../../base/index.ts'
import { mayName } from '../../operations/index.ts'
import type { Act } from '../../store/index.ts'
import { GOOD_REQUEST, type Point } from '../completeness.ts'
import { FACTS, type Fact, type Facts } from '../facts.ts'
import type { Begun } from '../origin-facts.ts'
import { type Recipient, recipients } from './asking.ts'
import { type From, factsOfOrigin, originOf } from './origin.ts'
import { knownBy } from './request-row.ts'

export type AskForm = {
  /** What the caller's roles may say; facts that name somebody are for some alone. */
  readonly facts: readonly Fact[]
  /** What a good request holds, by family. */
  readonly points: Readonly<Record<GoodsFamily, readonly Point[]>>
  readonly families: readonly GoodsFamily[]
  readonly recipients: readonly Recipient[]
  /** What is known of the target or the case that it is asked from. */
  readonly prefill: Facts
  readonly begun: Begun
}

/** What the form begins with. Refuses `target.absent`, `case.absent`, and `advice.red` as asking does. */
export async function askForm(act: Act, from: From): Promise<AskForm> {
  const names = mayName(await act.rights())
  const { facts, begun } = await factsOfOrigin(act, await originOf(act, from))
  return {
    facts: FACTS.filter((one) => names || !one.nominal),
    ...{ points: GOOD_REQUEST, families: GOODS_FAMILIES },
    recipients: await recipients(act, await knownBy(act)),
    ...{ prefill: facts, begun },
  }
}
