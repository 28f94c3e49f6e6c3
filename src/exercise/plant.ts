import { type Line, slipped, waybillOf } from './lines.ts'
import { type Listed, withTypo } from './party-list.ts'
import type { Dice } from './random.ts'
import { PRIORITY, STRATEGIC } from './strategic.ts'
import type { Trader } from './traders.ts'

/** What a planted line must raise; an empty list: it must stay silent although it looks alike. */
export type Planting = {
  readonly kind: string
  readonly codes: readonly string[]
  /** Control entry or list entry that must be named. */
  readonly entry?: string
}

export type PlantStock = {
  readonly roll: Dice
  readonly listed: readonly Listed[]
  readonly forwarders: readonly Trader[]
}

type Plant = {
  readonly kind: string
  readonly codes: readonly string[]
  readonly change: (line: Line, stock: PlantStock) => { readonly entry: string } | undefined
}

const nothing = undefined
const withCas = STRATEGIC.filter(({ cas }) => cas !== undefined)
const named = STRATEGIC.filter((one) => one.named)
const licensable = STRATEGIC.filter((one) => one.named)

function goods(line: Line, text: string, code: string, entry: string): { entry: string } {
  line.goods_description = text
  line.hs_code = code
  return { entry }
}

/** Puts a listed name where a trader stood; the address stays the exercise's. */
function party(line: Line, name: string, stock: PlantStock): void {
  if (stock.roll.below(3) === 0) line.consignor_name = name
  else line.consignee_name = name
}

const receiver = (line: Line, name: string): undefined => {
  line.consignee_name = name
  return nothing
}

const BANKS = [
  'Nordavia Exercise Credit Bank',
  'Banque Exercice du Nord',
  'Banco Ejercicio del Sur',
  'Tarman Commercial Bank',
  'To the order of Sundara National Bank',
]
const NOBODY = [
  'TO ORDER',
  'To the order of shipper',
  'UNKNOWN',
  'AS PER B/L',
  'A LA ORDEN',
  'À ordre',
  'to be advised',
  'Same as notify',
]
const VAGUE = [
  'General merchandise',
  'Spare parts',
  'Miscellaneous goods',
  'As per attached invoice',
  'Marchandises diverses',
  'Pièces détachées',
  'Repuestos varios',
  'Запасные части',
  'Machine parts',
  'Consolidated cargo',
]
const MISSING = ['hs_code', 'goods_description', 'origin_country'] as const

/** The table of what is planted: kind, codes, and the change to an ordinary line. */
export const PLANTS: readonly Plant[] = [
  {
    kind: 'goods-plain',
    codes: ['G-01'],
    change: (line, { roll }) => {
      const one = roll.one(STRATEGIC)
      return goods(line, one.plain, one.code, one.entry)
    },
  },
  {
    kind: 'goods-synonym',
    codes: ['G-01'],
    change: (line, { roll }) => {
      const one = roll.one(STRATEGIC)
      return goods(line, one.synonym, one.code, one.entry)
    },
  },
  {
    kind: 'goods-french',
    codes: ['G-01'],
    change: (line, { roll }) => {
      const one = roll.one(STRATEGIC)
      return goods(line, one.french, one.code, one.entry)
    },
  },
  {
    kind: 'goods-cas',
    codes: ['G-01'],
    change: (line, { roll }) => {
      const one = roll.one(withCas)
      return goods(line, `laboratory reagent, CAS ${one.cas}`, '38229000', one.entry)
    },
  },
  {
    kind: 'goods-hs',
    codes: ['G-01'],
    change: (line, { roll }) => {
      const one = roll.one(named)
      return goods(line, 'as per attached invoice', one.code, one.entry)
    },
  },
  {
    kind: 'goods-licensed',
    codes: [],
    change: (line, { roll }) => {
      const one = roll.one(licensable)
      line.document_code = 'X002'
      line.licence_number = `EXERCISE-LIC-${roll.below(10_000)}`
      goods(line, one.plain, one.code, one.entry)
      return nothing
    },
  },
  {
    kind: 'party-exact',
    codes: ['P-01'],
    change: (line, stock) => {
      const one = stock.roll.one(stock.listed)
      party(line, one.name, stock)
      return { entry: one.id }
    },
  },
  {
    kind: 'party-typo',
    codes: ['P-01'],
    change: (line, stock) => {
      const one = stock.roll.one(stock.listed)
      party(line, withTypo(stock.roll, one.name), stock)
      return { entry: one.id }
    },
  },
  {
    kind: 'party-transliterated',
    codes: ['P-01'],
    change: (line, stock) => {
      const one = stock.roll.one(stock.listed.filter(({ latin }) => latin !== undefined))
      party(line, one.latin!, stock)
      return { entry: one.id }
    },
  },
  {
    kind: 'forwarder',
    codes: ['P-02'],
    change: (line, { roll, forwarders }) => receiver(line, roll.one(forwarders).name),
  },
  { kind: 'bank', codes: ['P-03'], change: (line, { roll }) => receiver(line, roll.one(BANKS)) },
  { kind: 'nobody', codes: ['P-08'], change: (line, { roll }) => receiver(line, roll.one(NOBODY)) },
  {
    kind: 'vague',
    codes: ['G-03'],
    change: (line, { roll }) => {
      line.goods_description = roll.one(VAGUE)
      return nothing
    },
  },
  {
    kind: 'embargoed',
    codes: ['R-04'],
    change: (line) => {
      line.transshipment_port = 'KPNAM'
      return nothing
    },
  },
  {
    kind: 'container',
    codes: ['T-01'],
    change: (line) => {
      line.container_number = slipped(line.container_number)
      return nothing
    },
  },
  {
    kind: 'ship',
    codes: ['T-02'],
    change: (line) => {
      line.vessel_imo = slipped(line.vessel_imo)
      return nothing
    },
  },
  {
    kind: 'waybill',
    codes: ['T-03'],
    change: (line, { roll }) => {
      line.transport_document = slipped(waybillOf(roll.below(9_000_000)))
      return nothing
    },
  },
  {
    kind: 'mrn',
    codes: ['T-04'],
    change: (line) => {
      line.mrn = slipped(line.mrn)
      return nothing
    },
  },
  {
    kind: 'missing',
    codes: ['Q-01'],
    change: (line, { roll }) => {
      line[roll.one(MISSING)] = ''
      return nothing
    },
  },
  {
    kind: 'priority',
    codes: ['G-05'],
    change: (line, { roll }) => {
      const [code, text] = roll.one(PRIORITY)
      line.hs_code = code
      line.goods_description = text
      line.flow = 'TRANSIT'
      line.destination_country = 'KZ'
      line.consignee_country = 'KZ'
      line.final_destination_country = roll.one(['RU', 'BY'])
      return nothing
    },
  },
  {
    kind: 'elsewhere',
    codes: ['R-03'],
    change: (line, { roll }) => {
      line.consignee_country = roll.one(['PE', 'KE', 'PH'])
      return nothing
    },
  },
]

/** Changes an ordinary line into a planted one and says what it must raise. */
export function plant(line: Line, stock: PlantStock, at: number): Planting {
  const { kind, codes, change } = PLANTS[at % PLANTS.length]!
  const told = change(line, stock)
  return { kind, codes, ...(told ?? {}) }
}
