/** Whose numbers a reader may see by themselves. */
export type Sight = {
  /** The reader may see everybody's: the keeper of the operation in its own house. */
  readonly everybody: boolean
  /** Organisations that consented, and the reader's own. */
  readonly organisations: ReadonlySet<string>
  /** How many others a number that is shown mixes at least: `AMONG`. */
  readonly among: number
}

/**
 * A Member subtracts its own from a number: two others must remain. Of a paper any Member may be the
 * reader, and its own are not known: three must stand in it.
 */
export const AMONG = { member: 2, paper: 3 } as const

/** A number of these organisations would show one of those whose numbers the reader may not see. */
export function singlesOut(
  organisations: ReadonlySet<string>,
  { everybody, organisations: open, among }: Sight,
): boolean {
  if (everybody) return false
  const others = [...organisations].filter((id) => !open.has(id)).length
  return others > 0 && others < among
}

/** One number of a table: the records that it counts, and whose they are. */
export type Element = {
  readonly records: readonly string[]
  readonly organisations: ReadonlySet<string>
}
/** Lines of elements; the last line and the last element of each are the totals. */
type Elements = readonly (readonly Element[])[]

export function newMatrix(rows: number, columns: number) {
  const elements = Array.from({ length: rows + 1 }, () =>
    Array.from({ length: columns + 1 }, () => ({
      records: [] as string[],
      organisations: new Set<string>(),
    })),
  )
  return {
    elements: elements as Elements,
    add(row: number, column: number, record: string, organisation: string) {
      for (const r of [row, rows])
        for (const c of [column, columns]) {
          const element = elements[r]?.[c]
          element?.records.push(record)
          element?.organisations.add(organisation)
        }
    },
  }
}

/**
 * Which elements of these tables of the same records are withheld from a reader, so that none shows
 * or lets anybody work out the number of one Member alone.
 *
 * First those that single one out (`singlesOut`). Then, line by line, whatever the total would give
 * away: where what is withheld in a line singles one out as a sum, the smallest number of others in
 * it goes as well, and the total where there is none. Totals that the tables have in common are withheld in all of them. It ends: each turn
 * withholds more.
 */
export function withholdLines(tables: readonly Elements[], sight: Sight): ReadonlySet<Element> {
  const withheld = new Set<Element>()
  if (sight.everybody) return withheld
  for (const table of tables)
    for (const element of table.flat())
      if (singlesOut(element.organisations, sight)) withheld.add(element)
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size
    for (const table of tables)
      for (const line of linesOf(table)) withholdLine(line, withheld, sight)
    shareTotals(tables, withheld)
  }
  return withheld
}

/** Rows and columns alike: what they are made of, and then their total. */
const linesOf = (table: Elements): Elements => [
  ...table,
  ...(table[0] ?? []).map((_, column) => table.map((row) => row[column] as Element)),
]

function withholdLine(line: readonly Element[], withheld: Set<Element>, sight: Sight): void {
  const parts = line.slice(0, -1)
  const total = line.at(-1)
  if (total === undefined) return
  const gone = parts.filter((one) => withheld.has(one))
  const others = (known: ReadonlySet<string>) =>
    parts
      .filter(
        (one) =>
          !withheld.has(one) &&
          [...one.organisations].some((id) => !known.has(id) && !sight.organisations.has(id)),
      )
      .sort((a, b) => a.records.length - b.records.length)[0]
  if (withheld.has(total)) {
    // Its parts add up to it.
    if (gone.length > 0 || total.records.length === 0) return
    const smallest = others(new Set())
    if (smallest) withheld.add(smallest)
    return
  }
  const organisations = new Set(gone.flatMap((one) => [...one.organisations]))
  if (gone.length === 0 || !singlesOut(organisations, sight)) return
  withheld.add(others(organisations) ?? total)
}

/** The totals by kind and the whole are the same numbers in every table. */
function shareTotals(tables: readonly Elements[], withheld: Set<Element>): void {
  const totals = tables.map((table) => table.at(-1) ?? [])
  for (const [column] of (totals[0] ?? []).entries())
    if (totals.some((row) => withheld.has(row[column] as Element)))
      for (const row of totals) withheld.add(row[column] as Element)
}
