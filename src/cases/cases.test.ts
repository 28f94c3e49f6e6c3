import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GOODS_FAMILIES } from '../base/index.ts'
import { ROLES } from '../rights/index.ts'
import { words as en } from '../words/en/index.ts'
import { words as fr } from '../words/fr/index.ts'
import { brokenAt, type Chained, hashOf } from './custody.ts'
import {
  check,
  ENTRY_KIND_NAMES,
  type Entry,
  type EntryKindName,
  fieldsOf,
  standing,
} from './entry.ts'
import { ENTRY_KINDS } from './entry-kinds.ts'
import { completenessOf, split, type Values } from './field.ts'
import { CASE_STATES, type Facts, factsOf } from './fold.ts'
import { DOCUMENTS, HAZARDS } from './hazards.ts'
import { addDays, clockOf } from './limit.ts'
import { broken, LACKS, possible } from './next.ts'
import { noticeOf } from './notice.ts'
import { prefilled, sharePrefilled } from './prefill.ts'
import { RULING_NAMES } from './rulings.ts'

const NCP = { person: 'p-2', roles: ['national-contact-point'] } as const
const FO = { person: 'p-1', roles: ['frontline-officer'] } as const
type Written = Partial<Omit<Entry, 'values'>> & {
  readonly kind: EntryKindName
  readonly values?: Values
}

/** Entries as they would stand, one after another, each by the same person unless said. */
const entries = (...written: readonly Written[]): readonly Entry[] =>
  written.map((one, nth) => ({
    ...{ id: `e-${nth + 1}`, seq: nth + 1, person: 'p-1', at: '2026-03-02T08:00:00.000Z' },
    ...{ corrects: null, about: null },
    ...one,
    values: { 'event-on': '2026-03-02', ...one.values },
  }))
const found: Written = { kind: 'inspection', values: { result: 'suspicion', family: 'missile' } }
const nothing: Written = { kind: 'inspection', values: { result: 'nothing-found' } }
const detained: Written = { kind: 'detention', values: { 'limit-on': '2026-03-12' } }
const ruled = (ruling: string): Written => ({ kind: 'licence-ruling', values: { ruling } })
const used: Written = {
  kind: 'ruling-use',
  values: { 'ruling-decision': 'released', 'owner-contacted': 'yes' },
}
const seized: Written = { kind: 'seizure', person: 'p-2' }
const decided: Written = {
  kind: 'consequence',
  person: 'p-2',
  values: { decision: 'forfeiture', flag: 'trader' },
}
const facts = (...written: readonly Written[]): Facts => factsOf(standing(entries(...written)))
const lacks = (kind: EntryKindName, written: readonly Written[], writer = NCP as never) =>
  possible(entries(...written), writer, true).find((one) => one.kind === kind)?.lacks

describe('the kinds of entry', () => {
  it.each(ENTRY_KIND_NAMES)('%s asks for little, once each, in both languages', (kind) => {
    const fields = fieldsOf(kind)
    expect(fields.filter((one) => one.mandatory).length).toBeLessThanOrEqual(10)
    expect(fields.filter((one) => one.mandatory && (!one.short || one.nominal))).toEqual([])
    expect(new Set(fields.map((one) => one.key)).size).toBe(fields.length)
    const keys = [
      `case.kind.${kind}`,
      ...fields.flatMap(({ key, codes }) => [
        `case.field.${key}`,
        ...codes.map((code) => `case.code.${key}.${code}`),
      ]),
    ]
    for (const words of [en, fr]) expect(keys.filter((key) => words[key] === undefined)).toEqual([])
    expect(ENTRY_KINDS[kind].roles.every((role) => ROLES.includes(role))).toBe(true)
  })

  it('says every state, lack, hazard and document in both languages', () => {
    const keys = [
      ...CASE_STATES.map((state) => `case.state.${state}`),
      ...LACKS.map((lack) => `case.lacks.${lack}`),
      ...GOODS_FAMILIES.flatMap((family) => [
        ...HAZARDS[family].map((code) => `case.hazard.${code}`),
        ...DOCUMENTS[family].map((code) => `case.document.${code}`),
      ]),
    ]
    for (const words of [en, fr]) expect(keys.filter((key) => words[key] === undefined)).toEqual([])
    for (const family of GOODS_FAMILIES) {
      expect(HAZARDS[family].length).toBeGreaterThan(0)
      expect(DOCUMENTS[family]).toContain('licence')
    }
  })
})

describe('a case', () => {
  it.each<readonly [readonly Written[], string]>([
    [[], 'opened'],
    [[nothing], 'nothing-found'],
    [[found], 'suspicion'],
    [[nothing, found], 'suspicion'],
    [[found, detained], 'detained'],
    [[found, detained, ruled('licence-required'), seized], 'seized'],
    [[found, detained, ruled('licensed'), { kind: 'restoration' }], 'restored'],
    [[nothing, { kind: 'closing' }], 'closed'],
    [[nothing, { kind: 'closing' }, { kind: 'note' }], 'closed'],
  ])('folds %j', (written, state) => {
    expect(facts(...written).state).toBe(state)
    expect(broken(entries(...written))).toBeNull()
  })

  it.each<readonly [EntryKindName, readonly Written[], readonly string[]]>([
    ['seizure', [], ['state']],
    ['seizure', [found], ['state']],
    ['seizure', [found, detained], ['ruling', 'ruling-for-seizure']],
    ['seizure', [found, detained, ruled('licensed')], ['ruling-for-seizure']],
    ['seizure', [found, detained, ruled('end-use')], ['ruling-for-seizure']],
    ['seizure', [found, detained, ruled('licence-required')], []],
    ['restoration', [found, detained], ['ruling']],
    ['restoration', [found, detained, ruled('undetermined')], []],
    ['detention', [nothing], ['state']],
    ['custody', [found], ['state']],
    ['closing', [found, detained], ['not-held-undecided']],
    ['closing', [found, detained, decided], []],
    ['quashing', [found], ['decided']],
    ['quashing', [found, detained, { kind: 'quashing' }], ['not-quashed']],
    ['appeal', [found, detained], ['consequence']],
    ['inspection', [found, detained], ['state']],
    ['note', [nothing, { kind: 'closing' }], []],
  ])('lets %s follow %j only with its grounds', (kind, written, lacking) => {
    expect(lacks(kind, written)).toEqual(lacking)
  })

  it.each<readonly [readonly Written[], string | null]>([
    [[found, detained, used], 'not-licensable'],
    [[found, used, ruled('licence-required')], 'licence-required'],
    // Used before the goods were looked at, or held: for those goods as they lay then.
    [[used, found], null],
    [[used, detained], null],
    [[found, ruled('licensed'), detained], 'licensed'],
  ])('counts a ruling that was used for the goods as they lay: %j', (written, ruling) => {
    expect(facts(...written).ruling).toBe(ruling)
    expect(broken(entries(...written))).toBeNull()
  })

  it('does not set the ruling of the authority aside by an earlier one', () => {
    const ready = [found, detained, ruled('licence-required')]
    expect(lacks('ruling-use', ready)).toEqual(['not-ruled'])
    expect(facts(...ready, used).ruling).toBe('licence-required')
    expect(broken(entries(...ready, used))).toEqual({ kind: 'ruling-use', lack: 'not-ruled' })
    expect(lacks('restoration', [used, found, detained])).toEqual(['ruling'])
  })

  it('keeps who identifies from seizing', () => {
    const ready = [found, detained, ruled('licence-required')]
    expect(lacks('seizure', ready, FO as never)).toEqual(['other-person'])
    expect(broken(entries(...ready, { ...seized, person: 'p-1' }))).toEqual({
      ...{ kind: 'seizure', lack: 'other-person' },
    })
  })

  it('asks for a role and for the lawful limit', () => {
    const lack = (kind: EntryKindName) =>
      possible(entries(found), FO, false).find((one) => one.kind === kind)?.lacks
    expect(lack('detention')).toEqual(['terms'])
    expect(lack('consequence')).toEqual(['role'])
  })

  it('is corrected by a later entry, which changes nothing that was written', () => {
    const correction: Written = { ...nothing, corrects: 'e-1', person: 'p-3' }
    const written = entries(found, correction)
    expect(standing(written)).toHaveLength(1)
    expect(standing(written)[0]).toMatchObject({ id: 'e-1', people: ['p-1', 'p-3'] })
    expect(factsOf(standing(written)).state).toBe('nothing-found')
    // A detention rests on what was found: the finding cannot be taken away under it.
    expect(broken(entries(found, detained, correction))).toEqual({
      kind: 'detention',
      lack: 'state',
    })
    // Nor may the day of one entry come after the day of the next.
    const later: Written = {
      ...{ ...found, corrects: 'e-1' },
      values: { ...found.values, 'event-on': '2026-03-05' },
    }
    expect(broken(entries(found, detained, later))).toEqual({ kind: 'detention', lack: 'order' })
  })

  it('drops its flags where a decision falls', () => {
    const ready = [found, detained, ruled('licence-required'), seized, decided]
    const appeal = (outcome: string): Written => ({
      ...{ kind: 'appeal', about: 'e-5', values: { outcome } },
    })
    expect(facts(...ready)).toMatchObject({ flags: ['trader'], quashed: false })
    expect(facts(...ready, appeal('lodged'))).toMatchObject({ flags: ['trader'] })
    expect(facts(...ready, appeal('lodged')).consequences[0]?.stands).toBe('under-appeal')
    expect(facts(...ready, appeal('lodged'), appeal('dismissed')).flags).toEqual(['trader'])
    expect(facts(...ready, appeal('allowed')).flags).toEqual([])
    const quashed = facts(...ready, { kind: 'quashing' })
    expect([quashed.flags, quashed.quashed]).toEqual([[], true])
    expect(quashed.consequences.map((one) => one.stands)).toEqual(['fallen'])
  })
})

describe('an entry', () => {
  const span = { from: null, until: '2026-03-02' }
  const inspected = {
    ...{ 'event-on': '2026-03-02', 'location-type': 'seaport', 'selection-basis': 'random' },
    ...{ family: 'chemical', technique: 'physical', result: 'nothing-found' },
  }

  it('of an inspection wants the hazards read before a package is opened', () => {
    const problems = (more: Values) => check('inspection', { ...inspected, ...more }, span).problems
    expect(problems({})).toEqual([])
    expect(problems({ 'package-opened': 'yes' })).toEqual([
      { field: 'package-opened', problem: 'hazard' },
    ])
    expect(problems({ 'package-opened': 'yes', 'hazards-read': 'yes' })).toEqual([])
  })

  it.each([
    ['container', 'CSQU3054383', 'CSQU3054384'],
    ['imo', '9074729', '9074728'],
    ['awb', '020-12345675', '020-12345676'],
    ['cas', '7732-18-5', '7732-18-4'],
    ['hs', '8414.10', '7700.10'],
    ['departure', 'FR', 'ZZ'],
    ['place', 'FR LEH', 'FR'],
  ])('is checked by machine: %s', (key, right, wrong) => {
    const problem = (text: string) =>
      check('seizure', { [key]: text }, span).problems.find((one) => one.field === key)
    expect(problem(right)).toBeUndefined()
    expect(problem(wrong)).toEqual({ field: key, problem: 'malformed' })
  })

  it('is neither of the future nor before what it follows', () => {
    const problems = (on: string) =>
      check(
        'inspection',
        { ...inspected, 'event-on': on },
        { from: '2026-03-01', until: '2026-03-02' },
      ).problems.map((one) => one.problem)
    expect(problems('2026-03-03')).toEqual(['future'])
    expect(problems('2026-02-28')).toEqual(['order'])
    expect(problems('2026-03-01')).toEqual([])
  })

  it('keeps apart what names somebody', () => {
    const { plain, nominal } = split(fieldsOf('seizure'), {
      hs: '841410',
      exporter: 'Fictional Ltd',
    })
    expect([plain, nominal]).toEqual([{ hs: '841410' }, { exporter: 'Fictional Ltd' }])
  })
})

describe('the clock of a detention', () => {
  it.each([
    ['2026-03-02', 'open'],
    ['2026-03-09', 'open'],
    ['2026-03-10', 'near'],
    ['2026-03-12', 'near'],
    ['2026-03-13', 'past'],
  ])('on %s is %s', (today, clock) => {
    expect(clockOf('2026-03-12', true, today)).toBe(clock)
    expect(clockOf('2026-03-12', false, today)).toBe('ended')
    expect(clockOf(null, false, today)).toBe('none')
  })
  it('counts calendar days over months and leap days', () => {
    expect([addDays('2028-02-27', 3), addDays('2026-12-30', 10)]).toEqual([
      ...['2028-03-01', '2027-01-09'],
    ])
  })
})

describe('the short form of a seizure', () => {
  const target = {
    function: 'EXPORT',
    parties: [{ role: 'exporter', name: 'Fictional Trading Ltd' }],
    countries: { export: 'FR', finalDestination: 'AE' },
    transportMeans: [{ mode: '1', name: 'MV Fiction' }],
    equipment: [{ id: 'CSQU3054383' }],
    goodsItems: [{ seq: 1, description: 'Vacuum pumps', hs6: '841410', netMassKg: 420 }],
  } as const
  const known = standing(
    entries(
      {
        ...{ kind: 'inspection' },
        values: { result: 'suspicion', family: 'missile', 'location-type': 'seaport' },
      },
      detained,
      ruled('licence-required'),
    ),
  )

  it('asks for at most ten things, and for few that the case does not say', () => {
    const today = '2026-03-04'
    const values = prefilled('seizure', {
      ...{ target: structuredClone(target) as never, title: 'Pumps', entries: known, today },
    })
    const required = fieldsOf('seizure').filter((one) => one.mandatory).length
    const share = sharePrefilled('seizure', values)
    console.log(`seizure form: required ${required} ≤ 10, prefilled ${Math.round(share * 100)} %`)
    expect(required).toBeLessThanOrEqual(10)
    expect(share).toBeGreaterThanOrEqual(0.7)
    expect(values).toMatchObject({ hs: '841410', mode: 'sea', unit: 'kg', 'event-on': today })
    expect(completenessOf(fieldsOf('seizure'), values)).toBeGreaterThan(0.5)
    expect(completenessOf(fieldsOf('seizure'), {})).toBe(0)
  })

  it('takes nothing over that is said of one entry alone, or cannot be read', () => {
    const odd = { goodsItems: [{ seq: 1, hs6: '770000' }], equipment: [{ id: 'NOT A BOX' }] }
    const values = prefilled('inspection', {
      ...{ target: odd as never, title: 'x', entries: known, today: '2026-03-04' },
    })
    expect(values.result).toBeUndefined()
    expect(values.container).toBeUndefined()
    const step = prefilled('custody', {
      target: null,
      title: 'x',
      entries: standing(
        entries({ kind: 'custody', values: { from: 'Quay 4', to: 'Customs store', seal: 'S-1' } }),
      ),
      today: '2026-03-04',
    })
    expect(step).toEqual({ 'event-on': '2026-03-04', from: 'Customs store', seal: 'S-1' })
  })
})

describe('the notice to the exporter', () => {
  it('says why, by what law, what is wanted, whom to write to and until when', () => {
    const values = {
      ...{ reason: 'no-licence', family: 'chemical', goods: 'Valves', 'event-on': '2026-03-02' },
      ...{ 'limit-on': '2026-03-12', 'legal-basis': 'Act 1', contact: 'office@example' },
      exporter: 'Fictional Ltd',
    }
    const notice = noticeOf(values, { administration: 'Nordavia', number: 7 })
    expect(notice.map(({ key }) => key)).toEqual(
      [
        'head',
        'exporter',
        'detained',
        'reason.no-licence',
        'basis',
        'documents',
        'contact',
        'limit',
      ].map((key) => `case.notice.${key}`),
    )
    expect(notice.flatMap((one) => one.list)).toContain('case.document.safety-sheet')
    for (const words of [en, fr])
      for (const { key, list } of notice)
        for (const said of [key, ...list]) expect(words[said], said).toBeDefined()
  })
})

describe('the chain of entries', () => {
  const chained = (written: readonly Entry[]): readonly Chained[] => {
    let before: string | null = null
    return written.map((entry) => {
      const one = { ...entry, before }
      before = hashOf(one)
      return one
    })
  }
  const whole = chained(
    entries(found, detained, ruled('licence-required'), seized, { kind: 'custody' }, decided),
  )

  it('holds, and does not where anything was changed, left out or put elsewhere', () => {
    expect(brokenAt(whole)).toBeNull()
    fc.assert(
      fc.property(
        fc.nat(whole.length - 2),
        fc.constantFrom('value', 'person', 'gone', 'swapped'),
        (at, how) => {
          const tampered = [...whole]
          const one = tampered[at] as Chained
          if (how === 'value') tampered[at] = { ...one, values: { ...one.values, seal: 'other' } }
          if (how === 'person') tampered[at] = { ...one, person: 'p-9' }
          if (how === 'gone') tampered.splice(at, 1)
          if (how === 'swapped') {
            tampered[at] = tampered[at + 1] as Chained
            tampered[at + 1] = one
          }
          expect(brokenAt(tampered)).not.toBeNull()
        },
      ),
      { seed: 18, numRuns: 200 },
    )
  })

  it('knows the rulings', () => {
    expect(
      RULING_NAMES.filter((one) => lacks('seizure', [found, detained, ruled(one)])?.length === 0),
    ).toEqual(['licence-required'])
  })
})
