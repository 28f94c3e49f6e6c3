import { type Checked, readAwb, readContainer, readImo, readMrn } from '../base/index.ts'
import { type Hit, type Indicator, indicator, SILENT, type Sight } from './indicator.ts'

const wrong = (checked: Checked | undefined, at: string, value: string): Hit | undefined =>
  checked === undefined || checked.valid
    ? undefined
    : { values: { id: value, digit: checked.digit }, evidence: [{ at, value }] }

function containers(sight: Sight): readonly Hit[] {
  const { equipment, goodsItems } = sight.consignment
  let hits: Map<string, Hit> | undefined
  const look = (id: string, at: string) => {
    const hit = wrong(readContainer(id), at, id)
    if (hit === undefined) return
    hits ??= new Map()
    // an item repeats the containers of the consignment
    if (!hits.has(id)) hits.set(id, hit)
  }
  if (equipment)
    for (let at = 0; at < equipment.length; at++) look(equipment[at]!.id, `equipment[${at}].id`)
  for (let item = 0; item < goodsItems.length; item++) {
    const ids = goodsItems[item]!.equipmentIds
    if (ids)
      for (let at = 0; at < ids.length; at++)
        look(ids[at]!, `goodsItems[${item}].equipmentIds[${at}]`)
  }
  return hits ? [...hits.values()] : SILENT
}

/** UN and EU code 10 says that the number is an IMO ship number. */
const SHIP_NUMBER = /^(imo|10)$/i

function ships(sight: Sight): readonly Hit[] {
  const means = sight.consignment.transportMeans
  if (!means) return SILENT
  let hits: Hit[] | undefined
  for (let at = 0; at < means.length; at++) {
    const { id, idType } = means[at]!
    if (id === undefined) continue
    const isShip = (idType !== undefined && SHIP_NUMBER.test(idType)) || /^\s*imo/i.test(id)
    if (!isShip) continue
    const hit = wrong(readImo(id), `transportMeans[${at}].id`, id)
    if (hit) (hits ??= []).push(hit)
  }
  return hits ?? SILENT
}

const WRITTEN = /^\d{3}-\d{8}$/

function airWaybills(sight: Sight): readonly Hit[] {
  const documents = sight.consignment.transportDocuments
  if (!documents) return SILENT
  let hits: Hit[] | undefined
  for (let at = 0; at < documents.length; at++) {
    const { id, type, level } = documents[at]!
    // a house waybill has a number of the forwarder's own
    if (id === undefined || level === 'HOUSE') continue
    // a table gives no type: only the airlines' own way of writing tells then
    const isAir = type === undefined ? WRITTEN.test(id) : sight.profile.airWaybillTypes.has(type)
    if (!isAir) continue
    const hit = wrong(readAwb(id), `transportDocuments[${at}].id`, id)
    if (hit) (hits ??= []).push(hit)
  }
  return hits ?? SILENT
}

function movementNumbers(sight: Sight): readonly Hit[] {
  const mrn = sight.consignment.declaration?.mrn
  if (mrn === undefined) return SILENT
  const hit = wrong(readMrn(mrn), 'declaration.mrn', mrn)
  return hit ? [hit] : SILENT
}

export const IDENTIFIER_INDICATORS: readonly Indicator[] = [
  indicator('T-01', 'WEAK', 0.2, ['equipment'], 'record', 'one case', containers),
  indicator('T-02', 'WEAK', 0.2, ['vessel'], 'record', 'one case', ships),
  indicator(
    'T-03',
    'WEAK',
    0.2,
    ['airWaybill'],
    'record',
    'without a type of document only a number written as an air waybill is looked at',
    airWaybills,
  ),
  indicator('T-04', 'WEAK', 0.2, ['mrn'], 'record', 'one case', movementNumbers),
]
