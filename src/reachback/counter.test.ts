import { describe, expect, it } from 'vitest'
import { words as en } from '../words/en/index.ts'
import { words as fr } from '../words/fr/index.ts'
import { crossing } from './crossing.ts'
import type { Facts } from './facts.ts'
import {
  begunOf,
  factsOfCase,
  factsOfConsignment,
  namesOfConsignment,
  namesOfFields,
  serialsOf,
} from './origin-facts.ts'
import type { Ruling } from './precedents.ts'
import { FOOTINGS, groundOf, rulingBegun, type Version } from './resting.ts'
import {
  AGREEMENTS,
  agreementOf,
  GROUNDS,
  groundsOf,
  type OwnAnswer,
  rulingsOn,
  VALIDITIES,
} from './same-goods.ts'

const PUMP: Facts = {
  ...{ description: 'Diaphragm pump, wetted parts of glass', maker: 'Example Pumps' },
  ...{ model: 'EP-40', hs: '841350', specification: '40 l/min' },
}
const today = '2026-03-02'
const ruling = (id: string, more: Partial<Ruling> = {}): Ruling => ({
  ...{ id, request: id, at: `2026-01-0${id}T00:00:00.000Z`, expert: 'x', goods: PUMP },
  ...{ determination: 'not-listed', entries: [], validUntil: '2026-12-31' },
  ...more,
})
const endUsers = (...ids: readonly string[]) =>
  new Map<string, string>(ids.map((id) => [id, 'Fictional Waterworks']))
const found = (goods: Facts, rulings: readonly Ruling[], known = endUsers('1', '2', '3')) =>
  rulingsOn(goods, rulings, { today, endUsers: known })

describe('the goods of an earlier ruling', () => {
  it.each([
    ['substance', { cas: '50-00-0' }, { cas: '50-00-0' }],
    ['make-model', { maker: 'example  PUMPS', model: 'ep 40' }, PUMP],
    ['part', { maker: 'Example Pumps', part: 'A-1' }, { maker: 'Example pumps', part: 'a 1' }],
    ['named', { description: 'Pump EP-40 of EXAMPLE PUMPS, new' }, PUMP],
    [
      ...['wording', { hs: '841350', description: 'Wetted parts of GLASS: diaphragm pump' }],
      { hs: '841350', description: 'Diaphragm pump, wetted parts of glass' },
    ],
  ] as readonly (readonly [string, Facts, Facts])[])('are the same by %s', (ground, a, b) => {
    expect(groundsOf(a, b)).toEqual([ground])
  })

  it.each([
    ['another model', { description: 'Pump EP-401 of Example Pumps' }],
    ['another heading', { hs: '841410', description: PUMP.description ?? '' }],
    ['one word more', { hs: '841350', description: `${PUMP.description} used` }],
    ['a figure that is its model by chance', { description: '100 pumps of Example Pumps' }],
    ['too few words', { hs: '841350', description: 'Pump' }],
    ['nothing said', {}],
  ] as readonly (readonly [string, Facts])[])('are others: %s', (_, goods) => {
    const model = goods.description?.startsWith('100') ? { model: '100' } : {}
    const few = goods.description === 'Pump' ? goods : {}
    expect(groundsOf(goods, { ...PUMP, ...few, ...model })).toEqual([])
  })

  it('agree, differ, or are not known', () => {
    expect([agreementOf('A-1', 'a 1'), agreementOf('A', 'B'), agreementOf('A', undefined)]).toEqual(
      ['same', 'differs', 'unknown'],
    )
  })
})

describe('rulings at the counter', () => {
  it('come in force first, then by end user and specification, and say by what they match', () => {
    const known = new Map([
      ['1', 'Other Works'],
      ['2', 'Fictional Waterworks'],
      ['3', 'Fictional Waterworks'],
    ])
    const goods = { ...PUMP, 'end-user': 'FICTIONAL WATERWORKS' }
    const rulings = [
      ruling('1'),
      ruling('2'),
      ruling('3', { validUntil: '2026-03-01' }),
      ruling('4', { goods: { description: 'Tyres' } }),
    ]
    expect(
      found(goods, rulings, known).map((one) => [one.id, one.validity, one.endUser, one.releases]),
    ).toEqual([
      ['2', 'in-force', 'same', true],
      ['1', 'in-force', 'differs', false],
      ['3', 'over', 'same', false],
    ])
  })

  it.each([
    ['listed', { determination: 'listed' }],
    ['catch-all', { determination: 'catch-all' }],
    ['undetermined', { determination: 'undetermined' }],
    ['for one request', { validUntil: null }],
    ['lapsed', { validUntil: '2026-03-01' }],
    ['a specification that the goods do not say', { goods: { ...PUMP, specification: '9 bar' } }],
    ['another specification', { goods: { ...PUMP, specification: '90 l/min' } }],
    ['only called the same', { goods: { description: PUMP.description ?? '', hs: '841350' } }],
  ] as readonly (readonly [string, Partial<Ruling>])[])('release nothing: %s', (_, more) => {
    expect(found(PUMP, [ruling('1', more)]).map((one) => one.releases)).toEqual([false])
    expect(found(PUMP, [ruling('1')])[0]?.releases).toBe(true)
  })

  it('release nothing where a specification was ruled on and the goods say none', () => {
    const { specification: _, ...bare } = PUMP
    const none = ruling('2', { goods: bare })
    expect(found(bare, [ruling('1'), none]).map((one) => [one.id, one.releases])).toEqual([
      ['2', true],
      ['1', false],
    ])
  })

  it('release nothing where one in force, or an answer to the case, says otherwise', () => {
    const says = (rulings: readonly Ruling[], own: readonly OwnAnswer[] = []) => {
      const first = rulingsOn(PUMP, rulings, { today, own, endUsers: endUsers('1', '2') }).find(
        (one) => one.id === '1',
      )
      return [first?.releases, first?.against.map((one) => one.id)]
    }
    const listed = (more: Partial<Ruling> = {}) =>
      ruling('2', { request: '1', expert: 'y', determination: 'listed', ...more })
    expect(says([ruling('1'), listed()])).toEqual([false, ['2']])
    expect(says([ruling('1'), listed({ validUntil: '2026-03-01' })])).toEqual([true, []])
    const other = { goods: { ...PUMP, specification: '90 l/min' } }
    expect(says([ruling('1'), listed(other)])).toEqual([true, []])
    expect(says([ruling('1')], [listed({ validUntil: null })])).toEqual([false, ['2']])
    expect(says([ruling('1')], [ruling('2')])).toEqual([true, []])
  })

  it('compare a maker that was taken out because it exports its own goods', () => {
    const goods = { ...PUMP, maker: '…' }
    const at = { today, endUsers: endUsers('1') }
    const [one] = rulingsOn({ ...PUMP, description: 'x' }, [ruling('1', { goods })], {
      ...{ ...at, whole: new Map([['1', PUMP]]) },
    })
    expect([one?.grounds, one?.goods.maker]).toEqual([['make-model'], '…'])
  })

  it('hold on their last day, and say what the reader may not see', () => {
    const [one] = found(PUMP, [ruling('1', { validUntil: today })], new Map())
    expect(one).toMatchObject({ validity: 'in-force', endUser: 'unseen', releases: false })
  })
})

const version = (nth: number, more: Partial<Version> = {}): Version => ({
  ...{
    id: `v${nth}`,
    version: nth,
    expert: 'x',
    determination: 'not-listed',
    entries: [],
    validUntil: null,
  },
  ...more,
})
const ENTRY = { list: 'EU', entry: '2B350', edition: 'E1' }
const OTHER_EDITION = {
  determination: 'listed',
  entries: [{ ...ENTRY, edition: 'E2' }],
} as const
const LISTED = { determination: 'listed', entries: [ENTRY] } as const

describe('what a ruling rests on', () => {
  it.each([
    ['stands', 'v1', [version(1)]],
    ['lapsed', 'v1', [version(1, { validUntil: '2026-03-01' })]],
    ['replaced', 'v1', [version(1), version(2)]],
    ['changed', 'v1', [version(1), version(2), version(3, LISTED)]],
    ['lapsed', 'v1', [version(1), version(2, { validUntil: '2026-03-01' })]],
    ['changed', 'v1', [version(1), version(2, { validUntil: '2026-12-31' })]],
    ['changed', 'v1', [version(1, LISTED), version(2, OTHER_EDITION)]],
    ['contradicted', 'v1', [version(1), version(2, { ...LISTED, id: 'y1', expert: 'y' })]],
    ['stands', 'v1', [version(1), version(2, { id: 'y1', expert: 'y' })]],
    ['gone', 'v9', [version(1)]],
  ] as const)('%s', (footing, answer, versions) => {
    expect(groundOf(answer, versions, today).footing).toBe(footing)
  })

  it('names the version that holds, in whatever order they come', () => {
    const ground = groundOf('v1', [version(3, LISTED), version(1), version(2)], today)
    expect([ground.rested?.version, ground.newest?.version]).toEqual([1, 3])
  })

  it('begins a ruling without deciding it', () => {
    const answer = { entries: [ENTRY], reasoning: 'Glass', validUntil: '2026-12-31' }
    expect(rulingBegun(answer)).toEqual({
      ...{ reasoning: 'Glass', 'list-entry': '2B350 (EU, E1)', 'valid-until': '2026-12-31' },
    })
    const many = Array.from({ length: 20 }, (_, nth) => ({ ...ENTRY, entry: `2B${nth}`.repeat(9) }))
    expect(rulingBegun({ ...answer, entries: many })['list-entry']?.length).toBeLessThanOrEqual(300)
  })
})

describe('what a request begins with', () => {
  const target = factsOfConsignment(
    {
      goodsItems: [{ seq: 1, description: 'Diaphragm pump of glass', hs6: '841350' }],
      countries: { destination: 'FR' },
      parties: [{ role: 'exporter', name: 'Fictional Trader Ltd', city: 'Port Example' }],
    },
    true,
  )

  it('is what the case says, and its target where the case does not', () => {
    const entries = [
      { kind: 'inspection', values: { goods: 'Pump of PTFE', finding: 'No plate', cas: '' } },
      {
        kind: 'detention',
        values: { family: 'chemical', 'limit-on': '2026-03-12', quantity: '12', unit: 'pieces' },
      },
    ] as const
    expect(factsOfCase('Pumps', entries, target)).toMatchObject({
      ...{ description: 'Diaphragm pump of glass\nPump of PTFE', hs: '841350' },
      ...{ destination: 'FR', quantity: '12 pieces', suspicion: 'No plate' },
      exporter: 'Fictional Trader Ltd',
    })
    expect(begunOf(entries)).toEqual({
      ...{ family: 'chemical', urgency: 'urgent', limitOn: '2026-03-12' },
    })
    expect(begunOf([])).toEqual({ family: null, urgency: 'routine', limitOn: null })
  })

  it.each([
    ['Example Pumps EP-77', []],
    ['Example Pumps, EP-77, 20881', ['20881']],
    ['Example Pumps EP-77, 4-112', ['4-112']],
    ['Example Pumps EP-77 S/N 4A-7', ['4A-7']],
    ['Example Pumps EP-77 2088100', ['2088100']],
  ])('leaves make and model in, and takes the numbers of the piece: %s', (text, numbers) => {
    expect(namesOfFields({ 'make-model': text, exporter: 'X' })).toEqual([...numbers, 'X'])
    const facts = factsOfCase('Pump', [{ values: { 'make-model': text } }], {})
    expect(facts.serial).toBe(numbers[0])
    const { seen } = crossing(facts, serialsOf(text))
    expect(seen.description).toMatch(/^Pump\nExample Pumps EP-77$/)
  })

  it('has maker, model and specification of what was inspected', () => {
    const values = { maker: 'Example Pumps', model: 'EP-77', specification: '40 l/min' }
    expect(factsOfCase('Pump', [{ values }], {})).toMatchObject(values)
  })

  it('says nothing twice', () => {
    const again = factsOfCase('diaphragm PUMP of glass', [], target)
    expect(again.description).toBe('Diaphragm pump of glass')
    expect(factsOfCase('Valves', [], {}).description).toBe('Valves')
  })

  it('leaves out whom the record names, also where the form does not', () => {
    const names = namesOfConsignment({
      parties: [
        { role: 'carrier', name: 'Fictional Trader Ltd', addressLines: ['1 Example Quay'] },
        { role: 'endUser', ids: [{ value: 'FT-0001' }], contact: 'A. Nobody' },
      ],
      declaration: { mrn: '26XX0001' },
    })
    const { seen, withheld } = crossing(
      {
        description: 'Pump of FICTIONAL  trader, 26XX0001, FT-0001, 1 Example Quay, a. nobody',
        specification: 'Glass',
      },
      names,
    )
    expect(seen).toEqual({ description: 'Pump of …, …, …, …, …', specification: 'Glass' })
    expect(withheld).toEqual([{ fact: 'description', why: 'named' }])
  })
})

it('has words for all that it says, in both languages', () => {
  const keys = [
    ...GROUNDS.map((one) => `ruling.ground.${one}`),
    ...AGREEMENTS.map((one) => `ruling.agrees.${one}`),
    ...VALIDITIES.map((one) => `ruling.validity.${one}`),
    ...FOOTINGS.map((one) => `case.resting.${one}`),
  ]
  for (const said of [en, fr]) expect(keys.filter((key) => said[key] === undefined)).toEqual([])
})
