import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts, Standing, Values } from '../cases/index.ts'
import { ENTRY_KIND_NAMES, fieldsOf, saidSoFar } from '../cases/index.ts'
import { checksOf } from './report-checks.ts'
import { reportCrossing } from './report-crossing.ts'
import {
  begunReport,
  checkReport,
  isAsFound,
  REPORT_FORMS,
  REPORT_KINDS,
  REPORT_REQUIRED_MOST,
  reportable,
  shareBegun,
} from './report-form.ts'
import { reasonsAlike, similarTo } from './report-similar.ts'
import {
  countable,
  counted,
  earlierEventOn,
  isBehind,
  type ReportReview,
  type ReportVersion,
  reportCompleteness,
  reportState,
} from './report-standing.ts'

let seq = 0
const entry = (kind: Standing['kind'], values: Values): Standing => ({
  ...{ id: `e${++seq}`, seq, kind, person: null, at: '2026-03-01T00:00:00.000Z', values },
  ...{ about: null, people: [], corrections: [] },
})
const OPEN = { quashed: false } as Facts
const INSPECTED: Values = {
  ...{ 'event-on': '2026-03-01', 'location-type': 'seaport', 'selection-basis': 'tip-off' },
  ...{ family: 'missile', technique: 'physical', result: 'suspicion', goods: 'Pumps' },
}
const SEIZED: Values = {
  ...{ 'event-on': '2026-03-04', 'location-type': 'seaport', direction: 'export' },
  ...{ 'selection-basis': 'tip-off', family: 'missile', hs: '841410', quantity: '12' },
  ...{ mode: 'sea', departure: 'DE', destination: 'TR', unit: 'pieces' },
}
const DETAINED: Values = {
  ...{ 'event-on': '2026-03-02', reason: 'no-licence', family: 'missile', goods: 'Pumps' },
}
/** Nothing was brought from a target: what the case says alone. */
const begunOf = (entries: readonly Standing[]) => {
  const found = reportable(entries, OPEN)
  if (found === null) throw new Error('nothing to report')
  const said = saidSoFar({ target: null, title: 'Pumps', entries })
  return { ...found, begun: begunReport(found, said, null) }
}

describe('the form of a report', () => {
  const cases: readonly (readonly [string, readonly Standing[]])[] = [
    ['inspection', [entry('inspection', { ...INSPECTED, result: 'nothing-found' })]],
    ['detention', [entry('inspection', INSPECTED), entry('detention', DETAINED)]],
    [
      'seizure',
      [entry('inspection', INSPECTED), entry('detention', DETAINED), entry('seizure', SEIZED)],
    ],
  ]
  it.each(cases)(
    'asks little of a case of kind %s, and most of it stands there',
    (kind, entries) => {
      const { begun, kind: of } = begunOf(entries)
      const required = REPORT_FORMS[of].filter((one) => one.mandatory).length
      const share = shareBegun(of, begun)
      console.log(`report: ${kind}: required ${required}, prefilled ${Math.round(share * 100)} %`)
      expect(of).toBe(kind)
      expect(required).toBeLessThanOrEqual(REPORT_REQUIRED_MOST)
      expect(share).toBeGreaterThanOrEqual(0.7)
    },
  )

  it('has no field that names somebody, and no field twice', () => {
    const named = new Set(
      ENTRY_KIND_NAMES.flatMap((kind) => fieldsOf(kind)).flatMap((one) =>
        one.nominal ? [one.key] : [],
      ),
    )
    expect(named.size).toBeGreaterThan(5)
    for (const kind of REPORT_KINDS) {
      const keys = REPORT_FORMS[kind].map((one) => one.key)
      expect(keys.filter((key) => named.has(key))).toEqual([])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('is made of the furthest entry, and of none where the case was quashed', () => {
    expect(reportable([entry('note', { remarks: 'x' })], OPEN)).toBeNull()
    const entries = [entry('inspection', INSPECTED), entry('detention', DETAINED)]
    expect(reportable(entries, OPEN)).toMatchObject({ kind: 'detention', outcome: 'detained' })
    const back = [...entries, entry('restoration', {})]
    expect(reportable(back, OPEN)?.outcome).toBe('given-back')
    expect(reportable(entries, { quashed: true })).toBeNull()
    const nothing = [entry('inspection', { ...INSPECTED, result: 'nothing-found' })]
    expect(reportable(nothing, OPEN)).toMatchObject({ outcome: 'nothing-found' })
  })

  it('goes on from an earlier version, and from the case where that went further', () => {
    const detention = entry('detention', DETAINED)
    const found = reportable([detention], OPEN)
    if (!found) throw new Error('nothing to report')
    const earlier = { entry: detention.id, values: { ...DETAINED, narrative: 'By hand' } }
    expect(begunReport(found, {}, earlier).narrative).toBe('By hand')
    const seized = reportable([detention, entry('seizure', SEIZED)], OPEN)
    if (!seized) throw new Error('nothing to report')
    const begun = begunReport(seized, {}, earlier)
    expect([begun['event-on'], begun.narrative]).toEqual(['2026-03-04', 'By hand'])
  })

  it('loses nothing that was completed by hand, and brings nothing back that was taken out', () => {
    const inspection = entry('inspection', { ...INSPECTED, container: 'CSQU3054383' })
    const said = { goods: 'The title', place: 'DEHAM' }
    const completed = { ...INSPECTED, goods: 'Pumps, by hand', place: 'FRMRS' }
    const seizure = entry('seizure', SEIZED)
    const found = reportable([inspection, seizure], OPEN)
    if (!found) throw new Error('nothing to report')
    const begun = begunReport(found, said, { entry: inspection.id, values: completed })
    expect([begun.goods, begun.place, begun.hs]).toEqual(['Pumps, by hand', 'FRMRS', '841410'])
    const same = reportable([entry('seizure', { ...SEIZED, container: 'CSQU3054383' })], OPEN)
    if (!same) throw new Error('nothing to report')
    const earlier = { entry: same.entry.id, values: SEIZED }
    expect(begunReport(same, { container: 'CSQU3054383' }, earlier).container).toBeUndefined()
  })

  it('leaves wrong numbers as they stood on the box, and names in none of them', () => {
    const given = { ...SEIZED, container: 'csqu 305438-4', imo: 'no number' }
    const { values, problems } = checkReport('seizure', given, '2026-03-08')
    expect(values.container).toBe('csqu 305438-4')
    expect(problems).toEqual([{ field: 'imo', problem: 'malformed' }])
    const found = { entry: entry('seizure', values), kind: 'seizure', outcome: 'seized' } as const
    expect(begunReport(found, {}, null).container).toBe('csqu 305438-4')
    const of = REPORT_FORMS.seizure.find((one) => one.key === 'container')
    expect(of && isAsFound(of, 'csqu 305438-4')).toBe(true)
    const kept = { nominal: [], plain: [] }
    const names = ['CSQU 3054384']
    expect(reportCrossing('seizure', values, { names, marks: [], kept }).seen.container).toBe('…')
    const checks = checksOf({ values, sentOn: '2026-03-08', earlierOn: null })
    expect(checks.find((one) => one.check === 'container')?.result).toBe('fails')
  })

  it('says what is missing, malformed, or not yet', () => {
    const { values, problems } = checkReport(
      'seizure',
      { ...SEIZED, hs: '84', mode: '', 'event-on': '2026-03-09', container: 'CSQU3054384' },
      '2026-03-08',
    )
    expect(problems.map((one) => `${one.field} ${one.problem}`).sort()).toEqual([
      ...['event-on future', 'hs malformed', 'mode missing'],
    ])
    expect(values.destination).toBe('TR')
  })

  it('counts what the long form still wants', () => {
    const short = reportCompleteness('seizure', SEIZED)
    expect(short).toBeCloseTo(10 / 19)
    const long = REPORT_FORMS.seizure.filter((one) => one.wanted).map((one) => [one.key, 'x'])
    expect(reportCompleteness('seizure', Object.fromEntries(long))).toBe(1)
    expect(reportCompleteness('inspection', { ...INSPECTED, mode: 'sea' })).toBe(1)
  })
})

describe('what leaves the country', () => {
  const names = ['Fictional Trader Ltd', '26XN00000000012345', 'Müller Trading GmbH']
  const marks = ['Vacuum pump, EP-40, serial SN-778899']
  const kept = { nominal: ['exporter', 'declaration'], plain: ['seal', 'goods'] }
  it('has no name in any text, and says what was withheld and why', () => {
    const { seen, withheld } = reportCrossing(
      'seizure',
      {
        ...SEIZED,
        narrative: 'FICTIONAL  trader sent it (26XN00000000012345), plate SN-778899 was filed off',
        exporter: 'Fictional Trader Ltd',
      },
      { names, marks, kept },
    )
    const text = JSON.stringify(seen)
    for (const gone of ['ictional', 'FICTIONAL', '12345', '778899'])
      expect(text).not.toContain(gone)
    expect(seen.exporter).toBeUndefined()
    expect(withheld).toEqual([
      { field: 'narrative', why: 'named' },
      { field: 'exporter', why: 'nominal' },
      { field: 'declaration', why: 'nominal' },
      { field: 'seal', why: 'national' },
    ])
  })

  it('has no number or name that is grouped, cut or accented in another way', () => {
    const { seen } = reportCrossing(
      'seizure',
      {
        goods: 'Vacuum pump of stainless steel',
        narrative:
          'plate 778899; SN 778899; 26XN 0000 0000 0123 45; Fictional-Trader; Muller Trading',
      },
      { names, marks, kept },
    )
    expect(seen.goods).toBe('Vacuum pump of stainless steel')
    expect(seen.narrative).toBe('plate …; …; …; …; …')
  })

  it('holds no name whatever is written around it, and no field of another form', () => {
    const free = REPORT_FORMS.seizure.flatMap((one) =>
      one.kind === 'text' || one.kind === 'line' ? [one.key] : [],
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...free),
        fc.string(),
        fc.string(),
        fc.constantFrom('Fictional Trader Ltd', 'fictional trader', 'SN-778899'),
        (key, before, after, name) => {
          const values = { [key]: `${before}${name}${after}`, consignee: name }
          const { seen } = reportCrossing('seizure', values, { names, marks, kept })
          const text = (seen[key] ?? '').toLowerCase()
          expect(text.includes('fictional trader') || text.includes('sn-778899')).toBe(false)
          expect(Object.keys(seen)).toEqual([key])
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('the checks of a report', () => {
  const run = (values: Values, more: { sentOn?: string; earlierOn?: string } = {}) =>
    Object.fromEntries(
      checksOf({
        values: { ...SEIZED, ...values },
        sentOn: more.sentOn ?? '2026-03-05',
        earlierOn: more.earlierOn ?? null,
      }).map(({ check, result, fields }) => [check, `${result} ${fields.join(' ')}`.trim()]),
    )
  const TABLE: readonly (readonly [string, string, Values, string])[] = [
    ['container', 'good', { container: 'CSQU3054383' }, 'holds container'],
    ['container', 'bad', { container: 'CSQU3054384' }, 'fails container'],
    ['container', 'none', {}, 'absent'],
    ['imo', 'good', { imo: '9074729' }, 'holds imo'],
    ['imo', 'bad', { imo: '9074728' }, 'fails imo'],
    ['awb', 'good', { awb: '12312345675' }, 'holds awb'],
    ['awb', 'bad', { awb: '12312345676' }, 'fails awb'],
    ['cas', 'good', { cas: '50-00-0' }, 'holds cas'],
    ['cas', 'bad', { cas: '50-00-1' }, 'fails cas'],
    ['hs', 'good', {}, 'holds hs'],
    ['hs', 'bad', { hs: '7799' }, 'fails hs'],
    ['countries', 'good', {}, 'holds departure destination'],
    ['countries', 'bad', { destination: 'QZ', transit: 'AT Q9' }, 'fails destination transit'],
    ['place', 'bad', { place: 'DE1' }, 'fails place'],
    ['dates', 'good', {}, 'holds event-on'],
    [
      'route',
      'good',
      { transit: 'AT HU', origin: 'DE' },
      'holds origin departure destination transit',
    ],
    ['route', 'to where it left', { destination: 'DE' }, 'fails departure destination'],
    ['route', 'twice', { transit: 'AT, AT' }, 'fails transit'],
    ['route', 'through its end', { transit: 'TR' }, 'fails transit'],
    ['route', 'home again', { origin: 'TR' }, 'fails origin'],
    ['route', 'by home', { origin: 'AT', transit: 'AT' }, 'fails transit'],
    ['route', 'home before its end', { origin: 'TR', 'final-destination': 'AE' }, 'fails origin'],
    ['route', 'elsewhere', { place: 'FRMRS' }, 'fails place'],
    ['conveyance', 'good', { imo: '9074729' }, 'holds imo'],
    ['conveyance', 'a ship in the air', { mode: 'air', imo: '9074729' }, 'fails imo mode'],
    ['unit', 'good', {}, 'holds quantity unit hs'],
    ['unit', 'machines by the litre', { unit: 'l' }, 'fails unit'],
    ['unit', 'chemicals by the piece', { unit: 'pieces', hs: '291814' }, 'fails unit'],
    ['unit', 'nothing', { quantity: '0' }, 'fails quantity'],
  ]
  it.each(TABLE)('%s: %s', (check, _, values, wanted) => {
    expect(run(values)[check]).toBe(wanted)
  })
  it('put dates in order', () => {
    expect(run({}, { sentOn: '2026-03-03' }).dates).toBe('fails event-on')
    expect(run({}, { earlierOn: '2026-03-05' }).dates).toBe('fails event-on')
    expect(run({}, { earlierOn: '2026-03-02' }).dates).toBe('holds event-on')
  })
})

describe('similar cases', () => {
  const other: Values = {
    ...{ hs: '841410', departure: 'DE', destination: 'AE', 'final-destination': 'TR', mode: 'sea' },
    ...{ conveyance: 'MV Example', concealment: 'Behind sacks of cement, false wall' },
  }
  it('say why, the strongest reason first', () => {
    const reasons = reasonsAlike(
      { ...SEIZED, conveyance: 'mv example', concealment: 'false wall behind sacks' },
      other,
    )
    expect(reasons.map((one) => one.code)).toEqual([
      ...['subheading', 'carrier', 'route', 'concealment', 'mode'],
    ])
  })
  it('are those that share enough, the most alike first, five at most', () => {
    const found = similarTo({ ...SEIZED, cas: '50-00-0' }, [
      { id: 'far', values: { mode: 'sea', hs: '290100', destination: 'FR' } },
      { id: 'near', values: other },
      { id: 'nearer', values: { ...SEIZED, cas: '50-00-0' } },
      ...[1, 2, 3, 4, 5].map((n) => ({ id: `n${n}`, values: other })),
    ])
    expect(found[0]?.id).toBe('nearer')
    expect(found.map((one) => one.id)).not.toContain('far')
    expect(found).toHaveLength(5)
  })
  it('are alike whichever way round they are held', () => {
    expect(reasonsAlike(SEIZED, other).map((one) => one.code)).toEqual(
      reasonsAlike(other, SEIZED).map((one) => one.code),
    )
  })
})

describe('how a report stands, and what counts', () => {
  const head = { id: 'r', owner: 'o', withdrawnAt: null }
  const version = (n: number, at: string): ReportVersion => ({
    ...{ id: `v${n}`, report: 'r', version: n, kind: 'seizure', outcome: 'seized' },
    ...{ values: SEIZED, at, rilo: `g${n}`, completeness: 1 },
  })
  const review = (n: number, verdict: ReportReview['verdict'], at: string): ReportReview => ({
    ...{ id: at, version: `v${n}`, verdict, at },
  })
  const versions = [version(1, '2026-03-05'), version(2, '2026-03-08')]
  const reviews = [
    review(1, 'returned', '2026-03-06'),
    review(1, 'validated', '2026-03-07'),
    review(2, 'validated', '2026-03-09'),
  ]
  it.each([
    ['2026-03-04', []],
    ['2026-03-05', [null]],
    ['2026-03-06', [null]],
    ['2026-03-07', ['2026-03-07']],
    ['2026-03-08', [null]],
    ['2026-03-09', ['2026-03-09']],
  ])('as of %s', (asOf, wanted) => {
    const all = countable([head], versions, reviews, asOf)
    expect(all.map((one) => one.validatedAt)).toEqual(wanted)
    expect(counted(all)).toHaveLength(wanted.filter((one) => one !== null).length)
  })
  it('belongs to the region that it was sent to then', () => {
    const region = (asOf: string) => countable([head], versions, reviews, asOf)[0]?.region
    expect([region('2026-03-07'), region('2026-03-08')]).toEqual(['g1', 'g2'])
  })
  it('is behind its case where that has another entry or another outcome', () => {
    const sent = { entry: 'a', outcome: 'seized' }
    expect(isBehind(sent, sent)).toBe(false)
    expect(isBehind(sent, { ...sent, entry: 'b' })).toBe(true)
    expect(isBehind(sent, { ...sent, outcome: 'given-back' })).toBe(true)
    expect(isBehind(sent, null)).toBe(true)
  })
  it('finds the day of the step before, whichever version said it', () => {
    const of = (n: number, kind: 'detention' | 'seizure', on: string) => ({
      ...{ version: n, kind, values: { 'event-on': on } },
    })
    const before = [of(1, 'detention', '2026-03-01'), of(2, 'seizure', '2026-03-02')]
    expect(earlierEventOn('seizure', before)).toBe('2026-03-01')
    expect(earlierEventOn('detention', before)).toBe('2026-03-02')
    expect(earlierEventOn('seizure', before.slice(1))).toBeNull()
  })
  it('leaves out what was withdrawn', () => {
    expect(countable([{ ...head, withdrawnAt: 'x' }], versions, reviews, '2027')).toEqual([])
    expect(reportState({ withdrawnAt: 'x' }, null)).toBe('withdrawn')
    expect(reportState(head, null)).toBe('to-validate')
    expect(reportState(head, { verdict: 'returned' })).toBe('returned')
  })
})
