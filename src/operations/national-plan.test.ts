import { describe, expect, it } from 'vitest'
import { checklist } from './checklist.ts'
import { differences } from './differences.ts'
import { faultsOf, type NationalPlan, type PlannedProfile } from './national-plan.ts'
import { type Review, type Submitted, standingOf } from './standing.ts'

const profile = (more: Partial<PlannedProfile> = {}): PlannedProfile => ({
  ...{ name: 'Alloys', office: 'Port', from: '2026-03-01', until: '2026-04-01' },
  ...{ basis: '', sources: [] },
  ...more,
})
const plan = (profiles: readonly PlannedProfile[]): NationalPlan => ({
  analysis: {
    ...{ threats: '', trade: '' },
    sources: [
      { key: 's1', title: 'Bulletin', reliability: 'B', credibility: '2' },
      { key: 's2', title: 'Rumour', reliability: null, credibility: '5' },
      { key: 's3', title: 'Letter', reliability: 'F', credibility: null },
    ],
  },
  profiles,
  ...{ offices: [], contactHours: '', signOffs: [] },
})

describe('what stands in the way of a national plan', () => {
  it.each([
    ['no profile', [], ['plan.no-profile:']],
    ['none that is complete', [profile({ office: ' ' })], ['plan.no-profile:']],
    ['one is enough', [profile()], []],
    ['a graded source', [profile({ sources: ['s1'] })], []],
    [
      'sources without a grade',
      [profile({ sources: ['s2', 's1', 's3'] })],
      ['plan.ungraded-source:Rumour,Letter'],
    ],
    ['a source that is not there', [profile({ sources: ['s9'] })], ['plan.ungraded-source:s9']],
    [
      'one of two',
      [profile(), profile({ name: 'Pumps', until: null })],
      ['plan.profile-incomplete:Pumps'],
    ],
    [
      'backwards',
      [profile(), profile({ until: '2026-02-01' })],
      ['plan.profile-incomplete:Alloys'],
    ],
  ] as const)('%s', (_name, profiles, wanted) => {
    const found = faultsOf(plan(profiles)).map(({ code, names }) => `${code}:${names.join()}`)
    expect(found).toEqual(wanted)
  })
})

describe('the checklist of a reviewer', () => {
  const held = (change: Partial<NationalPlan>) =>
    checklist({ ...plan([profile({ sources: ['s1'] })]), ...change })
      .filter(({ holds }) => holds)
      .map(({ check }) => check)
  it('has a row that each part of a plan makes hold', () => {
    const graded = plan([]).analysis.sources.slice(0, 1)
    expect(held({})).toEqual(['profiles', 'profiles-rest'])
    expect(held({ analysis: { threats: 'a', trade: 'b', sources: graded } })).toEqual([
      ...['analysis', 'sources', 'profiles', 'profiles-rest'],
    ])
    expect(held({ profiles: [profile()], offices: [{ name: 'Port', tasks: '' }] })).toEqual([
      ...['profiles', 'offices'],
    ])
    const agency = { agency: 'Laboratory', office: 'North', on: '2026-03-01' }
    expect(held({ contactHours: '8 to 18 UTC', signOffs: [agency] }).slice(-2)).toEqual([
      ...['hours', 'sign-offs'],
    ])
    expect(held({ signOffs: [agency, { ...agency, on: null }] })).not.toContain('sign-offs')
  })
})

const version = (nth: number): Submitted => ({
  ...{ id: `plan-${nth}`, version: nth, submittedAt: `2026-03-0${nth}T00:00:00.000Z` },
})
const review = (id: string, nth: number, verdict: Review['verdict']): Review => ({
  ...{ id, plan: `plan-${nth}`, verdict },
})
const ASKED = { draft: false, due: '2026-03-10', today: '2026-03-11' }

describe('where a participant stands', () => {
  it.each([
    ['nothing', 0, [], 'none', null, true],
    ['submitted', 1, [], 'submitted', null, false],
    ['returned', 1, [review('a', 1, 'returned')], 'returned', null, true],
    ['accepted', 1, [review('a', 1, 'accepted')], 'accepted', 1, false],
    [
      'the last word',
      1,
      [review('b', 1, 'returned'), review('a', 1, 'accepted')],
      'returned',
      null,
      true,
    ],
    ['submitted anew', 2, [review('a', 1, 'returned')], 'submitted', null, false],
    ['a later one in review', 2, [review('a', 1, 'accepted')], 'submitted', 1, false],
    [
      'a later one returned',
      2,
      [review('a', 1, 'accepted'), review('b', 2, 'returned')],
      'returned',
      1,
      false,
    ],
    [
      'both accepted',
      2,
      [review('a', 1, 'accepted'), review('b', 2, 'accepted')],
      'accepted',
      2,
      false,
    ],
  ] as const)('%s', (_name, versions, reviews, state, accepted, overdue) => {
    const rows = Array.from({ length: versions }, (_, at) => version(versions - at))
    expect(standingOf(rows, reviews, ASKED)).toMatchObject({ state, accepted, overdue })
  })

  it('is never overdue on the day itself, nor where no day was set', () => {
    expect(standingOf([], [], { ...ASKED, today: '2026-03-10' }).overdue).toBe(false)
    expect(standingOf([], [], { ...ASKED, due: null }).overdue).toBe(false)
    expect(standingOf([], [], { ...ASKED, draft: true })).toMatchObject({
      state: 'draft',
      overdue: true,
    })
  })
})

describe('the differences of two versions', () => {
  const phase = (key: string, name: string) => ({ key, name: { en: name, fr: name }, exit: [] })
  it('are told field by field, and a part that moved is the same part', () => {
    const before = {
      objective: 'a',
      due: null,
      modes: ['sea'],
      phases: [phase('p', 'P'), phase('q', 'Q')],
    }
    const after = {
      objective: 'b',
      due: '2026-03-01',
      modes: ['sea', 'air'],
      phases: [phase('q', 'Q'), phase('p', 'R')],
    }
    expect(differences(before, before)).toEqual([])
    expect(differences(before, after)).toEqual([
      { at: 'objective', before: 'a', after: 'b' },
      { at: 'due', before: null, after: '2026-03-01' },
      { at: 'modes', before: 'sea', after: 'sea, air' },
      { at: 'phases[p].name.en', before: 'P', after: 'R' },
      { at: 'phases[p].name.fr', before: 'P', after: 'R' },
    ])
    expect(
      differences(after, { ...after, phases: [phase('q', 'Q')] }).map((one) => one.after),
    ).toEqual([...[null, null, null]])
  })
})
