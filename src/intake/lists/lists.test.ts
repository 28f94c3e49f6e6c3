import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LIST_READERS,
  type ListFile,
  type ListFormat,
  readLists,
  recogniseList,
  stemOf,
} from './index.ts'
import { aliasesIn, namesIn, sourceCode } from './us-csl.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const file = (name: string, text: string, given?: string): ListFile => ({
  file: name,
  bytes: bytes(text),
  hash: 'ab'.repeat(32),
  ...(given ? { name: given } : {}),
})

const SDN = `7,"ZORVAK TRADING CO.",-0- ,"EXERCISE] [DEMO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Tax ID No. 123456789 (Nordavia); a.k.a. 'ZT'."\r
8,"BELLOMAR, Quentin","individual","DEMO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 26 Dec 1992; nationality France; Passport A 1234567 (France); a.k.a. 'OLD "\r
9,"MV HALCYON DUSK","vessel","DEMO",-0- ,"H3XX",-0- ,-0- ,-0- ,"Panama",-0- ,"Vessel Registration Identification IMO 9074729; MMSI 123456789."\r
\u001a`
const ALT = '8,1,"aka","BELLOMARE, Quintin",-0- \r\n7,2,"fka","ZORVAK EXPORTS",-0- \r\n'
const ADD = '7,1,"12 Harbour Row","Port Vell 1000","France",-0- \r\n8,2,-0- ,-0- ,"France",-0- \r\n'
const COMMENTS = '8,"QUENT\'."\r\n'
const UN = `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2030-01-02T00:00:00Z"><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ORSO</FIRST_NAME><SECOND_NAME>VALTANE</SECOND_NAME><REFERENCE_NUMBER>EXi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>Орсо Валтане</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Ox; Orsone</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X998877</NUMBER></INDIVIDUAL_DOCUMENT><NATIONALITY><VALUE>France</VALUE></NATIONALITY></INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>Grey Fathom Foundation</FIRST_NAME><REFERENCE_NUMBER>EXe.002</REFERENCE_NUMBER><ENTITY_ADDRESS><CITY>Lyon</CITY><COUNTRY>France</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>`
const CSL_HEAD = '_id,source,entity_number,type,programs,name,title,addresses,alt_names,ids'
const CSL = `${CSL_HEAD}\r\nx1,Entity List (EL) - Bureau,,,,"Ostervane Optics LLC and any successor, sub-unit, or subsidiary thereof",,"1 Quay St, Brest, FR; 2 Hill Rd, FR","Ostervane Photonics; and OVO Labs",\r\nx2,Capta List (CAP) - Treasury,77,Vessel,,MV Dusk,,,,"IMO 9074729, Vessel Registration Identification"\r\n`
const TSV =
  'list\tentry_id\ttype\tname\tname_kind\tcountries\taddress\tidentifier\textra\nDEMO\t1\torg\tZorvak "Tools" Ltd\tprimary\tFrance; IT\t\tTax ID 998877665\tx\nDEMO\t1\torg\tZorvak Gear\taka\t\t\t\t\nOTHER\t1\t\t\t\t\t9 Mole End, Brest\t\t\n'

const SAMPLES: Readonly<Record<ListFormat, readonly ListFile[]>> = {
  'ofac-csv': [
    file('a/demo_sdn.csv', SDN),
    file('a/demo_alt.csv', ALT),
    file('a/demo_add.csv', ADD),
    file('a/demo_sdn_comments.csv', COMMENTS),
  ],
  'un-xml': [file('un.xml', UN)],
  'us-csl-csv': [file('csl.csv', CSL)],
  tsv: [file('own.tsv', TSV)],
}

describe.each(Object.keys(LIST_READERS) as ListFormat[])('the contract of %s', (format) => {
  const samples = SAMPLES[format]
  it('is recognised by content, under any name', () => {
    for (const { bytes } of samples) {
      const recognised = recogniseList('whatever.bin', bytes)
      expect(recognised.ok && recognised.value.format).toBe(format)
    }
  })
  it('gives one load per file, and entries with a key and something to match', () => {
    const { lists, loads } = readLists(samples)
    expect(loads.map(({ file }) => file)).toEqual(samples.map(({ file }) => file))
    expect(loads.every(({ status, reason }) => status === 'loaded' && reason === null)).toBe(true)
    for (const list of lists) {
      expect(new Set(list.entries.map(({ id }) => id)).size).toBe(list.entries.length)
      for (const entry of list.entries)
        expect(
          entry.names.length + entry.addresses.length + entry.identifiers.length,
        ).toBeGreaterThan(0)
    }
  })
  it('never throws, and is loaded or refused with a reason, however it is cut', () => {
    const head = samples[0] as ListFile
    fc.assert(
      fc.property(fc.nat({ max: head.bytes.length }), (end) => {
        const { loads } = readLists([{ ...head, bytes: head.bytes.slice(0, end) }])
        expect(loads).toHaveLength(1)
        expect(loads[0]?.status === 'loaded').toBe(loads[0]?.reason === null)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('OFAC', () => {
  const { lists, loads } = readLists(SAMPLES['ofac-csv'])
  const [zorvak, bellomar, halcyon] = lists[0]?.entries ?? []
  it('joins a set and names it by its stem', () => {
    expect(lists[0]?.name).toBe('demo')
    expect(loads.map(({ entries, names }) => [entries, names])).toEqual([
      [3, 5],
      [2, 2],
      [1, 0],
      [1, 0],
    ])
  })
  it('reads weak aliases, births, identifiers and comments that go on inside a word', () => {
    expect(zorvak).toMatchObject({
      id: '7',
      kind: 'org',
      programmes: ['EXERCISE', 'DEMO'],
      addresses: ['12 Harbour Row, Port Vell 1000, France'],
      countries: ['FR'],
    })
    expect(zorvak?.names).toContainEqual({ text: 'ZT', kind: 'weak' })
    expect(zorvak?.identifiers).toContainEqual({
      scheme: 'TAX_ID',
      value: '123456789',
      country: 'Nordavia',
    })
    expect(bellomar).toMatchObject({ kind: 'person', births: ['26 Dec 1992'], countries: ['FR'] })
    expect(bellomar?.names.map(({ text }) => text)).toEqual([
      'BELLOMAR, Quentin',
      'OLD QUENT',
      'BELLOMARE, Quintin',
    ])
    expect(bellomar?.identifiers).toContainEqual({
      scheme: 'PASSPORT',
      value: 'A1234567',
      country: 'France',
    })
    expect(halcyon?.identifiers.map(({ scheme, value }) => `${scheme} ${value}`)).toEqual([
      'CALL_SIGN H3XX',
      'IMO 9074729',
      'MMSI 123456789',
    ])
  })
  it('refuses a part without its first, and never joins another year', () => {
    const { lists, loads } = readLists([
      file('demo_2030_sdn.csv', SDN),
      file('demo_2031_alt.csv', ALT),
    ])
    expect(lists).toHaveLength(1)
    expect(lists[0]?.entries[1]?.names.map(({ text }) => text)).not.toContain('BELLOMARE, Quintin')
    expect(loads[1]).toMatchObject({
      status: 'refused',
      reason: { code: 'list.part-without-first' },
    })
  })
  it('refuses a damaged part with the whole set', () => {
    const { lists, loads } = readLists([
      file('x_sdn.csv', SDN),
      file('x_alt.csv', `${ALT}7,3,"aka"\r\n`),
    ])
    expect(lists).toEqual([])
    expect(loads.map(({ reason }) => reason?.code)).toEqual(['list.damaged', 'list.damaged'])
  })
  it('knows the stems of official names', () => {
    expect(stemOf('x/ofac_sdn_2021_sdn_comments.csv.gz', 'comments')).toBe('ofac_sdn_2021')
    expect(stemOf('ofac_nonsdn_cons_prim.csv', 'first')).toBe(
      stemOf('ofac_nonsdn_cons_alt.csv', 'alt'),
    )
  })
})

describe('UN', () => {
  it('reads names, scripts, weak aliases and its own date', () => {
    const { lists } = readLists([file('un.xml', UN)])
    expect(lists[0]).toMatchObject({ version: '2030-01-02' })
    expect(lists[0]?.entries[0]).toMatchObject({
      id: 'EXi.001',
      kind: 'person',
      countries: ['FR'],
      identifiers: [{ scheme: 'PASSPORT', value: 'X998877' }],
    })
    expect(lists[0]?.entries[0]?.names).toEqual([
      { text: 'ORSO VALTANE', kind: 'primary' },
      { text: 'Орсо Валтане', kind: 'script' },
      { text: 'The Ox', kind: 'weak' },
      { text: 'Orsone', kind: 'weak' },
    ])
  })
  it('refuses a document type and a torn file', () => {
    const bomb = UN.replace('<CONSOLIDATED', '<!DOCTYPE a [<!ENTITY b "c">]><CONSOLIDATED')
    expect(readLists([file('b.xml', bomb)]).loads[0]?.reason?.code).toBe('xml.doctype')
    expect(readLists([file('t.xml', UN.slice(0, -40))]).loads[0]?.reason?.code).toBe('list.damaged')
  })
})

describe('US Consolidated Screening List', () => {
  it('cuts clauses, splits aliases, makes the key of source and number', () => {
    const { lists } = readLists([file('csl.csv', CSL)])
    expect(lists[0]?.entries[0]).toMatchObject({
      id: 'EL:x1',
      kind: 'unknown',
      addresses: ['1 Quay St, Brest, FR', '2 Hill Rd, FR'],
      countries: ['FR'],
    })
    expect(lists[0]?.entries[0]?.names.map(({ text }) => text)).toEqual([
      'Ostervane Optics LLC',
      'Ostervane Photonics',
      'OVO Labs',
    ])
    expect(lists[0]?.entries[1]).toMatchObject({
      id: 'CAP:x2',
      kind: 'vessel',
      identifiers: [{ scheme: 'IMO', value: '9074729' }],
    })
  })
  it.each([
    ['Demo Works, Inc. (a.k.a. DW, Inc.)', 'Demo Works, Inc.', ['DW, Inc.']],
    [
      'Demo Group (CG).  Subordinate Institution - Little Works',
      'Demo Group (CG) Little Works',
      ['Little Works'],
    ],
    ['Plain Name', 'Plain Name', []],
  ])('%s', (cell, name, aliases) => expect(namesIn(cell)).toEqual({ name, aliases }))
  it('knows its sources and joined aliases', () => {
    expect(sourceCode('Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury')).toBe('MBS')
    expect(aliasesIn('A One; B Two; and C Three')).toEqual(['A One', 'B Two', 'C Three'])
  })
})

describe('generic table', () => {
  it('keeps quotes, names lists by column, groups rows by entry', () => {
    const { lists } = readLists([file('own.tsv', TSV, 'IGNORED')])
    expect(lists.map(({ name }) => name)).toEqual(['DEMO', 'OTHER'])
    expect(lists[0]?.entries[0]).toMatchObject({
      id: '1',
      kind: 'org',
      countries: ['FR', 'IT'],
      identifiers: [{ scheme: 'TAX_ID', value: '998877665' }],
    })
    expect(lists[0]?.entries[0]?.names.map(({ text }) => text)).toEqual([
      'Zorvak "Tools" Ltd',
      'Zorvak Gear',
    ])
    expect(lists[1]?.entries[0]?.addresses).toEqual(['9 Mole End, Brest'])
  })
})

it('names what it does not read, and why', () => {
  const { loads } = readLists([
    file('a.json', '[{"a":1}]'),
    file('b.txt', 'hello'),
    file('c.csv', '\n'),
  ])
  expect(
    loads.map(({ status, reason }) => [status, reason?.code, reason?.values.looksLike]),
  ).toEqual([
    ['skipped', 'list.unknown-format', 'json'],
    ['skipped', 'list.unknown-format', 'unknown'],
    ['refused', 'list.empty', undefined],
  ])
})

const PUBLISHED = '../shared/data/parties/lists'
if (!existsSync(PUBLISHED))
  console.log(`${PUBLISHED} is absent: the lists as published are not tested`)
it.skipIf(!existsSync(PUBLISHED))('reads the lists as published, whole', () => {
  const files = readdirSync(PUBLISHED).map((name) => ({
    file: name,
    bytes: gunzipSync(readFileSync(`${PUBLISHED}/${name}`)),
    hash: 'ab'.repeat(32),
  }))
  const { lists, loads } = readLists(files)
  expect(Object.fromEntries(lists.map(({ name, entries }) => [name, entries.length]))).toEqual({
    'ofac_nonsdn_2025-12_cons': 442,
    ofac_sdn_2021: 8976,
    'un_consolidated_2026-02-27': 1003,
    'us_csl_2022-04_consolidated': 14160,
  })
  expect(loads.filter(({ status }) => status === 'refused').map(({ file }) => file)).toEqual([
    'ofac_sdn_2025-12_add.csv.gz',
    'ofac_sdn_2025-12_alt.csv.gz',
  ])
  expect(loads.filter(({ status }) => status === 'skipped')).toHaveLength(9)
})
