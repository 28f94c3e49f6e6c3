import type { Amount, Consignment, GoodsItem, Party } from '../../../src/trade/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { amount, country, number, subheading } from '../../data/format.ts'

/** One line of the consignment: its path (where evidence points), its name, its value. */
export type FieldRow = { readonly at: string; readonly label: string; readonly value: string }
export type Section = {
  readonly key: string
  readonly title: string
  readonly rows: readonly FieldRow[]
}

/** The canonical consignment as sections of named lines, in the terms of the WCO Data Model. */
export function sectionsOf(given: Consignment, say: Say): readonly Section[] {
  const sections: Section[] = [
    ...given.goodsItems.map((item, i) => ({
      key: `goods-${i}`,
      title: say('web.section.goods', { seq: item.seq }),
      rows: goodsRows(item, `goodsItems[${i}]`, say),
    })),
    {
      key: 'parties',
      title: say('web.section.parties'),
      rows: given.parties.flatMap((party, i) => partyRows(party, `parties[${i}]`, say)),
    },
    { key: 'transport', title: say('web.section.transport'), rows: transportRows(given, say) },
    { key: 'documents', title: say('web.section.documents'), rows: documentRows(given, say) },
    {
      key: 'declaration',
      title: say('web.section.declaration'),
      rows: declarationRows(given, say),
    },
  ]
  return sections.filter((section) => section.rows.length > 0)
}

type Value = string | number | undefined
const row = (at: string, label: string, value: Value): readonly FieldRow[] =>
  value === undefined || value === ''
    ? []
    : [{ at, label, value: typeof value === 'number' ? number(value) : value }]

const money = (one: Amount | undefined): string | undefined =>
  one && amount(one.amount, one.currency)

const land = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : country(code)

function goodsRows(item: GoodsItem, at: string, say: Say): readonly FieldRow[] {
  const plain = (key: keyof GoodsItem, value: Value) =>
    row(`${at}.${key}`, say(`web.field.${key}`), value)
  return [
    ...plain('description', item.description),
    ...plain('hs6', item.hs6 && subheading(item.hs6)),
    ...plain('commodityCode', item.commodityCode),
    ...(item.casNumbers ?? []).flatMap((cas, i) =>
      row(`${at}.casNumbers[${i}]`, say('web.field.casNumbers'), cas),
    ),
    ...(item.additionalCodes ?? []).flatMap((code, i) =>
      row(`${at}.additionalCodes[${i}].value`, say('web.field.additionalCodes'), code.value),
    ),
    ...plain('originCountry', land(item.originCountry)),
    ...plain('grossMassKg', item.grossMassKg),
    ...plain('netMassKg', item.netMassKg),
    ...plain(
      'supplementaryQuantity',
      item.supplementaryQuantity === undefined
        ? undefined
        : [number(item.supplementaryQuantity), item.supplementaryUnit].filter(Boolean).join(' '),
    ),
    ...(item.packages ?? []).flatMap((pack, i) =>
      row(
        `${at}.packages[${i}]`,
        say('web.field.packages'),
        [pack.quantity, pack.type, pack.marks].filter((one) => one !== undefined).join(' · '),
      ),
    ),
    ...(item.equipmentIds ?? []).flatMap((id, i) =>
      row(`${at}.equipmentIds[${i}]`, say('web.field.equipmentIds'), id),
    ),
    ...plain('itemPrice', money(item.itemPrice)),
    ...plain('unitPrice', money(item.unitPrice)),
    ...plain('statisticalValue', money(item.statisticalValue)),
    ...plain('customsValue', money(item.customsValue)),
    ...plain('procedure', item.procedure),
    ...plain('previousProcedure', item.previousProcedure),
    ...papers(item.documents, `${at}.documents`, say),
  ]
}

function partyRows(party: Party, at: string, say: Say): readonly FieldRow[] {
  const role = say(`web.role.${party.role}`)
  const part = (name: string) => say('web.role.part', { role, part: say(`web.part.${name}`) })
  const address = [
    ...(party.addressLines ?? []),
    party.street,
    party.postcode,
    party.city,
    party.subdivision,
  ]
  return [
    ...row(`${at}.name`, role, party.name),
    ...row(`${at}.addressLines`, part('address'), address.filter(Boolean).join(', ')),
    ...row(`${at}.country`, part('country'), land(party.country)),
    ...(party.ids ?? []).flatMap((id, i) =>
      row(`${at}.ids[${i}].value`, part('ids'), [id.scheme, id.value].filter(Boolean).join(' ')),
    ),
  ]
}

function transportRows(given: Consignment, say: Say): readonly FieldRow[] {
  const { countries = {} } = given
  return [
    ...(['export', 'dispatch', 'destination', 'finalDestination'] as const).flatMap((key) =>
      row(`countries.${key}`, say(`web.field.countries.${key}`), land(countries[key])),
    ),
    ...(countries.transit ?? []).flatMap((code, i) =>
      row(`countries.transit[${i}]`, say('web.field.countries.transit'), land(code)),
    ),
    ...(given.route ?? []).flatMap((leg, i) =>
      row(
        `route[${i}]`,
        say('web.field.route'),
        [leg.locode, leg.name, land(leg.country), leg.at].filter(Boolean).join(' · '),
      ),
    ),
    ...(given.transportMeans ?? []).flatMap((means, i) =>
      row(
        `transportMeans[${i}].id`,
        say('web.field.transportMeans'),
        [means.name, means.id, means.voyage, land(means.nationality)].filter(Boolean).join(' · '),
      ),
    ),
    ...(given.equipment ?? []).flatMap((box, i) =>
      row(`equipment[${i}].id`, say('web.field.equipment'), box.id),
    ),
    ...(given.transportDocuments ?? []).flatMap((paper, i) =>
      row(
        `transportDocuments[${i}].id`,
        say('web.field.transportDocuments'),
        [paper.type, paper.id].filter(Boolean).join(' '),
      ),
    ),
  ]
}

function documentRows(given: Consignment, say: Say): readonly FieldRow[] {
  const { deliveryTerms, totals } = given
  const terms = [deliveryTerms?.incoterm, deliveryTerms?.place].filter(Boolean).join(' ')
  return [
    ...papers(given.documents, 'documents', say),
    ...row('invoice', say('web.field.invoice'), money(given.invoice)),
    ...row('freight', say('web.field.freight'), money(given.freight)),
    ...row('deliveryTerms', say('web.field.deliveryTerms'), terms),
    ...row('totals.packages', say('web.field.totals.packages'), totals?.packages),
    ...row('totals.grossMassKg', say('web.field.totals.grossMassKg'), totals?.grossMassKg),
    ...row('totals.items', say('web.field.totals.items'), totals?.items),
  ]
}

const papers = (list: Consignment['documents'], at: string, say: Say): readonly FieldRow[] =>
  (list ?? []).flatMap((paper, i) =>
    row(
      `${at}[${i}]`,
      say('web.field.documents'),
      [paper.type, paper.id, paper.status, paper.validTo].filter(Boolean).join(' · '),
    ),
  )

function declarationRows(given: Consignment, say: Say): readonly FieldRow[] {
  const { declaration = {} } = given
  const fields = [
    'mrn',
    'lrn',
    'ucr',
    'declarantRef',
    'typeCode',
    'procedure',
    'previousProcedure',
    'office',
    'acceptedAt',
  ] as const
  return [
    ...row(
      'function',
      say('web.field.function'),
      given.function && say(`web.function.${given.function}`),
    ),
    ...fields.flatMap((key) =>
      row(`declaration.${key}`, say(`web.field.declaration.${key}`), declaration[key]),
    ),
  ]
}

/** The name of the field that a piece of evidence points at. */
export function labelOf(at: string, given: Consignment, say: Say): string {
  const party = /^parties\[(\d+)\](?:\.(\w+))?/.exec(at)
  if (party) {
    const role = say(`web.role.${given.parties[Number(party[1])]?.role ?? 'other'}`)
    const part = { country: 'country', ids: 'ids', addressLines: 'address', street: 'address' }[
      party[2] ?? ''
    ]
    return part ? say('web.role.part', { role, part: say(`web.part.${part}`) }) : role
  }
  const path = at.replace(/\[\d+\]/g, '')
  for (const key of [path, path.replace(/^goodsItems\./, ''), path.split('.')[0] as string]) {
    const label = say(`web.field.${key}`)
    if (label !== `web.field.${key}`) return label
    const shorter = key.replace(/\.\w+$/, '')
    const other = say(`web.field.${shorter}`)
    if (other !== `web.field.${shorter}`) return other
  }
  return at
}
