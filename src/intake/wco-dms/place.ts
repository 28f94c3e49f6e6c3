import type { ReadConsignment } from '../../trade/index.ts'

const ITEM = 'GoodsShipment/GovernmentAgencyGoodsItem'

/** Canonical path (indexes left out) → element path; `#` is the index, counted from one. */
const PLACES: Readonly<Record<string, string>> = {
  'declaration.lrn': 'FunctionalReferenceID',
  'declaration.mrn': 'ID',
  'declaration.ucr': 'GoodsShipment/UCR/TraderAssignedReferenceID',
  'declaration.typeCode': 'TypeCode',
  'declaration.office': 'DeclarationOfficeID',
  'declaration.acceptedAt': 'AcceptanceDateTime',
  function: 'TypeCode',
  'transportDocuments.id': 'GoodsShipment/PreviousDocument/ID',
  'countries.export': 'GoodsShipment/ExportCountry/ID',
  'countries.destination': 'GoodsShipment/Destination/CountryCode',
  'countries.transit': 'Consignment/Itinerary/RoutingCountryCode',
  'route.country': 'Consignment/Itinerary[#]/RoutingCountryCode',
  'transportMeans.id': 'BorderTransportMeans/ID',
  'transportMeans.nationality': 'BorderTransportMeans/RegistrationNationalityCode',
  'transportMeans.mode': 'BorderTransportMeans/ModeCode',
  'equipment.id': 'GoodsShipment/Consignment/TransportEquipment[#]/ID',
  'equipment.seals': 'GoodsShipment/Consignment/TransportEquipment[#]/Seal/ID',
  'deliveryTerms.incoterm': 'GoodsShipment/TradeTerms/ConditionCode',
  'deliveryTerms.place': 'GoodsShipment/TradeTerms/LocationName',
  'invoice.amount': 'InvoiceAmount',
  'invoice.currency': 'InvoiceAmount/@currencyID',
  'freight.amount': 'GoodsShipment/CustomsValuation/FreightChargeAmount',
  'totals.packages': 'TotalPackageQuantity',
  'totals.grossMassKg': 'TotalGrossMassMeasure',
  'totals.items': 'GoodsItemQuantity',
  'documents.type': 'AdditionalDocument[#]/TypeCode',
  'documents.id': 'AdditionalDocument[#]/ID',
  'goodsItems.seq': `${ITEM}[#]/SequenceNumeric`,
  'goodsItems.description': `${ITEM}[#]/Commodity/Description`,
  'goodsItems.casNumbers': `${ITEM}[#]/Commodity/Description`,
  'goodsItems.hs6': `${ITEM}[#]/Commodity/Classification/ID`,
  'goodsItems.commodityCode': `${ITEM}[#]/Commodity/Classification/ID`,
  'goodsItems.additionalCodes.value': `${ITEM}[#]/Commodity/Classification/ID`,
  'goodsItems.originCountry': `${ITEM}[#]/Origin/CountryCode`,
  'goodsItems.preferentialOriginCountry': `${ITEM}[#]/Origin/CountryCode`,
  'goodsItems.exportCountry': `${ITEM}[#]/ExportCountry/ID`,
  'goodsItems.destinationCountry': `${ITEM}[#]/Destination/CountryCode`,
  'goodsItems.grossMassKg': `${ITEM}[#]/Commodity/GoodsMeasure/GrossMassMeasure`,
  'goodsItems.netMassKg': `${ITEM}[#]/Commodity/GoodsMeasure/NetNetWeightMeasure`,
  'goodsItems.supplementaryQuantity': `${ITEM}[#]/Commodity/GoodsMeasure/TariffQuantity`,
  'goodsItems.supplementaryUnit': `${ITEM}[#]/Commodity/GoodsMeasure/TariffQuantity/@unitCode`,
  'goodsItems.packages.quantity': `${ITEM}[#]/Packaging/QuantityQuantity`,
  'goodsItems.packages.type': `${ITEM}[#]/Packaging/TypeCode`,
  'goodsItems.packages.marks': `${ITEM}[#]/Packaging/MarksNumbersID`,
  'goodsItems.equipmentIds': `${ITEM}[#]/Commodity/TransportEquipment/ID`,
  'goodsItems.itemPrice.amount': `${ITEM}[#]/Commodity/InvoiceLine/ItemChargeAmount`,
  'goodsItems.statisticalValue.amount': `${ITEM}[#]/StatisticalValueAmount`,
  'goodsItems.customsValue.amount': `${ITEM}[#]/CustomsValueAmount`,
  'goodsItems.procedure': `${ITEM}[#]/GovernmentProcedure/CurrentCode`,
  'goodsItems.previousProcedure': `${ITEM}[#]/GovernmentProcedure/PreviousCode`,
  'goodsItems.additionalProcedures': `${ITEM}[#]/GovernmentProcedure/CurrentCode`,
  'goodsItems.documents.type': `${ITEM}[#]/AdditionalDocument/TypeCode`,
  'goodsItems.documents.id': `${ITEM}[#]/AdditionalDocument/ID`,
  'goodsItems.documents.status': `${ITEM}[#]/AdditionalDocument/LPCOExemptionCode`,
  'goodsItems.documents.reason': `${ITEM}[#]/AdditionalDocument/Name`,
}

const PARTY_ELEMENTS: Readonly<Record<string, string>> = {
  declarant: 'Declarant',
  agent: 'Agent',
  exporter: 'Exporter',
  consignor: 'GoodsShipment/Consignor',
  consignee: 'GoodsShipment/Consignee',
  importer: 'GoodsShipment/Importer',
  buyer: 'GoodsShipment/Buyer',
  seller: 'GoodsShipment/Seller',
  carrier: 'Consignment/Carrier',
  notify: 'GoodsShipment/Consignment/NotifyParty',
  forwarder: 'GoodsShipment/Consignment/FreightForwarder',
}

const PARTY_PARTS: Readonly<Record<string, string>> = {
  name: 'Name',
  'ids.value': 'ID',
  ids: 'ID',
  addressLines: 'Address/Line',
  city: 'Address/CityName',
  postcode: 'Address/PostcodeID',
  subdivision: 'Address/CountrySubDivisionName',
  country: 'Address/CountryCode',
  contact: 'Contact/Name',
}

/** The element path, below `Declaration`, of a canonical path. */
export function dmsPlace(path: string, consignment?: ReadConsignment): string | undefined {
  const party = /^parties\[(\d+)\]\.(.+)$/.exec(path)
  if (party) {
    const role = consignment?.parties[Number(party[1])]?.role
    const element = role === undefined ? undefined : PARTY_ELEMENTS[role]
    const part = PARTY_PARTS[party[2]!.replace(/\[\d+\]/g, '')]
    return element === undefined || part === undefined ? undefined : `${element}/${part}`
  }
  const index = /\[(\d+)\]/.exec(path)?.[1]
  const place = PLACES[path.replace(/\[\d+\]/g, '')]
  return place?.replace('#', String(Number(index ?? 0) + 1))
}
