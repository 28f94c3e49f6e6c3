import { docx, pdf, xlsx } from '../src/documents/index.ts'
import { documentFonts } from '../src/jobs/index.ts'
import { namingOf } from '../src/operations/debrief/naming.ts'
import { THEMES } from '../src/operations/debrief/recommendation.ts'
import { resultsOf } from '../src/operations/debrief/results.ts'
import { daysOf, situationOf } from '../src/operations/debrief/situation.ts'
import { PAPERS, type Paper, type PaperFacts, paperOf } from '../src/operations/index.ts'
import { LANGUAGES, type Say, voice, wordsOf } from '../src/words/index.ts'
import { NOBODY, recordsOf } from './debrief-records.ts'

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const PARTICIPANTS = 90
const REGIONS = 6
/** Inspections, detentions and seizures of an operation of this size. */
const RECORDS = 3_300
const FINDINGS = 60
const RECOMMENDATIONS = 21
const MILLION = 1_000_000
const GOAL_SECONDS = 10
const asOf = '2026-04-01T00:00:00.000Z'
/** Thirteen months. */
const DAYS = 395

const messageId = (at: number): string =>
  `01890200-0000-7000-8000-${at.toString(16).padStart(12, '0')}`

/** What the papers of an operation of 90 participants are made of (fictional). */
function factsOf(say: Say, paper: Paper): PaperFacts {
  const records = recordsOf(RECORDS, { organisations: PARTICIPANTS, regions: REGIONS })
  const regions = new Map(records.map(({ organisation, region }) => [organisation, region]))
  const members = [...regions.keys()]
  const reports = members.flatMap((organisation, nth) =>
    Array.from({ length: DAYS }, (_, at) => ({
      ...{ id: messageId(nth * DAYS + at), organisation, sentAt: asOf },
      day: new Date(Date.UTC(2025, 2, 1 + at)).toISOString().slice(0, 10),
      ...{ targets: nth + at, inspections: nth % 7, detections: at % 3, openReachBack: nth % 2 },
    })),
  )
  const situation = { reports, messages: reports, participants: members }
  const results = resultsOf(records, { asOf, sight: NOBODY })
  const on = (day: string) => situationOf(situation, { day, results, sight: NOBODY })
  const memberAt = (at: number) => members[at % members.length] ?? null
  return {
    ...{ operation: 'Operation Meridian (exercise)', keeper: 'Secretariat (exercise)', asOf },
    naming: namingOf(
      members.map((id, at) => ({
        ...{ id, name: `Customs of Utopia ${at + 1}`, code: `utopia-${at + 1}`, country: null },
        ...{ kind: 'administration', region: regions.get(id) ?? null, named: at % 3 === 0 },
      })),
      say,
    ),
    ...{ results, label: { tlp: 'AMBER', code: 'H0' }, leftOut: 0, over: false },
    findings: Array.from({ length: FINDINGS }, (_, at) => ({
      ...{ id: `f${at}`, author: memberAt(at) ?? '', about: memberAt(at * 7) },
      kind: (['good-practice', 'gap', 'cooperation-opportunity'] as const)[at % 3] ?? 'gap',
      text: `Customs of Utopia ${(at % 90) + 1} found that goods cards came late. `.repeat(4),
      restsOn: [{ kind: 'figure' as const, id: 'region' }],
      ...{ writtenAt: asOf, withdrawn: null },
    })),
    recommendations: Array.from({ length: RECOMMENDATIONS }, (_, at) => ({
      ...{ id: `r${at}`, theme: THEMES[at % THEMES.length] ?? 'targeting', writtenAt: asOf },
      text: 'Share goods cards before the operation, not during it.',
      findings: [`f${at}`],
      history: [
        {
          ...{ id: `s${at}`, status: 'adopted' as const, owner: memberAt(at) },
          ...{ dueOn: '2026-09-30', remarks: '', at: asOf },
        },
      ],
    })),
    situation: on('2026-03-10'),
    days: paper === 'final' ? daysOf(situation, results).map(on) : [],
  }
}

/**
 * `npm run debrief-time`: every paper of an operation of 90 participants, in both languages and
 * all forms, and the count of a million records. Exit 1 where one falls short of its goal.
 */
export async function run(): Promise<number> {
  const fonts = await documentFonts()
  let late = 0
  const told = async (what: string, work: () => Promise<string>): Promise<void> => {
    const began = performance.now()
    const made = await work()
    const seconds = (performance.now() - began) / 1000
    const holds = seconds <= GOAL_SECONDS
    if (!holds) late++
    print(
      `${holds ? 'ok    ' : 'SLOW  '} ${what}: ${seconds.toFixed(2)} s (goal ${GOAL_SECONDS} s) ${made}`,
    )
  }
  print(`${PARTICIPANTS} participants, ${DAYS} days, ${RECORDS} records, ${FINDINGS} findings`)
  for (const paper of PAPERS)
    await told(`${paper}, ${LANGUAGES.join(' and ')}, as PDF, DOCX and XLSX`, async () => {
      let bytes = 0
      for (const language of LANGUAGES) {
        const say = voice(language, await wordsOf(language))
        const document = paperOf(paper, factsOf(say, paper), { say, language })
        for (const made of [
          await pdf(document, fonts, say),
          await docx(document, say),
          await xlsx(document, say),
        ]) {
          if (!made.ok) throw new Error(made.refusal.code)
          bytes += made.value.length
        }
      }
      return `${(bytes / 1024).toFixed(0)} kB`
    })
  const million = recordsOf(MILLION, { organisations: PARTICIPANTS, regions: REGIONS })
  await told('results of a million records', async () => {
    const { tables } = resultsOf(million, { asOf, sight: NOBODY })
    return `${tables[0]?.total?.count ?? 0} validated`
  })
  return late === 0 ? 0 : 1
}
