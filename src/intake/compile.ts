import { countryCode, findCas, readHs, readLocode } from '../base/codes/index.ts'
import type { Amount, Consignment, ConsignmentFunction, GoodsItem, Party } from '../trade/index.ts'
import { readDate } from './date.ts'
import { columnsOf, MAPPED_ROLES, type MappedRole, PARTY_PARTS, ROUTE_ROLES } from './fields.ts'
import { currencyOfHeader, headerWords, isCurrency } from './header-words.ts'
import { ownCopy, rememberCells, rememberText } from './memo.ts'
import { type PlacedCells, textOf } from './placed.ts'
import type { Layout } from './reader.ts'
import { cleanCountry, cleanText, decimalString, kilogramsOf, toNumber } from './value.ts'

/** Reads one value out of a row. */
type Get<T> = (cells: PlacedCells) => T | undefined

/** How the cells of a row become values: compiled once for a layout. */
export type Compiled = ReturnType<typeof compile> & {
  /** The same of every field, where only some are read. */
  readonly whole?: Compiled
}

/** Of the fields that are asked for alone; all of them where nothing is said. */
export function compileAsked(layout: Layout, isAsked?: (field: string) => boolean): Compiled {
  const { mapping } = layout
  if (mapping === undefined || isAsked === undefined) return compile(layout)
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([, field]) => isAsked(field) || UNITS.has(field)),
  )
  const asked = compile({ ...layout, mapping: { ...mapping, columns } })
  return { ...asked, whole: compile(layout) }
}

/** What others are read with. */
const UNITS: ReadonlySet<string> = new Set(['currency', 'goodsItems.massUnit'])

function compile(layout: Layout) {
  const comma = layout.mapping?.decimal === 'comma'
  const order = layout.mapping?.dates ?? 'day-first'
  const usualLength = layout.mapping?.hsLength

  const first = (key: string): number | undefined => columnsOf(layout, key)[0]
  /** What a column's cells are read as, each distinct cell once. */
  const by = <T>(key: string, read: (cell: string) => T | undefined): Get<T> | undefined => {
    const column = first(key)
    return column === undefined ? undefined : rememberText(column, read)
  }
  /** Identifiers and figures do not repeat: remembering them costs more than it saves. */
  const each = <T>(key: string, read: (cell: string) => T | undefined): Get<T> | undefined => {
    const column = first(key)
    return column === undefined ? undefined : (cells) => read(textOf(cells, column))
  }
  const textsOf = (key: string) =>
    columnsOf(layout, key).map((column) => rememberText(column, cleanText))
  const joined = (key: string, glue: string): Get<string> | undefined => {
    const columns = textsOf(key)
    if (columns.length <= 1) return columns[0]
    return (cells) => {
      let all: string | undefined
      for (const get of columns) {
        const text = get(cells)
        if (text !== undefined && !all?.includes(text))
          all = all === undefined ? text : all + glue + text
      }
      return all
    }
  }
  const texts = (key: string): Get<string[]> | undefined => {
    const columns = textsOf(key)
    if (columns.length === 0) return undefined
    return (cells) => {
      let list: string[] | undefined
      for (const get of columns) {
        const text = get(cells)
        if (text !== undefined && !list?.includes(text)) (list ??= []).push(text)
      }
      return list
    }
  }

  const text = (key: string) => by(key, cleanText)
  const code = (key: string) => each(key, cleanText)
  const country = (key: string) => by(key, readCountry)
  const number = (key: string) => each(key, (cell) => known(toNumber(cell, comma)))
  const currency = by('currency', readCurrency)
  const massUnit = by('goodsItems.massUnit', kilogramsOf)

  const mass = (key: string): Get<number> | undefined => {
    const column = first(key)
    if (column === undefined) return undefined
    const fixed = kilogramsOfHeader(layout.headers?.[column] ?? '')
    return (cells) => {
      const value = known(toNumber(textOf(cells, column), comma))
      if (value === undefined || value < 0) return undefined
      const factor = fixed ?? massUnit?.(cells) ?? 1
      return factor === 1 ? value : Number((value * factor).toPrecision(12))
    }
  }
  const amount = (key: string): Get<Amount> | undefined => {
    const column = first(key)
    if (column === undefined) return undefined
    const fixed = currencyOfHeader(layout.headers?.[column] ?? '')
    return (cells) => {
      const cell = textOf(cells, column)
      const value = decimalString(cell, comma)
      if (value === undefined || Number(value) === 0 || !AMOUNT.test(value)) return undefined
      const money = fixed ?? currency?.(cells)
      return money === undefined ? { amount: value } : { amount: value, currency: money }
    }
  }

  const party = (role: MappedRole): Get<Party> | undefined => {
    const part = (name: string) => `parties.${role}.${name}`
    const name = text(part('name'))
    const id = code(part('id'))
    const address = texts(part('address'))
    const city = text(part('city'))
    const postcode = text(part('postcode'))
    const subdivision = text(part('subdivision'))
    const land = country(part('country'))
    const contact = joined(part('contact'), ' · ')
    if (!name && !id && !address && !city && !land && !contact) return undefined
    const read = (cells: PlacedCells): Party | undefined => {
      const found: Party = { role }
      let some = false
      const set = <K extends keyof Party>(key: K, value: Party[K] | undefined): void => {
        if (value === undefined) return
        found[key] = value
        some = true
      }
      set('name', name?.(cells))
      const value = id?.(cells)
      if (value !== undefined) set('ids', [{ value: ownCopy(value) }])
      set('addressLines', address?.(cells))
      set('city', city?.(cells))
      set('postcode', postcode?.(cells))
      set('subdivision', subdivision?.(cells))
      set('country', land?.(cells))
      set('contact', contact?.(cells))
      return some ? found : undefined
    }
    const columns = PARTY_PARTS.flatMap((one) => columnsOf(layout, part(one)))
    return rememberCells(columns, read)
  }

  return {
    comma,
    function: by('function', readFunction),
    mrn: code('declaration.mrn'),
    lrn: code('declaration.lrn'),
    ucr: code('declaration.ucr'),
    typeCode: text('declaration.typeCode'),
    office: text('declaration.office'),
    acceptedAt: by('declaration.acceptedAt', (cell) => readDate(cell, order)),
    declarantRef: code('declaration.declarantRef'),
    transportDocument: code('transportDocuments.id'),
    parties: MAPPED_ROLES.flatMap((role) => party(role) ?? []),
    countries: countriesGetter(layout, country),
    route: routeGetter(layout),
    meansMode: text('transportMeans.mode'),
    meansId: code('transportMeans.id'),
    meansName: text('transportMeans.name'),
    meansNationality: country('transportMeans.nationality'),
    voyage: code('transportMeans.voyage'),
    equipment: columnsOf(layout, 'equipment.id').map(
      (column): Get<string> =>
        (cells) =>
          cleanText(textOf(cells, column)),
    ),
    seals: code('equipment.seals'),
    incoterm: text('deliveryTerms.incoterm'),
    incotermPlace: text('deliveryTerms.place'),
    invoice: amount('invoice'),
    freight: amount('freight'),
    totalPackages: number('totals.packages'),
    totalMass: mass('totals.grossMassKg'),
    totalItems: number('totals.items'),
    documentType: text('documents.type'),
    documentId: code('documents.id'),
    seq: number('goodsItems.seq'),
    goods: goodsGetter(layout, joined('goodsItems.description', ' ')),
    tariff: by('goodsItems.commodityCode', (cell) => readTariff(cell, usualLength)),
    additionalCode: text('goodsItems.additionalCode'),
    cas: by('goodsItems.casNumbers', casOf),
    origin: country('goodsItems.originCountry'),
    gross: mass('goodsItems.grossMassKg'),
    net: mass('goodsItems.netMassKg'),
    quantity: number('goodsItems.supplementaryQuantity'),
    unit: text('goodsItems.supplementaryUnit'),
    packagesQuantity: number('goodsItems.packages.quantity'),
    packagesType: text('goodsItems.packages.type'),
    marks: text('goodsItems.packages.marks'),
    itemPrice: amount('goodsItems.itemPrice'),
    unitPrice: amount('goodsItems.unitPrice'),
    statisticalValue: amount('goodsItems.statisticalValue'),
    customsValue: amount('goodsItems.customsValue'),
    procedure: text('goodsItems.procedure'),
    previousProcedure: text('goodsItems.previousProcedure'),
  }
}

type Countries = NonNullable<Consignment['countries']>

/** The countries of a row, the same value for the same cells: a route repeats more than a trader. */
function countriesGetter(
  layout: Layout,
  country: (key: string) => Get<string> | undefined,
): Get<Countries> | undefined {
  const parts = COUNTRY_PARTS.map((part) => [part, country(`countries.${part}`)] as const)
  const transit = columnsOf(layout, 'countries.transit').map((column) =>
    rememberText(column, readCountry),
  )
  const columns = [...COUNTRY_PARTS, 'transit'].flatMap((part) =>
    columnsOf(layout, `countries.${part}`),
  )
  if (columns.length === 0) return undefined
  return rememberCells(columns, (cells) => {
    const found: Countries = {}
    let some = false
    for (const [part, get] of parts) {
      const value = get?.(cells)
      if (value === undefined) continue
      found[part] = value
      some = true
    }
    const through = transit.flatMap((get) => get(cells) ?? [])
    if (through.length > 0) found.transit = through
    return some || through.length > 0 ? found : undefined
  })
}

const COUNTRY_PARTS = ['export', 'dispatch', 'destination', 'finalDestination'] as const

function routeGetter(layout: Layout): Get<NonNullable<Consignment['route']>> | undefined {
  const stops = ROUTE_ROLES.flatMap((role) => {
    const column = columnsOf(layout, `route.${role}`)[0]
    return column === undefined ? [] : [{ role, column, get: rememberText(column, readPlace) }]
  })
  if (stops.length === 0) return undefined
  return rememberCells(
    stops.map(({ column }) => column),
    (cells) => {
      const route = stops.flatMap(({ role, get }) => {
        const place = get(cells)
        return place === undefined ? [] : [{ role, ...place }]
      })
      if (route.length === 0) return undefined
      return route.map((place, at) => ({ seq: at + 1, ...place }))
    },
  )
}

const AMOUNT = /^-?\d+(\.\d+)?$/

/** Nought stands for unknown in extracts. */
const known = (value: number | undefined): number | undefined => (value === 0 ? undefined : value)

type Goods = { readonly text: string; readonly cas: readonly string[] | undefined } | undefined

function readGoods(cell: string): Goods {
  const text = cleanText(cell)
  return text === undefined ? undefined : { text, cas: casOf(text) }
}

const casOf = (text: string): string[] | undefined => {
  const found = [...new Set(findCas(text).map(({ cas }) => cas))]
  return found.length === 0 ? undefined : found
}

/** What the description says, worked out once for the same columns. */
function goodsGetter(
  layout: Layout,
  joined: Get<string> | undefined,
): Get<NonNullable<Goods>> | undefined {
  if (joined === undefined) return undefined
  return rememberCells(columnsOf(layout, 'goodsItems.description'), (cells) =>
    readGoods(joined(cells) ?? ''),
  )
}

type Tariff = Pick<GoodsItem, 'commodityCode' | 'hs6' | 'hs6Guess'>

/** The code as sent, and its subheading; a zero put before it is said. */
function readTariff(cell: string, usualLength: number | undefined): Tariff | undefined {
  const text = cleanText(cell)?.replace(/^HS\s*/i, '')
  if (text === undefined) return undefined
  // a spreadsheet that took the code for a number may write it with a decimal nought
  const found = readHs(text.replace(/^(\d+)[.,]0$/, '$1'), usualLength ? { usualLength } : {})
  if (!found?.hs6) return { commodityCode: text }
  return found.zeroGuessed
    ? { commodityCode: text, hs6: found.hs6, hs6Guess: 'leading-zero' }
    : { commodityCode: text, hs6: found.hs6 }
}

function readCountry(cell: string): string | undefined {
  const text = cleanCountry(cell)
  return text === undefined ? undefined : (countryCode(text) ?? text)
}

type Place = { readonly locode: string } | { readonly name: string }

function readPlace(cell: string): Place | undefined {
  const text = cleanText(cell)
  if (text === undefined) return undefined
  // five letters in small type are a name ("Paris")
  const locode = text === text.toUpperCase() ? readLocode(text) : undefined
  return locode && countryCode(locode.slice(0, 2)) ? { locode } : { name: text }
}

const FUNCTION_STARTS: readonly (readonly [RegExp, ConsignmentFunction])[] = [
  [/^(im|i$|имп|1$|вв)/i, 'IMPORT'],
  [/^(ex|e$|эксп|эк|2$|выв|вы)/i, 'EXPORT'],
  [/^(transs|transb)/i, 'TRANSSHIPMENT'],
  [/^(tr|t$|транз)/i, 'TRANSIT'],
  [/^(ens|entr)/i, 'ENTRY'],
]

function readFunction(cell: string): ConsignmentFunction | undefined {
  const text = cleanText(cell)
  if (text === undefined) return undefined
  return FUNCTION_STARTS.find(([start]) => start.test(text))?.[1]
}

function readCurrency(cell: string): string | undefined {
  const text = cleanText(cell)
  return text !== undefined && isCurrency(text) ? text.toUpperCase() : text
}

/** A unit in the header: `METRIC_TONS`, `GROSS_WEIGHT_LBS`; kilograms go without saying. */
function kilogramsOfHeader(header: string): number | undefined {
  for (const word of headerWords(header).words) {
    // one letter is an initial there (G_WEIGHT is the gross weight)
    const factor = word.length > 1 ? kilogramsOf(word) : undefined
    if (factor !== undefined) return factor
  }
  return undefined
}
