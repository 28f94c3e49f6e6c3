import { findCas, readHs } from '../../base/codes/index.ts'
import type { GoodsItem } from '../../trade/index.ts'
import type { XmlElement } from '../xml.ts'
import { readDocument } from './declaration.ts'
import { all, amount, country, mass, number, one, present, text, texts } from './element.ts'

/** Schemes of `IdentificationTypeCode` that are the tariff code, best first. */
const TARIFF_SCHEMES = ['TSP', 'HS', 'SRZ', 'CN', 'TRC']
/** Origin type 2 is the origin for a preference, not where the goods come from. */
const PREFERENTIAL = '2'

/** One `GovernmentAgencyGoodsItem`; `index` counts from nought. */
export function goodsItem(element: XmlElement, index: number): GoodsItem {
  const commodity = one(element, 'Commodity')
  const description = text(commodity, 'Description')
  const codes = all(commodity, 'Classification').flatMap((classification) => {
    const value = text(classification, 'ID')
    const scheme = text(classification, 'IdentificationTypeCode')
    return value === undefined ? [] : [{ value, scheme }]
  })
  const tariff = tariffCode(codes)
  const [procedure, ...further] = all(element, 'GovernmentProcedure')
  const origins = all(element, 'Origin')
  const preferential = origins.find((origin) => text(origin, 'TypeCode') === PREFERENTIAL)
  const origin = origins.find((candidate) => candidate !== preferential) ?? preferential
  const cas = [...new Set(findCas(description ?? '').map((found) => found.cas))]
  return present<GoodsItem>({
    seq: seqOf(element, index),
    description,
    hs6: tariff && readHs(tariff.value, { zeroMayBeLost: false })?.hs6,
    commodityCode: tariff?.value,
    additionalCodes: codes
      .filter((code) => code !== tariff)
      .map(({ scheme, value }) => (scheme === undefined ? { value } : { scheme, value })),
    casNumbers: cas,
    originCountry: country(origin, 'CountryCode'),
    preferentialOriginCountry:
      preferential === origin ? undefined : country(preferential, 'CountryCode'),
    exportCountry: country(element, 'ExportCountry', 'ID'),
    destinationCountry: country(element, 'Destination', 'CountryCode'),
    grossMassKg: mass(commodity, 'GoodsMeasure', 'GrossMassMeasure'),
    netMassKg: mass(commodity, 'GoodsMeasure', 'NetNetWeightMeasure'),
    supplementaryQuantity: number(commodity, 'GoodsMeasure', 'TariffQuantity'),
    supplementaryUnit: one(commodity, 'GoodsMeasure', 'TariffQuantity')?.attributes.unitCode,
    packages: all(element, 'Packaging').map((packaging) =>
      present({
        quantity: number(packaging, 'QuantityQuantity'),
        type: text(packaging, 'TypeCode'),
        marks: text(packaging, 'MarksNumbersID'),
      }),
    ),
    equipmentIds: texts(commodity, 'TransportEquipment', 'ID'),
    itemPrice: amount(commodity, 'InvoiceLine', 'ItemChargeAmount'),
    statisticalValue: amount(element, 'StatisticalValueAmount'),
    customsValue: amount(element, 'CustomsValueAmount'),
    procedure: text(procedure, 'CurrentCode'),
    previousProcedure: text(procedure, 'PreviousCode'),
    additionalProcedures: further.flatMap((extra) => text(extra, 'CurrentCode') ?? []),
    documents: all(element, 'AdditionalDocument').flatMap(readDocument),
  })
}

type Code = { readonly value: string; readonly scheme: string | undefined }

function tariffCode(codes: readonly Code[]): Code | undefined {
  for (const scheme of TARIFF_SCHEMES.slice(0, -1)) {
    const found = codes.find((code) => code.scheme === scheme)
    if (found) return found
  }
  // without a scheme of ours, a code of six digits and more that has a heading is the tariff's
  return codes.find(
    (code) =>
      code.value.length >= 6 && readHs(code.value)?.hs6 !== undefined && code.scheme === undefined,
  )
}

function seqOf(element: XmlElement, index: number): number {
  const given = number(element, 'SequenceNumeric')
  return given !== undefined && Number.isInteger(given) && given >= 1 ? given : index + 1
}
