/** Whose numbers a reader may see by themselves. */
export type Sight = {
  /** The reader may see everybody's: the keeper of the operation in its own house. */
  readonly everybody: boolean
  /** Organisations that consented, and the reader's own. */
  readonly organisations: ReadonlySet<string>
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
 * First those whose records are all of one organisation that the reader may not see by itself. Then,
 * line by line, whatever the total would give away: where all that is withheld in a line is of one
 * such organisation, the smallest number of others in it goes as well, and the total where there is
 * none. Totals that the tables have in common are withheld in all of them. It ends: each turn
 * withholds more.
 */
export function withholdLines(tables: readonly Elements[], sight: Sight): ReadonlySet<Element> {
  const withheld = new Set<Element>()
  if (sight.everybody) return withheld
  const alone = (organisations: ReadonlySet<string>): boolean => {
    const [only] = organisations
    return organisations.size === 1 && !sight.organisations.has(only as string)
  }
  for (const table of tables)
    for (const element of table.flat()) if (alone(element.organisations)) withheld.add(element)
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size
    for (const table of tables)
      for (const line of linesOf(table)) withholdLine(line, withheld, alone)
    shareTotals(tables, withheld)
  }
  return withheld
}

/** Rows and columns alike: what they are made of, and then their total. */
const linesOf = (table: Elements): Elements => [
  ...table,
  ...(table[0] ?? []).map((_, column) => table.map((row) => row[column] as Element)),
]

function withholdLine(
  line: readonly Element[],
  withheld: Set<Element>,
  alone: (organisations: ReadonlySet<string>) => boolean,
): void {
  const parts = line.slice(0, -1)
  const total = line.at(-1)
  if (total === undefined) return
  const gone = parts.filter((one) => withheld.has(one))
  const others = (known: ReadonlySet<string>) =>
    parts
      .filter((one) => !withheld.has(one) && [...one.organisations].some((id) => !known.has(id)))
      .sort((a, b) => a.records.length - b.records.length)[0]
  if (withheld.has(total)) {
    // Its parts add up to it.
    if (gone.length > 0 || total.records.length === 0) return
    const smallest = others(new Set())
    if (smallest) withheld.add(smallest)
    return
  }
  const organisations = new Set(gone.flatMap((one) => [...one.organisations]))
  if (gone.length === 0 || !alone(organisations)) return
  withheld.add(others(organisations) ?? total)
}

/** The totals by kind and the whole are the same numbers in every table. */
function shareTotals(tables: readonly Elements[], withheld: Set<Element>): void {
  const totals = tables.map((table) => table.at(-1) ?? [])
  for (const [column] of (totals[0] ?? []).entries())
    if (totals.some((row) => withheld.has(row[column] as Element)))
      for (const row of totals) withheld.add(row[column] as Element)
}
