import { isNode, type Leaf, type Node, type Read, readPdf } from './pdf-tree.ts'

/** One line of the check: what was asked, and what was found wrong (nothing, where it holds). */
export type Line = { readonly asked: string; readonly wrong: readonly string[] }

/** Operators that put something on the page (ISO 32000-1, table 51). */
const PAINTS = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'S',
  's',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'Do',
  'sh',
  'EI',
])
/** Types of ISO 32000-1, 14.8.4 that the writer uses. */
const TYPES = new Set([
  'Document',
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'L',
  'LI',
  'Lbl',
  'LBody',
  'Table',
  'Caption',
  'THead',
  'TBody',
  'TR',
  'TH',
  'TD',
  'Figure',
  'Span',
])

const TOKEN =
  /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g

/** The marks of a page's content, and what is painted outside of any of them. */
function marksOf(content: string): {
  readonly marks: readonly number[]
  readonly untagged: number
} {
  const marks: number[] = []
  const open: ('artifact' | 'marked' | 'other')[] = []
  let untagged = 0
  let operands: string[] = []
  for (const [token] of content.matchAll(TOKEN)) {
    if (token === 'BDC' || token === 'BMC') {
      const at = operands.indexOf('/MCID')
      if (at >= 0) marks.push(Number(operands[at + 1]))
      open.push(at >= 0 ? 'marked' : operands[0] === '/Artifact' ? 'artifact' : 'other')
    } else if (token === 'EMC') {
      if (open.pop() === undefined) untagged++
    } else if (PAINTS.has(token)) {
      if (!open.includes('marked') && !open.includes('artifact')) untagged++
      // Content of a document that lies in an artifact would be lost to a reader.
      if (open.includes('marked') && open.includes('artifact')) untagged++
    } else if (!/^[A-Za-z]/.test(token)) {
      operands.push(token)
      continue
    }
    operands = []
  }
  return { marks, untagged: untagged + open.length }
}

const nodesOf = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => [node, ...nodesOf(node.children.filter(isNode))])

const leavesOf = (node: Node): readonly Leaf[] =>
  node.children.flatMap((child) => (isNode(child) ? leavesOf(child) : [child]))

const place = ({ page, mark }: Leaf): number => page * 100_000 + mark

/** Elements that stand before one that is read before them. */
function disorder(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => {
    const starts = node.children.map((child) => {
      const first = isNode(child) ? leavesOf(child)[0] : child
      return first ? place(first) : null
    })
    const known = starts.filter((start) => start !== null)
    return known.some((start, at) => at > 0 && start < (known[at - 1] as number))
      ? [`the children of a ${node.type} are not in the order of the pages`]
      : []
  })
}

function tableFaults(table: Node): readonly string[] {
  const inside = nodesOf([table])
  const rows = inside.filter(({ type }) => type === 'TR')
  const widths = new Set(rows.map(({ children }) => children.length))
  return [
    ...(inside.some(({ type }) => type === 'TH') ? [] : ['a table has no header cell']),
    ...(widths.size > 1 ? ['a table has rows of several lengths'] : []),
    ...(inside[1]?.type === 'Caption' ? [] : ['a table has no caption']),
  ]
}

function headingFaults(nodes: readonly Node[]): readonly string[] {
  const levels = nodes.flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type[1])] : []))
  const skips = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
  return [
    ...(levels[0] === 1 ? [] : ['the first heading is no H1']),
    ...skips.map((level) => `a heading H${level} skips a level`),
  ]
}

function contentFaults(file: Read, nodes: readonly Node[]): readonly string[] {
  const held = new Map<number, number>()
  for (const node of nodes)
    for (const child of node.children)
      if (!isNode(child)) held.set(place(child), (held.get(place(child)) ?? 0) + 1)
  const wrong: string[] = []
  for (const [page, { content }] of file.pages.entries()) {
    const { marks, untagged } = marksOf(content)
    if (untagged > 0)
      wrong.push(`page ${page + 1}: ${untagged} pieces outside structure and artifacts`)
    for (const mark of marks) {
      const times = held.get(place({ page, mark })) ?? 0
      if (times !== 1) wrong.push(`page ${page + 1}: content ${mark} belongs to ${times} elements`)
      held.delete(place({ page, mark }))
    }
  }
  if (held.size > 0) wrong.push(`${held.size} elements point at content that is not there`)
  return wrong
}

/**
 * What can be checked of PDF/UA-1 (ISO 14289-1) by reading the file: the rules of the Matterhorn
 * Protocol that this list names. Whether an alternative text is a good one, a person must say.
 */
export async function checkPdf(bytes: Uint8Array): Promise<readonly Line[]> {
  const file = await readPdf(bytes)
  const nodes = nodesOf(file.root ?? [])
  const of = (type: string) => nodes.filter((node) => node.type === type)
  const said = (asked: string, holds: boolean, wrong = 'it is not there'): Line => ({
    asked,
    wrong: holds ? [] : [wrong],
  })
  const fonts = file.pages.flatMap((page) => page.fonts)
  const headings = nodes.filter(({ type }) => /^H\d$/.test(type)).length
  return [
    said('StructTreeRoot with its elements and ParentTree', nodes.length > 0),
    said('MarkInfo: Marked is true', file.marked),
    said('Lang', /^[a-z]{2}/.test(file.lang ?? '')),
    said('title in the properties, shown in the window', !!file.title && file.displayTitle),
    said(
      'metadata (XMP): title, language, PDF/UA part 1',
      /<dc:title>.*<dc:language>.*<pdfuaid:part>1</s.test(file.metadata),
    ),
    {
      asked: 'standard structure types only',
      wrong: [...new Set(nodes.map(({ type }) => type))].filter((type) => !TYPES.has(type)),
    },
    {
      asked: `every figure (${of('Figure').length}) has an alternative text`,
      wrong: of('Figure').flatMap(({ alt }) => (alt?.trim() ? [] : ['a figure has none'])),
    },
    {
      asked: `every header cell (${of('TH').length}) has its scope`,
      wrong: of('TH').flatMap(({ scope }) =>
        scope === 'Column' || scope === 'Row' ? [] : ['a header cell has none'],
      ),
    },
    {
      asked: `every table (${of('Table').length}) has a caption, header cells, rows of one length`,
      wrong: of('Table').flatMap(tableFaults),
    },
    { asked: `headings (${headings}) begin at H1 and skip no level`, wrong: headingFaults(nodes) },
    said(
      `bookmarks (${file.bookmarks.length}), one a heading`,
      file.bookmarks.length === headings,
      'their numbers differ',
    ),
    { asked: 'reading order is the order of the pages', wrong: disorder(nodes) },
    {
      asked: `all content of ${file.pages.length} pages is in the structure once, or an artifact`,
      wrong: contentFaults(file, nodes),
    },
    {
      asked: 'fonts are embedded and give their characters',
      wrong: fonts.flatMap(({ name, embedded, unicode }) =>
        embedded && unicode && /^[A-Z]{6}\+/.test(name) ? [] : [`${name} is not`],
      ),
    },
  ]
}
