import { describe, expect, it } from 'vitest'
import { NOBODY, recordsOf } from '../../../measure/debrief-records.ts'
import { LANGUAGES, voice, wordsOf } from '../../words/index.ts'
import { namingOf } from './naming.ts'
import { PAPERS, type PaperFacts, paperOf } from './reports.ts'
import { resultsOf } from './results.ts'
import { daysOf, situationOf } from './situation.ts'

const asOf = '2026-04-01T00:00:00.000Z'
const records = recordsOf(300, { organisations: 9, regions: 3 })

const factsIn = (say: Parameters<typeof namingOf>[1]): PaperFacts => {
  const facts = { reports: [], messages: [], participants: ['s'] }
  const results = resultsOf(records, { asOf, sight: NOBODY })
  const situation = (day: string) => situationOf(facts, { day, results, sight: NOBODY })
  return {
    ...{ operation: 'Lantern with Suderland', keeper: 'Secretariat', asOf },
    naming: namingOf(
      [
        {
          ...{ id: 's', name: 'Customs of Suderland', code: 'suderland', country: null },
          ...{ kind: 'administration', region: 'Region 1', named: false },
        },
      ],
      say,
    ),
    ...{ results, label: { tlp: 'AMBER+STRICT', code: 'H2' }, leftOut: 2, over: true },
    findings: [
      {
        ...{ id: 'f1', author: 's', kind: 'gap', text: 'Suderland had no hours.', about: 's' },
        restsOn: [
          { kind: 'message', id: 'm1' },
          { kind: 'figure', id: 'region' },
        ],
        ...{ writtenAt: asOf, withdrawn: null },
      },
      {
        ...{ id: 'f2', author: 's', kind: 'gap', text: 'Wrong.', about: null, restsOn: [] },
        ...{ writtenAt: asOf, withdrawn: { at: asOf, because: 'x' } },
      },
    ],
    recommendations: [
      {
        ...{ id: 'r1', theme: 'reach-back', text: 'Name hours in Suderland.', findings: ['f1'] },
        writtenAt: asOf,
        history: [
          {
            ...{ id: 's1', status: 'adopted', owner: 's', dueOn: '2026-09-30', remarks: '' },
            at: asOf,
          },
        ],
      },
    ],
    situation: situation('2026-03-05'),
    days: daysOf(facts, results).map(situation),
  }
}

for (const language of LANGUAGES)
  describe(`papers in ${language}`, async () => {
    const say = voice(language, await wordsOf(language))
    for (const paper of PAPERS)
      it(`${paper}: named, dated, without a word that is missing or a name that did not consent`, () => {
        const document = paperOf(paper, factsIn(say), { say, language })
        const text = JSON.stringify(document)
        expect(document.asOf).toBe(asOf)
        expect(document.language).toBe(language)
        expect(document.label).toEqual({ tlp: 'AMBER+STRICT', code: 'H2' })
        for (const { id } of records) expect(text).not.toContain(id)
        if (paper !== 'debrief') {
          expect(text).toContain(say('debrief.situation.over'))
          expect(text).toContain(say('debrief.situation.left-out', { count: 2 }))
        }
        expect(text).not.toMatch(/suderland/i)
        expect(text).not.toMatch(/"(?:debrief|document|open-end)\.[a-z]/)
        expect(text).not.toContain('{{')
      })

    it('the debrief answers findings with recommendations, and traces both', () => {
      const { blocks } = paperOf('debrief', factsIn(say), { say, language })
      const text = JSON.stringify(blocks)
      expect(text).toContain('["f1","m1"]')
      expect(text).toContain('["r1","f1"]')
      expect(text).not.toContain('Wrong.')
      const heads = blocks.flatMap((one) => (one.kind === 'heading' ? [one.text] : []))
      expect(heads).toContain(say('debrief.theme.reach-back'))
      expect(heads).toContain(say('debrief.finding.gap'))
    })

    it('the situation compares a day with the one before', () => {
      const { blocks, title } = paperOf('situation', factsIn(say), { say, language })
      const table = blocks.find((one) => one.kind === 'table')
      expect(title).toContain('2026-03-05')
      expect(table?.kind === 'table' && table.columns.map((one) => one.title)).toEqual([
        say('debrief.figure'),
        '2026-03-05',
        '2026-03-04',
        say('debrief.difference'),
      ])
    })
  })
