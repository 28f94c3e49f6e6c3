import { ordinaryGoods } from './goods.ts'
import { cell, cellsOf, containerOf, HEADER, imoOf, lineFrom, mrnOf, waybillOf } from './lines.ts'
import { listedParties, partyListTsv } from './party-list.ts'
import { type Planting, plant } from './plant.ts'
import { dice } from './random.ts'
import {
  ADMINISTRATIONS,
  type Administration,
  forwarders,
  PORTS,
  type Trader,
  tradersAbroad,
  tradersAtHome,
} from './traders.ts'

/** What an exercise is made of. Counts are of distinct texts; all have defaults. */
export type ExerciseOptions = {
  readonly seed: number
  /** Rows of the declarations (goods items). Default 2,000. */
  readonly lines?: number
  /** Distinct parties, abroad and at home. Default: three for five lines, at most 60,000. */
  readonly parties?: number
  /** Distinct descriptions. Default: two for five lines, at most 40,000. */
  readonly descriptions?: number
  readonly listed?: number
  /** Share of the lines that carry a planted case. Default 0.06. */
  readonly plantedShare?: number
  /** Share of the declarations with two or three rows. Default 0.1. */
  readonly severalRowsShare?: number
  readonly year?: number
  /** Another run has other declarations of the same traders, goods and list. Default 0. */
  readonly run?: number
}

/** The truth of one planted row: `record` is its data row, one-based. */
export type Planted = Planting & { readonly record: number }

/** A piece of the declarations, about 4,000 rows, and what was planted in it. */
export type Block = {
  readonly text: string
  readonly rows: number
  readonly planted: readonly Planted[]
}

export type Exercise = {
  readonly administrations: readonly Administration[]
  /** Every trader with the country and address the exercise gives it. */
  readonly tradersTsv: string
  readonly partyListTsv: string
  /** The declarations, the header in the first block. */
  readonly blocks: () => Generator<Block>
}

const BLOCK_ROWS = 4000

/** A trader beside its cells: quoting is decided once for each, not in every row. */
const inCells = (trader: Trader): Trader & { readonly cells: Trader } => ({
  ...trader,
  cells: { ...trader, name: cell(trader.name), address: cell(trader.address) },
})

const tradersTsv = (traders: readonly Trader[]): string =>
  `name\tcountry\taddress\tremark\n${traders.map(({ name, country, address }) => `${name}\t${country}\t${address}\tEXERCISE\n`).join('')}`

/**
 * Prepares an exercise: fictional administrations, traders, a party list, and declarations in
 * blocks, so that a million lines never stand in memory. Pure: the seed decides everything.
 */
export function prepareExercise(options: ExerciseOptions): Exercise {
  const lines = options.lines ?? 2000
  const parties = options.parties ?? Math.min(60_000, Math.max(60, Math.ceil(lines * 0.6)))
  const descriptions =
    options.descriptions ?? Math.min(40_000, Math.max(40, Math.ceil(lines * 0.4)))
  const stockRoll = dice(options.seed)
  const abroad = tradersAbroad(stockRoll, Math.ceil(parties / 2)).map(inCells)
  const atHome = ADMINISTRATIONS.map((home) =>
    tradersAtHome(stockRoll, Math.ceil(parties / 2 / ADMINISTRATIONS.length), home).map(inCells),
  )
  const agents = ADMINISTRATIONS.map((home) => forwarders(home).map(inCells))
  const goods = ordinaryGoods(stockRoll, descriptions).map((one) => ({
    ...one,
    cells: { ...one, text: cell(one.text) },
  }))
  const listed = listedParties(stockRoll, options.listed ?? 240)
  const containers = Array.from({ length: 20_000 }, (_, at) => containerOf(at * 37 + options.seed))
  const ships = Array.from({ length: 400 }, (_, at) => imoOf(at * 911 + options.seed))
  const plantedShare = options.plantedShare ?? 0.06
  const severalShare = options.severalRowsShare ?? 0.1
  const year = options.year ?? 2026

  function* blocks(): Generator<Block> {
    const roll = dice(options.seed + 1 + (options.run ?? 0))
    let text = HEADER
    let planted: Planted[] = []
    let rows = 0
    let record = 0
    let declaration = 0
    let plants = roll.below(21)
    const emit = (): Block => {
      const block = { text, rows, planted }
      text = ''
      planted = []
      rows = 0
      return block
    }
    while (record < lines) {
      const at = roll.below(ADMINISTRATIONS.length)
      const home = ADMINISTRATIONS[at]!
      const isPlanted = roll.share() < plantedShare
      const seller = roll.frequent(abroad)
      const buyer = roll.frequent(atHome[at]!)
      const agent = roll.frequent(agents[at]!)
      // a planted row is changed first and quoted afterwards
      const consignor = isPlanted ? seller : seller.cells
      const consignee = isPlanted ? buyer : buyer.cells
      const notify = isPlanted ? agent : agent.cells
      const air = roll.below(8) === 0
      declaration++
      const ship = roll.one(ships)
      const container = roll.one(containers)
      const day = 1 + roll.below(28)
      const month = 1 + roll.below(9)
      const mrn = mrnOf(year, home.code, declaration * 7 + options.seed)
      const reference = `EXERCISE-${String(declaration).padStart(7, '0')}`
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const document = air
        ? waybillOf(declaration * 13)
        : `EXBL${String(declaration).padStart(8, '0')}`
      const port = PORTS[consignor.country] ?? 'NLRTM'
      const wanted = !isPlanted && roll.share() < severalShare ? 2 + roll.below(2) : 1
      for (let row = 0; row < wanted && record < lines; row++) {
        const article = roll.frequent(goods)
        const { text: description, code } = isPlanted ? article : article.cells
        const net = 20 + roll.below(18_000)
        // the order of COLUMNS
        let values: readonly string[] = [
          mrn,
          reference,
          'IMPORT',
          date,
          consignor.name,
          consignor.address,
          consignor.country,
          consignee.name,
          consignee.address,
          consignee.country,
          notify.name,
          notify.country,
          code,
          description,
          consignor.country,
          home.code,
          '',
          '',
          port,
          '',
          home.port,
          String(Math.round(net * 1.08)),
          String(net),
          String(1 + roll.below(400)),
          `${net * (2 + roll.below(9))}.${10 + roll.below(90)}`,
          'EUR',
          '380',
          '',
          container,
          // a planted ship number needs a ship
          air && !isPlanted ? '' : ship,
          document,
          'EXERCISE',
        ]
        record++
        rows++
        if (isPlanted) {
          const line = lineFrom(values)
          planted.push({
            record,
            ...plant(line, { roll, listed, forwarders: agents[at]! }, plants++),
          })
          values = cellsOf(line)
        }
        text += `${values.join(',')}\n`
      }
      if (rows >= BLOCK_ROWS) yield emit()
    }
    if (text !== '') yield emit()
  }

  return {
    administrations: ADMINISTRATIONS,
    tradersTsv: tradersTsv([...abroad, ...atHome.flat()]),
    partyListTsv: partyListTsv(listed),
    blocks,
  }
}

/** A whole exercise in memory: the default has about 2,000 lines. */
export function generateExercise(options: ExerciseOptions): {
  readonly administrations: readonly Administration[]
  readonly tradersTsv: string
  readonly partyListTsv: string
  readonly declarationsCsv: string
  readonly planted: readonly Planted[]
} {
  const {
    administrations,
    tradersTsv: traders,
    partyListTsv: list,
    blocks,
  } = prepareExercise(options)
  const all = [...blocks()]
  return {
    administrations,
    tradersTsv: traders,
    partyListTsv: list,
    declarationsCsv: all.map(({ text }) => text).join(''),
    planted: all.flatMap(({ planted }) => planted),
  }
}
