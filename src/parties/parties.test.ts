import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedParty, PartyList } from '../trade/index.ts'
import { words as en } from '../words/en/index.ts'
import { parties as enParties } from '../words/en/parties.ts'
import { parties as frParties } from '../words/fr/parties.ts'
import {
  buildIndex,
  compare,
  match,
  matchParty,
  openIndex,
  PARTY_REASONS,
  readPartyField,
  rebase,
  screenName,
} from './index.ts'

const party = (
  id: string,
  kind: ListedParty['kind'],
  names: readonly string[],
  more: Partial<ListedParty> = {},
): ListedParty => ({
  id,
  kind,
  names: names.map((text, i) => ({ text, kind: i === 0 ? 'primary' : 'aka' })),
  addresses: [],
  countries: [],
  programmes: [],
  births: [],
  identifiers: [],
  ...more,
})
const DEMO: PartyList = {
  name: 'DEMO',
  format: 'tsv',
  version: 'v1',
  entries: [
    party('1', 'org', ['Zorvakskiy Priborostroitelnyy Zavod JSC', 'JSC Zorvakpribor'], {
      countries: ['RU'],
    }),
    party('2', 'person', ['VALTANE, Orso Mirenovich'], {
      identifiers: [{ scheme: 'PASSPORT', value: 'X 998877' }],
    }),
    party('3', 'vessel', ['HALCYON DUSK 7'], {
      identifiers: [{ scheme: 'IMO', value: '9074729' }],
    }),
    party('4', 'unknown', [], {
      addresses: ['Unit D, 16/F Lantern Tower, 18 Quayside Road, Wan Chai, Hong Kong'],
    }),
    party('5', 'person', ['AL-QORASHI, Abdulrahman Yusuf'], { countries: ['IQ'] }),
    party('6', 'person', ['PAK, Yong-chol'], { countries: ['KP'] }),
    party('7', 'org', ['Global Trading Group']),
    party('8', 'org', ['GRAVENHOLT MARINE SERVICES (GMS)'], {
      addresses: ['5 Mole End, Brest, France'],
    }),
    party('9', 'org', ['Институт «Лодрана»']),
    party('10', 'org', ['HUA']),
  ],
}
const OTHER: PartyList = { ...DEMO, name: 'OTHER', entries: [party('1', 'org', ['Zorvakpribor'])] }
const index = openIndex(buildIndex([DEMO, OTHER]))
const hits = (text: string, more = {}) => match(index, { text, lists: ['DEMO'], ...more })
const alerts = (text: string, more = {}) =>
  hits(text, more)
    .filter(({ alert }) => alert)
    .map(({ entryId }) => entryId)

describe('names', () => {
  it.each([
    ['JSC Zorvakpribor', '1', 'party.name.exact'],
    ['ZORVAKPRIBOR OOO', '1', 'party.name.exact'],
    ['Зорвакский приборостроительный завод', '1', 'party.name.transliterated'],
    ['ORSO VALTANE', '2', 'party.name.token'],
    ['Orso Mirenovich Valtanne', '2', 'party.name.typo'],
    ['عبد الرحمن يوسف القرشي', '5', 'party.name.transliterated'],
    ['박용철', '6', 'party.name.transliterated'],
    ['GRAVENHOLT MARINE SRVCES', '8', 'party.name.token'],
    ['GRAVENHOLTMARINE SERVICES LTD', '8', 'party.name.exact'],
    ['GRAVEN HOLT MARINE SERVICES', '8', 'party.name.exact'],
    ['Institut Lodrana', '9', 'party.name.transliterated'],
    ['halcyon dusk 7', '3', 'party.name.exact'],
  ])('%s', (text, entry, code) => {
    const [best] = hits(text)
    expect(best).toMatchObject({ entryId: entry, alert: true, list: 'DEMO', version: 'v1' })
    expect([
      code,
      'party.name.exact',
      'party.name.token',
      'party.name.typo',
      'party.name.transliterated',
    ]).toContain(best?.reasons[0].code)
    expect(best?.reasons[0].code).toBe(code)
  })

  it.each([
    ['GLOBAL TRADING PARTNERS LTD'],
    ['HUA XIN PLASTICS CO LTD'],
    ['HALCYON DUSK 8'],
    ['DORSO VALLEY FRUIT EXPORT'],
    ['GRAVENHURST MARINE PAINTS'],
    ['ACME ROOFING TILES LIMITED'],
    [''],
    ['-'],
    ['0'],
  ])('no alert for %s', (text) => expect(alerts(text)).toEqual([]))

  it('finds every listed name exactly, even a weak one', () => {
    for (const { id, names } of DEMO.entries)
      for (const { text } of names) expect(alerts(text)).toContain(id)
  })

  it('keeps the place of the match in the text as sent', () => {
    const text =
      'KESTREL FORWARDING LLC C/O GRAVENHOLT MARINE SERVICES/N5 MOLE END TEL 0033 298000000'
    const [best] = hits(text)
    const [from, to] = best?.reasons[0].evidence[0]?.span ?? [0, 0]
    expect(best?.entryId).toBe('8')
    expect(text.slice(from, to)).toBe('GRAVENHOLT MARINE SERVICES')
  })

  it('keeps to the lists asked for, and gives each entry once', () => {
    expect(
      match(index, { text: 'Zorvakpribor', lists: ['OTHER'] }).map(({ list }) => list),
    ).toEqual(['OTHER'])
    expect(
      match(index, { text: 'Zorvakpribor' })
        .map(({ list }) => list)
        .sort(),
    ).toEqual(['DEMO', 'OTHER'])
    expect(match(index, { text: 'Zorvakpribor', lists: ['NONE'] })).toEqual([])
  })

  it('lets country and kind lower a score, never exclude', () => {
    const [plain] = hits('Orso Valtane')
    const [asVessel] = hits('Orso Valtane', { kind: 'vessel' })
    expect(asVessel?.entryId).toBe('2')
    expect(asVessel?.score).toBeLessThan(plain?.score ?? 0)
    expect(
      hits('JSC Zorvakpribor', { country: 'FR' })[0]?.reasons.map(({ code }) => code),
    ).toContain('party.country.differs')
  })

  it('is deterministic, bounded and never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.constantFrom(
            'a '.repeat(5000),
            '北'.repeat(3000),
            'x'.repeat(9000),
            'ا'.repeat(2000),
            '김'.repeat(500),
          ),
        ),
        (text) => {
          const one = hits(text)
          expect(hits(text)).toEqual(one)
          for (const { score, reasons } of one) {
            expect(score >= 0 && score <= 1 && reasons.length > 0).toBe(true)
            for (const { evidence } of reasons)
              for (const { span } of evidence)
                if (span)
                  expect(span[0] >= 0 && span[1] <= text.length && span[0] <= span[1]).toBe(true)
          }
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })

  it('answers alike whatever was asked before', () => {
    const fresh = openIndex(buildIndex([DEMO, OTHER]))
    for (const text of [
      'ORSO VALTANE',
      'Зорвакский завод',
      'x '.repeat(200),
      '박용철',
      'ORSO VALTANE',
    ])
      expect(match(fresh, { text })).toEqual(match(index, { text }))
  })

  it('builds the same bytes from the same lists', () => {
    expect(Buffer.from(buildIndex([DEMO])).equals(Buffer.from(buildIndex([DEMO])))).toBe(true)
    expect(match(openIndex(buildIndex([])), { text: 'anything' })).toEqual([])
  })
})

describe('identifiers', () => {
  it.each([
    ['IMO 9074729', ['3']],
    ['IMO9074729', ['3']],
    ['IMO 9074728', []],
    ['passport no X998877', ['2']],
    ['PASSPORT X-998877 (Nordavia)', ['2']],
  ])('%s', (text, entries) => expect(alerts(text, { kind: 'identifier' })).toEqual(entries))
})

describe('addresses', () => {
  it('find an entry that has no name, whoever gives the address', () => {
    expect(
      alerts('UNIT D 16F LANTERN TOWER 18 QUAYSIDE RD WANCHAI HONGKONG', { kind: 'address' }),
    ).toEqual(['4'])
  })
  it('not the next door', () => {
    expect(
      alerts('UNIT D 17/F LANTERN TOWER 18 QUAYSIDE RD WAN CHAI HONG KONG', { kind: 'address' }),
    ).toEqual([])
  })
})

describe('a canonical party', () => {
  it('is screened by name, identifiers and address, with paths', () => {
    const found = matchParty(
      index,
      {
        role: 'consignee',
        name: 'Fair Winds Ltd',
        ids: [{ scheme: 'IMO', value: '9074729' }],
        addressLines: ['Unit D, 16/F Lantern Tower', '18 Quayside Road, Wan Chai'],
        country: 'HK',
      },
      2,
    )
    const at = Object.fromEntries(
      found
        .filter(({ alert }) => alert)
        .map(({ entryId, reasons }) => [entryId, reasons[0].evidence[0]?.at]),
    )
    expect(at).toEqual({ 3: 'parties[2].ids[0]', 4: 'parties[2].addressLines' })
  })
  it('does not alert on the address of a named entry, but the name counts more there', () => {
    const address = { role: 'consignee' as const, addressLines: ['5 Mole End', 'Brest', 'France'] }
    expect(matchParty(index, address, 0).some(({ alert }) => alert)).toBe(false)
    const name = { role: 'consignee' as const, name: 'Gravenholt Marine Service' }
    const [alone] = matchParty(index, name, 0)
    const [both] = matchParty(index, { ...name, ...address }, 0)
    expect(both?.score).toBeGreaterThan(alone?.score ?? 1)
    expect(both?.reasons.map(({ code }) => code)).toContain('party.address.same')
  })
  it('can be cached by string and put at another path', () => {
    const screened = screenName(index, 'Orso Valtane')
    expect(rebase(screened.hits, 'parties[5].name')[0]?.reasons[0]?.evidence[0]).toEqual({
      at: 'parties[5].name',
      value: 'Orso Valtane',
      span: [0, 12],
    })
  })
})

describe('party fields', () => {
  const parts = (text: string) =>
    readPartyField(text).segments.map(({ role, from, to }) => [role, text.slice(from, to).trim()])
  it.each([
    [
      'ACME LTD C/O BETA GMBH',
      [
        ['name', 'ACME LTD'],
        ['behalf', 'BETA GMBH'],
      ],
    ],
    ['TO THE ORDER OF NORD BANK', [['behalf', 'NORD BANK']]],
    ['C/OWILSON ORSO', [['behalf', 'WILSON ORSO']]],
    [
      'ACME LTD TEL +33 298 000',
      [
        ['name', 'ACME LTD'],
        ['contact', 'TEL +33 298 000'],
      ],
    ],
    [
      'ACME LTDP.O. BOX 12',
      [
        ['name', 'ACME LTD'],
        ['contact', 'P.O. BOX 12'],
      ],
    ],
    ['CHINA MOBILE LIMITED', [['name', 'CHINA MOBILE LIMITED']]],
    ['1) ACME LTD', [['name', 'ACME LTD']]],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected))
  it('keeps offsets and marks what the field cut off', () => {
    expect(readPartyField('ABC LTD DIV/NP.O.BOX 1').clean).toHaveLength(
      'ABC LTD DIV/NP.O.BOX 1'.length,
    )
    expect(readPartyField('ABASTECIMIENTOS DEMOSTRATIVOS DE CO').segments[0]?.cut).toBe(true)
    expect(readPartyField('ABASTECIMIENTOS').segments[0]?.cut).toBe(false)
  })
})

describe('comparison', () => {
  it.each([
    ['Orso Valtane', 'VALTANE, Orso', true],
    ['Zorvak Holding AG', 'Zorvak Holding GmbH', true],
    ['Орсо Валтане', 'Orso Valtane', true],
    ['Orso Valtane', 'Mirena Valtane', false],
    ['Halcyon Dusk 7', 'Halcyon Dusk 8', false],
    ['', 'x', false],
  ])('%s / %s', (a, b, same) => {
    expect(compare(a, b).same).toBe(same)
    expect(compare(b, a).score).toBe(compare(a, b).score)
    expect(compare(a, b).reasons.length).toBeGreaterThan(0)
  })
})

it('has a sentence in both languages for every reason', () => {
  expect(Object.keys(frParties).sort()).toEqual(Object.keys(enParties).sort())
  for (const code of PARTY_REASONS)
    expect(Object.keys({ ...en, ...enParties })).toContain(`reason.${code}`)
})
