import { directory } from '../access/index.ts'
import type {
  HandlingView,
  Preview,
  ReceivedList,
  ReceivedRecord,
  Seen,
} from '../exchange/index.ts'
import type { Act } from '../store/index.ts'
import type { Consignment } from '../trade/index.ts'
import type { Language, Say } from '../words/index.ts'
import type {
  HandlingBody,
  ReceivedAnswer,
  ReceivedBody,
  ReleasePreview,
  SeenBody,
} from './schemas/index.ts'
import { sayFinding } from './speech.ts'

/** Records of the exchange as the API shows them. */
const WEIGHT = { HARD: 0, MIDDLE: 1, WEAK: 2 } as const

export const seenBody = (seen: Seen, say: Say, language: Language): SeenBody => ({
  id: seen.id,
  lane: seen.lane,
  score: seen.score,
  completeness: seen.completeness,
  codes: [...seen.codes],
  createdAt: seen.createdAt,
  nominal: seen.nominal,
  consignment: seen.consignment as unknown as SeenBody['consignment'],
  findings: [...seen.findings]
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.points - a.points)
    .map((finding) => sayFinding(finding, say, language)),
})

export const previewBody = (
  { seen, withheld, recipients, ...rest }: Preview,
  say: Say,
  language: Language,
): ReleasePreview => ({
  ...rest,
  recipients: [...recipients],
  seen: seenBody(seen, say, language),
  withheld: [...withheld],
})

export const handlingBody = ({ handling, version, releases }: HandlingView): HandlingBody => ({
  version,
  ...handling,
  purposes: [...handling.purposes],
  releases: releases.map((one) => ({
    id: one.id,
    organisation: { id: one.organisation, name: one.organisationName },
    person: one.person === null ? null : { id: one.person, name: one.personName },
    operation: one.operation === null ? null : { id: one.operation, name: one.operationName },
    nominal: one.nominal,
    from: one.from,
    until: one.until,
    at: one.at,
    withdrawnAt: one.withdrawnAt,
  })),
})

export async function receivedAnswer(
  act: Act,
  list: ReceivedList,
  say: Say,
): Promise<ReceivedAnswer> {
  const names = new Map((await directory(act)).map((one) => [one.id, one.name]))
  const called = (id: string) => ({ id, name: names.get(id) ?? id })
  return {
    received: list.items.map((item) => {
      const { goodsItems, countries } = item.consignment as Partial<Consignment>
      const [first] = goodsItems ?? []
      return {
        id: item.id,
        owner: called(item.owner),
        lane: item.lane,
        score: item.score,
        codes: [...item.codes],
        reasons: item.codes.map((code) => ({ code, heading: say(`indicator.${code}`) })),
        goods: first?.description ?? null,
        hs6: first?.hs6 ?? null,
        destination: countries?.finalDestination ?? countries?.destination ?? null,
        receivedAt: item.receivedAt,
      }
    }),
    next: list.next,
    total: list.counts.reduce((sum, one) => sum + one.count, 0),
    counts: list.counts.map(({ owner, count }) => ({ owner: called(owner), count })),
  }
}

export const receivedBody = (
  { seen, owner, label, exportable }: ReceivedRecord,
  say: Say,
  language: Language,
): ReceivedBody => ({
  owner: { ...owner },
  label: { ...label, purposes: [...label.purposes] },
  exportable,
  record: seenBody(seen, say, language),
})
