import { GOODS_FAMILIES, type GoodsFamily, Refused } from '../../base/index.ts'
import { mayName } from '../../operations/index.ts'
import { may } from '../../rights/index.ts'
import { type Act, mayOn, targetById } from '../../store/index.ts'
import type { Consignment, Party } from '../../trade/index.ts'
import { GOOD_REQUEST, type Point } from '../completeness.ts'
import { FACTS, type Fact, type Facts } from '../facts.ts'
import { type Recipient, recipients } from './asking.ts'
import { knownBy } from './request-row.ts'

export type AskForm = {
  /** What the caller's roles may say; facts that name somebody are for some alone. */
  readonly facts: readonly Fact[]
  /** What a good request holds, by family. */
  readonly points: Readonly<Record<GoodsFamily, readonly Point[]>>
  readonly families: readonly GoodsFamily[]
  readonly recipients: readonly Recipient[]
  /** What is known of the target that it is asked from. */
  readonly prefill: Facts
}

/** What the form begins with. Refuses `target.absent`, and `advice.red` as asking does. */
export async function askForm(act: Act, target: string | null): Promise<AskForm> {
  const names = mayName(await act.rights())
  return {
    facts: FACTS.filter((one) => names || !one.nominal),
    ...{ points: GOOD_REQUEST, families: GOODS_FAMILIES },
    recipients: await recipients(act, await knownBy(act)),
    prefill: target === null ? {} : await prefillOf(act, target),
  }
}

async function prefillOf(act: Act, target: string): Promise<Facts> {
  const label = await mayOn(act, 'consult', 'target', target)
  if (label.owner !== act.caller.organisation) throw new Refused('target.absent')
  if (label.tlp === 'RED') throw new Refused('advice.red')
  const nominal = may(await act.rights(), 'consult-nominal', label)
  const { consignment } = await targetById(act, target, { nominal })
  return factsOf(consignment as unknown as Partial<Consignment>, nominal)
}

const addressOf = (party: Party | undefined): string | undefined =>
  party &&
  [...(party.addressLines ?? []), party.street, party.postcode, party.city, party.country]
    .filter((one) => one !== undefined)
    .join(', ')

const DESCRIPTION_MOST = 2_000

/** A consignment in the words of a request. */
function factsOf(consignment: Partial<Consignment>, nominal: boolean): Facts {
  const goods = consignment.goodsItems ?? []
  const party = (...roles: readonly Party['role'][]) =>
    roles
      .map((role) => consignment.parties?.find((one) => one.role === role))
      .find((one) => one?.name !== undefined)
  const [exporter, user] = [party('exporter', 'consignor'), party('endUser')]
  const first = <T>(of: (item: (typeof goods)[number]) => T | undefined): T | undefined =>
    goods.map(of).find((one) => one !== undefined)
  const said: Readonly<Record<string, string | undefined>> = {
    description: goods
      .flatMap((item) => item.description ?? [])
      .join('\n')
      .slice(0, DESCRIPTION_MOST),
    hs: first((item) => item.hs6),
    cas: first((item) => item.casNumbers?.[0]),
    origin: first((item) => item.originCountry),
    destination: consignment.countries?.destination ?? first((item) => item.destinationCountry),
    ...(nominal
      ? {
          exporter: exporter?.name,
          'exporter-address': addressOf(exporter),
          consignee: party('consignee', 'importer')?.name,
          'end-user': user?.name,
          'end-user-address': addressOf(user),
          declaration: consignment.declaration?.mrn ?? consignment.declaration?.lrn,
        }
      : {}),
  }
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined && value !== ''),
  )
}
