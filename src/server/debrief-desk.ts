import { Refused } from '../base/index.ts'
import { docx, type Fonts, pdf, xlsx } from '../documents/index.ts'
import {
  COUNTED_KINDS,
  type Debrief,
  type MessageTypeName,
  type Paper,
  type PaperFacts,
  paperOf,
  standsAt,
} from '../operations/index.ts'
import type { Act } from '../store/index.ts'
import type { Language, Say } from '../words/index.ts'
import type { DebriefBody, PAPER_FORMATS } from './schemas/index.ts'

/** Behind a number a page shows so many ids; a million times each of them is no answer. */
const RECORDS_SHOWN = 50

/** A debrief as the API shows it: organisations by their names, numbers as they may be seen. */
export function debriefBody(
  act: Act,
  seen: Debrief,
  records: 'some' | 'all' = 'some',
): DebriefBody {
  const { place, results, findings, recommendations, members, phases, consents, openEnds } = seen
  const { id, name, keeper, own, closedAt } = place
  const called = (of: string | null) =>
    of === null ? null : { id: of, name: place.known.get(of)?.name ?? '' }
  const number = (one: (typeof results.tables)[number]['total']) =>
    one && {
      count: one.count,
      records: records === 'all' ? [...one.records] : one.records.slice(0, RECORDS_SHOWN),
    }
  return {
    operation: { id, name, keeper, own, closedAt },
    results: {
      ...{ asOf: results.asOf, kinds: [...COUNTED_KINDS] },
      ...{ notYetValidated: results.notYetValidated, withheld: results.withheld },
      tables: results.tables.map(({ cut, rows, totals, total }) => ({
        cut,
        rows: rows.map((row) => ({
          value: row.value,
          counts: row.counts.map(number),
          total: number(row.total),
        })),
        totals: totals.map(number),
        total: number(total),
      })),
    },
    findings: findings.map(({ author, about, restsOn, ...one }) => ({
      ...one,
      author: { id: author, name: place.known.get(author)?.name ?? '' },
      own: author === act.caller.organisation,
      about: called(about),
      restsOn: [...restsOn],
    })),
    recommendations: recommendations.map((one) => {
      const { owner, ...standing } = standsAt(one, results.asOf.slice(0, 10))
      return {
        ...{ id: one.id, theme: one.theme, text: one.text, writtenAt: one.writtenAt },
        ...{ ...standing, owner: called(owner), findings: [...one.findings] },
        history: one.history.map(({ id: _, owner: carries, ...step }) => ({
          ...step,
          owner: called(carries),
        })),
      }
    }),
    ...{ members: [...members], consents, phases: [...phases] },
    openEnds:
      openEnds?.map(({ organisation, asked, ...end }) => ({
        ...end,
        organisation: called(organisation),
        asked: asked && {
          type: asked.type as MessageTypeName,
          by: { id: asked.by, name: place.known.get(asked.by)?.name ?? '' },
        },
      })) ?? null,
  }
}

export type PaperFormat = (typeof PAPER_FORMATS)[number]

const TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export type PaperFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** A paper as a file. Its name says what, when and in which language, and names nobody. */
export async function paperFile(
  facts: PaperFacts,
  asked: { readonly paper: Paper; readonly format: PaperFormat; readonly language: Language },
  say: Say,
  fonts: () => Promise<Fonts>,
): Promise<PaperFile> {
  const { paper, format, language } = asked
  const document = paperOf(paper, facts, { say, language })
  const made =
    format === 'pdf'
      ? await pdf(document, await fonts(), say)
      : format === 'docx'
        ? await docx(document, say)
        : await xlsx(document, say)
  if (!made.ok) throw new Refused(made.refusal.code, made.refusal.values)
  const day = paper === 'situation' ? facts.situation.day : facts.asOf.slice(0, 10)
  return {
    name: `${paper}-${day}-${language}.${format}`,
    type: TYPES[format],
    bytes: Buffer.from(made.value),
  }
}
