import type { HandlingCode, Instant, Tlp } from '../../base/index.ts'
import type { Block, Cell, PlainDocument, Table } from '../../documents/index.ts'
import { countedValue, type Language, type Say } from '../../words/index.ts'
import { type DebriefFinding, FINDING_KINDS } from './finding.ts'
import type { Naming } from './naming.ts'
import { type Recommendation, standsAt, THEMES } from './recommendation.ts'
import { COUNTED_KINDS, type Count, type Results, type ResultTable } from './results.ts'
import type { Situation } from './situation.ts'

/** The papers that an operation makes of its records. */
export const PAPERS = ['situation', 'final', 'debrief'] as const
export type Paper = (typeof PAPERS)[number]

/** What every paper is made of: nothing else reaches it, so nothing else can leave with it. */
export type PaperFacts = {
  readonly operation: string
  readonly keeper: string
  readonly asOf: Instant
  readonly naming: Naming
  readonly results: Results
  readonly findings: readonly DebriefFinding[]
  readonly recommendations: readonly Recommendation[]
  readonly situation: Situation
  /** Every day of the operation, the oldest first. */
  readonly days: readonly Situation[]
  /** The strictest of what it is made of. */
  readonly label: { readonly tlp: Tlp; readonly code: HandlingCode }
  /** Messages that may be read and may not go on: they are in no figure. */
  readonly leftOut: number
  /** The operation is over: what was released within it is not open any more. */
  readonly over: boolean
}

/** A paper of an operation as a document, in one language. Pure. */
export function paperOf(
  paper: Paper,
  facts: PaperFacts,
  { say, language }: { readonly say: Say; readonly language: Language },
): PlainDocument {
  const { naming } = facts
  const operation = naming.text(facts.operation)
  const { day } = facts.situation
  const made = { facts, say }
  const blocks: readonly Block[] = {
    situation: () => [...situation(made), ...resultBlocks(made)],
    final: () => [...days(made), ...resultBlocks(made)],
    debrief: () => [...resultBlocks(made), ...findings(made), ...recommendations(made)],
  }[paper]()
  return {
    title: say(`debrief.paper.${paper}.title`, { operation, day }),
    language,
    asOf: facts.asOf,
    label: facts.label,
    author: facts.keeper,
    blocks: [paragraph(say('debrief.paper.rules')), ...blocks],
  }
}

type Made = { readonly facts: PaperFacts; readonly say: Say }

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const cell = (count: Count, say: Say): Cell =>
  count === null
    ? say('debrief.withheld')
    : {
        value: String(count.count),
        ...(count.records.length > 0 ? { records: count.records } : {}),
      }

/** A column of counts is text where one of them is withheld. */
const columnType = (counts: readonly Count[]): 'number' | 'text' =>
  counts.includes(null) ? 'text' : 'number'

function situation({ facts, say }: Made): readonly Block[] {
  const { figures, day, before, participants, reported } = facts.situation
  return [
    heading(1, say('debrief.situation', { day })),
    paragraph(say('debrief.situation.reported', { count: reported, of: participants })),
    ...limits({ facts, say }),
    {
      kind: 'table',
      caption: say('debrief.situation.table', { day, before }),
      columns: [
        { title: say('debrief.figure'), type: 'text', heads: true },
        { title: day, type: columnType(figures.map(({ today }) => today)) },
        { title: before, type: columnType(figures.map((one) => one.before)) },
        { title: say('debrief.difference'), type: 'text' },
      ],
      rows: figures.map((one) => [
        say(`debrief.figure.${one.figure}`),
        cell(one.today, say),
        cell(one.before, say),
        difference(one.today, one.before),
      ]),
    },
  ]
}

/** What the figures of messages are without. */
const limits = ({ facts, say }: Made): readonly Block[] => [
  ...(facts.over ? [paragraph(say('debrief.situation.over'))] : []),
  ...(facts.leftOut > 0
    ? [paragraph(say('debrief.situation.left-out', { count: facts.leftOut }))]
    : []),
]

function difference(today: Count, before: Count): string {
  if (today === null || before === null) return '–'
  const more = today.count - before.count
  return more > 0 ? `+${more}` : more < 0 ? `−${-more}` : '0'
}

const OF_A_DAY = [
  'reports',
  'targets',
  'inspections',
  'detections',
  ...COUNTED_KINDS.map((kind) => `validated-${kind}` as const),
] as const

function days({ facts, say }: Made): readonly Block[] {
  if (facts.days.length === 0)
    return [heading(1, say('debrief.days')), paragraph(say('debrief.days.none'))]
  const counted = facts.days.map(({ day, figures }) => ({
    day,
    counts: OF_A_DAY.map((name) => figures.find(({ figure }) => figure === name)?.today ?? null),
  }))
  return [
    heading(1, say('debrief.days')),
    ...limits({ facts, say }),
    {
      kind: 'table',
      caption: say('debrief.days.table'),
      columns: [
        { title: say('debrief.day'), type: 'date', heads: true },
        ...OF_A_DAY.map((name, at) => ({
          title: say(`debrief.figure.${name}`),
          type: columnType(counted.map(({ counts }) => counts[at] ?? null)),
        })),
      ],
      // The paper of the day names what it was made of; here that would be a book of numbers.
      rows: counted.map(({ day, counts }) => [
        day,
        ...counts.map((one) => cell(one && { ...one, records: [] }, say)),
      ]),
    },
  ]
}

function resultBlocks({ facts, say }: Made): readonly Block[] {
  const { results, naming } = facts
  const [first] = results.tables
  const total = first?.total ?? null
  return [
    heading(1, say('debrief.results')),
    {
      kind: 'paragraph',
      text:
        total === null
          ? say('debrief.results.validated.withheld')
          : [
              say('debrief.results.validated'),
              ' ',
              { figure: String(total.count), records: total.records },
            ],
    },
    paragraph(say('debrief.results.not-yet', { count: results.notYetValidated })),
    ...(results.withheld ? [paragraph(say('debrief.withheld.why'))] : []),
    ...(total?.count === 0
      ? [paragraph(say('debrief.results.none'))]
      : results.tables.flatMap((table): Block[] => [
          heading(2, say(`debrief.cut.${table.cut}`)),
          ...(table.cut === 'region' ? chart(table, { facts, say }) : []),
          resultTable(table, say, (value) => naming.text(countedValue(say, table.cut, value))),
        ])),
  ]
}

function resultTable(table: ResultTable, say: Say, called: (value: string) => string): Table {
  const column = (at: number) => [
    ...table.rows.map(({ counts }) => counts[at] ?? null),
    table.totals[at] ?? null,
  ]
  const totals = [...table.rows.map(({ total }) => total), table.total]
  return {
    kind: 'table',
    caption: say(`debrief.cut.${table.cut}.table`),
    columns: [
      { title: say(`debrief.cut.${table.cut}`), type: 'text', heads: true },
      ...COUNTED_KINDS.map((kind, at) => ({
        title: say(`debrief.kind.${kind}`),
        type: columnType(column(at)),
      })),
      { title: say('debrief.total'), type: columnType(totals) },
    ],
    rows: [
      ...table.rows.map(({ value, counts, total }) => [
        called(value),
        ...counts.map((one) => cell(one, say)),
        cell(total, say),
      ]),
      [say('debrief.total'), ...table.totals.map((one) => cell(one, say)), cell(table.total, say)],
    ],
  }
}

/** As many bars as a page has room for; what is withheld has none. */
const BARS_MOST = 30

function chart(table: ResultTable, { facts, say }: Made): readonly Block[] {
  const bars = table.rows.flatMap(({ value, total }) =>
    total === null
      ? []
      : [
          {
            label: facts.naming.text(countedValue(say, table.cut, value)),
            value: String(total.count),
            records: total.records,
          },
        ],
  )
  if (bars.length < 2 || bars.length > BARS_MOST) return []
  const said = bars.map(({ label, value }) => say('document.bar', { label, value })).join('; ')
  return [
    {
      kind: 'chart',
      caption: say('debrief.chart'),
      alternative: say('debrief.chart.alternative', { bars: said }),
      labelTitle: say(`debrief.cut.${table.cut}`),
      valueTitle: say('debrief.total'),
      bars,
    },
  ]
}

function findings({ facts, say }: Made): readonly Block[] {
  const { naming } = facts
  const standing = facts.findings.filter(({ withdrawn }) => withdrawn === null)
  return [
    heading(1, say('debrief.findings')),
    ...(standing.length === 0 ? [paragraph(say('debrief.findings.none'))] : []),
    ...FINDING_KINDS.flatMap((kind): Block[] => {
      const those = standing.filter((one) => one.kind === kind)
      if (those.length === 0) return []
      return [
        heading(2, say(`debrief.finding.${kind}`)),
        {
          kind: 'list',
          ordered: true,
          items: those.map(({ id, text, about, restsOn }) => [
            {
              figure: naming.text(text),
              records: [id, ...restsOn.filter((rest) => IS_RECORD[rest.kind]).map((one) => one.id)],
            },
            about === null
              ? ''
              : ` ${say('debrief.finding.about', { organisation: naming.called(about) })}`,
          ]),
        },
      ]
    }),
  ]
}

/** A phase and a table of figures are no records: their names are words of the plan. */
const IS_RECORD = { message: true, 'national-plan': true, phase: false, figure: false } as const

function recommendations({ facts, say }: Made): readonly Block[] {
  const { naming, recommendations: all, asOf } = facts
  if (all.length === 0)
    return [
      heading(1, say('debrief.recommendations')),
      paragraph(say('debrief.recommendations.none')),
    ]
  return [
    heading(1, say('debrief.recommendations')),
    ...THEMES.flatMap((theme): Block[] => {
      const those = all.filter((one) => one.theme === theme)
      if (those.length === 0) return []
      return [
        heading(2, say(`debrief.theme.${theme}`)),
        {
          kind: 'table',
          caption: say('debrief.recommendations.table', { theme: say(`debrief.theme.${theme}`) }),
          columns: [
            { title: say('debrief.recommendation'), type: 'text', heads: true },
            { title: say('debrief.owner'), type: 'text' },
            { title: say('debrief.status'), type: 'text' },
            { title: say('debrief.due'), type: 'date' },
          ],
          rows: those.map((one) => {
            const { owner, status, dueOn } = standsAt(one, asOf.slice(0, 10))
            return [
              { value: naming.text(one.text), records: [one.id, ...one.findings] },
              owner === null ? say('debrief.owner.none') : naming.called(owner),
              say(`debrief.status.${status}`),
              dueOn,
            ]
          }),
        },
      ]
    }),
  ]
}
