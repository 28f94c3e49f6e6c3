import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents } from '../measure/schemas.ts'
import { LANES } from '../src/base/index.ts'
import type { Outputs, Ran } from './launch.ts'
import {
  cosmo,
  csv,
  declaration,
  LISTED,
  outputsOf,
  PLAIN,
  partyList,
  root,
  row,
  sentences,
  shared,
} from './launch.ts'

/** The promises of the command line (docs/cli/README.md), held by calling it. */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-cli-'))
const at = (...parts: string[]): string => join(folder, ...parts)
const bytesOf = (path: string): string => readFileSync(path, 'utf8')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the documents made from the code', () => {
  it.each(Object.entries(documents()))('%s is current (else: npm run schemas)', (path, text) => {
    expect(bytesOf(join(root, path))).toBe(text)
  })
})

describe('help and wrong usage', () => {
  it('has help on every command in both languages', async () => {
    const [overview, apercu] = await Promise.all([
      cosmo(['--help']),
      cosmo(['--help', '--lang', 'fr']),
    ])
    expect([overview.code, apercu.code]).toEqual([0, 0])
    expect(apercu.stdout).toContain('Commandes')
    const commands = [...overview.stdout.matchAll(/^ {2}([a-z-]+(?: [a-z]+)?) {2,}\S/gm)].map(
      ([, name]) => name,
    )
    expect(commands).toEqual([
      ...['screen', 'serve', 'sign-in', 'access why', 'access who'],
      ...['organisation add', 'organisation rename', 'organisation list'],
      ...['journal key', 'journal copy', 'journal verify'],
    ])
    for (const name of commands as string[]) {
      const page = bytesOf(join(root, 'docs', 'cli', 'README.md'))
      const [english, french] = await Promise.all([
        cosmo([...name.split(' '), '--help']),
        cosmo([...name.split(' '), '--help', '--lang', 'fr']),
      ])
      expect([english.code, french.code]).toEqual([0, 0])
      expect(english.stdout).toMatch(/^Usage: cosmo /)
      expect(french.stdout).toMatch(/^Usage : cosmo /)
      expect(french.stdout).toContain('Options :\n')
      expect(french.stdout).not.toMatch(/\bDIR\b|\bPATH\b|NAME=/)
      const options = [...english.stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)]
      for (const [, option] of options) expect(page, `${name} ${option}`).toContain(`\`${option}`)
      if (name.startsWith('access'))
        for (const code of ['use-as-evidence', 'erase', 'oversight', 'risk-analysis'])
          for (const { stdout } of [english, french]) expect(stdout, name).toContain(code)
      // a key that has no words would come out as itself
      expect(english.stdout + french.stdout).not.toMatch(/cli\.[a-z]/)
    }
  })

  it('ends with 2 and says what is wrong', async () => {
    const wrong: readonly (readonly string[])[] = [
      [],
      ['sreen', 'x.csv'],
      ['screen'],
      ['screen', 'x.csv', '--ouch'],
      ['screen', 'x.csv', '--threads', 'many'],
      ['screen', 'x.csv', '--lists'],
      ['screen', 'x.csv', '--lang', 'de'],
      ['--lang=de', '--help'],
      ['access'],
      ['access', 'when'],
      ['access', 'why', '--who', 'Somebody'],
      ['access', 'why', '--what', '019a4c1e-0000-7000-8000-000000000001'],
      ['access', 'who', '--what', 'x', '--act', 'look'],
      ['access', 'who', '--what', 'x', '--purpose', 'curiosity'],
      ['organisation', 'add', '--kind', 'agency'],
      ['organisation', 'add', 'Customs of Suderland'],
      ['organisation', 'add', 'Customs of Suderland', '--kind', 'ministry'],
      ['organisation', 'add', 'Customs of Suderland', '--kind', 'agency', '--country', 'Suderland'],
      ['organisation', 'add', 'Customs of Suderland', '--kind', 'partner', '--code', 'Süd'],
      ['organisation', 'rename'],
      ['organisation', 'rename', 'customs-of-suderland'],
      ['organisation', 'rename', 'customs-of-suderland', '--name', 'two\nlines'],
      ['organisation', 'rename', 'customs', 'of', 'suderland', '--country', 'XS'],
      ['serve', '--country', 'Nordavia'],
      ['serve', '--name', ''],
    ]
    const all = await Promise.all(wrong.map((args) => cosmo(args)))
    const french = await cosmo(['screen', 'x.csv', '--ouch', '--lang', 'fr'])
    expect([french.code, sentences(french)[0]]).toEqual([
      2,
      expect.stringMatching(/L’option --ouch n’existe pas/),
    ])
    for (const [i, ran] of all.entries()) {
      const args = wrong[i] as readonly string[]
      expect(ran.code, args.join(' ')).toBe(2)
      if (args.length > 0) expect(sentences(ran), args.join(' ')).toHaveLength(1)
    }
  })
})

describe('a batch of every kind of file', () => {
  let ran: Ran
  let out: Outputs

  beforeAll(async () => {
    mkdirSync(at('in', 'deep', 'deeper'), { recursive: true })
    mkdirSync(at('lists', 'more'), { recursive: true })
    const rows = [row('D1', PLAIN), row('D2', LISTED), row('D3', PLAIN), ['D4', 'too short']]
    writeFileSync(at('in', 'comma.csv'), csv(rows))
    writeFileSync(at('in', 'SEMICOLON.CSV'), csv([row('E1', LISTED)], ';'))
    writeFileSync(at('in', 'tabs.tsv'), csv([row('F1', 'VELMORA-KESTREL Isotop Works')], '\t'))
    const utf16 = Buffer.from(`\ufeff${csv([row('G1', LISTED)])}`, 'utf16le')
    writeFileSync(at('in', 'deep', 'utf16.csv'), utf16)
    writeFileSync(at('in', 'deep', 'MESSAGE.XML'), declaration(LISTED))
    writeFileSync(at('in', 'deep', 'deeper', 'packed.csv.gz'), gzipSync(csv([row('H1', LISTED)])))
    writeFileSync(at('in', 'deep', 'packed.xml.gz'), gzipSync(declaration(PLAIN)))
    writeFileSync(at('in', 'notes.txt'), 'Please call back on Monday.\n')
    writeFileSync(at('in', 'answer.json'), '{"goods":"pump","country":"CH"}\n')
    writeFileSync(at('in', 'columns.csv'), 'name,meaning\nHS_CODE,tariff code of the goods\n')
    symlinkSync(at('in'), at('in', 'deep', 'round-and-round'))
    writeFileSync(at('lists', 'own.tsv'), partyList('Quiet Harbour Chemicals', 'OWN'))
    writeFileSync(at('lists', 'more', 'stem.TSV'), partyList('Quiet Harbour Metals'))
    writeFileSync(at('lists', 'fleet_alt.csv'), '12,34,"aka","Grey Heron Lines","-0-"\n')
    writeFileSync(at('lists', 'memo.txt'), 'not a list of anything\n')
    symlinkSync(at('nowhere'), at('lists', 'gone.tsv'))
    writeFileSync(at('named.tsv.gz'), gzipSync(partyList(LISTED)))
    ran = await screen('out/of/new/folders', '2')
    out = outputsOf(at('out/of/new/folders'))
  })

  const screen = (to: string, threads: string, ...more: string[]) =>
    cosmo([
      ...['screen', at('in'), at('in', 'comma.csv'), at('absent.csv')],
      ...['--lists', at('lists'), `WATCH=${at('named.tsv.gz')}`],
      ...['--out', at(to), '--threads', threads, ...more],
    ])

  const reportOf = (file: string) => out.summary.fileReports.find((one) => one.file === file)

  it('ends with 0 in spite of rejects and of lists that were left out', () => {
    expect(ran.code).toBe(0)
    expect(ran.stdout).toBe('')
    expect(out.rejects.length).toBeGreaterThan(0)
    expect(new Set(out.summary.lists.map(({ status }) => status)).size).toBe(3)
  })

  it('names the rejected records on the terminal, and each of them once', () => {
    const short = out.rejects.filter(({ code }) => code === 'record.columns')
    expect(short.length).toBeGreaterThan(0)
    for (const { message, place } of short) {
      const lines = sentences(ran).filter((line) => line.includes(message))
      expect(lines).toHaveLength(1)
      expect(lines[0]?.toLowerCase()).toContain(place)
    }
  })

  it('says what to do next once for each kind of refusal', () => {
    const nexts = [
      'Check the name and the folder, and give the file again.',
      'Look for a delimiter or a quotation mark inside a text of this line.',
    ]
    for (const next of nexts)
      expect(sentences(ran).filter((line) => line.endsWith(next))).toHaveLength(1)
    expect(ran.stderr).toContain(`There is no file ${at('absent.csv')}.`)
  })

  it('names five of many, and how many more there are', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => [`D${i}`, 'too short'])
    writeFileSync(at('many.csv'), csv([row('D', PLAIN), ...rows]))
    const many = await cosmo(['screen', at('many.csv'), '--out', at('many')])
    const said = sentences(many).filter((line) => line.includes('many.csv'))
    expect(said).toHaveLength(5)
    expect(many.stderr).toContain('3 more rejected records in ')
  })

  it('walks folders, compares names without case, unpacks gzip and UTF-16', () => {
    expect(out.summary.fileReports.map(({ file, format }) => [file, format])).toEqual([
      ['in/answer.json', null],
      ['in/columns.csv', null],
      ['in/comma.csv', 'table'],
      ['in/deep/deeper/packed.csv.gz', 'table'],
      ['in/deep/MESSAGE.XML', 'wco-dms'],
      ['in/deep/packed.xml.gz', 'wco-dms'],
      ['in/deep/utf16.csv', 'table'],
      ['in/notes.txt', null],
      ['in/SEMICOLON.CSV', 'table'],
      ['in/tabs.tsv', 'table'],
      ['comma.csv', 'table'],
      [at('absent.csv'), null],
    ])
    expect(out.summary.files).toBe(12)
  })

  it('screens every record or says why not', () => {
    expect(reportOf('in/comma.csv')).toMatchObject({ recordsRead: 4, recordsRejected: 1 })
    expect(out.rejects.map(({ file, record, place, code }) => [file, record, place, code])).toEqual(
      [
        ['in/answer.json', 1, '', 'file.unknown-format'],
        ['in/columns.csv', 1, '', 'file.unknown-format'],
        ['in/comma.csv', 4, 'line 5', 'record.columns'],
        ['in/notes.txt', 1, '', 'file.unknown-format'],
        ['comma.csv', 4, 'line 5', 'record.columns'],
        [at('absent.csv'), 1, '', 'file.absent'],
      ],
    )
    for (const { file, message } of out.rejects) expect(message).toContain(file)
    expect(out.summary).toMatchObject({ recordsRead: 18, recordsScreened: 12, recordsRejected: 6 })
  })

  it('finds the listed party in every file, most urgent first', () => {
    const found = out.targets.map(({ source }) => `${source.file}:${source.record}`)
    for (const place of [
      ...['in/comma.csv:2', 'in/deep/deeper/packed.csv.gz:1', 'in/deep/MESSAGE.XML:1'],
      ...['in/deep/utf16.csv:1', 'in/SEMICOLON.CSV:1', 'in/tabs.tsv:1', 'comma.csv:2'],
    ]) {
      expect(found).toContain(place)
    }
    expect(found).not.toContain('in/comma.csv:1')
    const order = out.targets.map(({ lane, score, completeness }) => [
      LANES.indexOf(lane),
      -score,
      -completeness,
    ])
    const sorted = [...order].sort(
      (a, b) => a.map((x, i) => x - (b[i] as number)).find((difference) => difference !== 0) ?? 0,
    )
    expect(order).toEqual(sorted)
    expect(new Set(out.targets.map(({ consignmentId }) => consignmentId)).size).toBeLessThanOrEqual(
      out.targets.length,
    )
    const listed = out.targets.filter(({ reasons }) => JSON.stringify(reasons).includes('"WATCH"'))
    expect(listed.length).toBeGreaterThanOrEqual(7)
  })

  it('names lists by their column, NAME= or stem, and says of each file what became of it', () => {
    expect(
      out.summary.lists.map(({ list, file, format, entries, status }) => [
        ...[list, file, format, entries, status],
      ]),
    ).toEqual([
      ['fleet', 'lists/fleet_alt.csv', 'ofac-csv', 0, 'refused'],
      ['lists/gone.tsv', 'lists/gone.tsv', null, 0, 'refused'],
      ['memo', 'lists/memo.txt', null, 0, 'skipped'],
      ['stem', 'lists/more/stem.TSV', 'tsv', 1, 'loaded'],
      ['OWN', 'lists/own.tsv', 'tsv', 1, 'loaded'],
      ['WATCH', 'named.tsv.gz', 'tsv', 1, 'loaded'],
    ])
    for (const { file, reason, status, version } of out.summary.lists) {
      if (status === 'loaded') expect([reason, version === null]).toEqual([null, false])
      else {
        expect(reason).toContain(file)
        expect(ran.stderr).toContain(reason)
      }
    }
  })

  it('leaves nothing but the three outputs', () => {
    expect(readdirSync(at('out/of/new/folders')).sort()).toEqual([
      ...['rejects.jsonl', 'summary.json', 'targets.jsonl'],
    ])
  })

  it('says the same of the same input, on any number of threads, over what was there', async () => {
    mkdirSync(at('again'))
    writeFileSync(at('again', 'targets.jsonl'), 'what an earlier batch left\n')
    const again = await screen('again', '1')
    expect(again.code).toBe(0)
    const whole = (name: string) => [
      bytesOf(at('again', name)),
      bytesOf(at('out/of/new/folders', name)),
    ]
    for (const name of ['targets.jsonl', 'rejects.jsonl']) {
      const [second, first] = whole(name)
      expect(second).toBe(first)
    }
    const { seconds: _, ...second } = outputsOf(at('again')).summary
    const { seconds: __, ...first } = out.summary
    expect(second).toEqual(first)
  })

  it('changes its sentences and none of its codes with --lang', async () => {
    const french = await screen('french', '2', '--lang', 'fr')
    expect(french.code).toBe(0)
    const { rejects } = outputsOf(at('french'))
    const bare = ({ message: _, ...rest }: (typeof rejects)[number]) => rest
    expect(rejects.map(bare)).toEqual(out.rejects.map(bare))
    expect(french.stderr).not.toMatch(/\(line|\b1 (cibles|envois|parties|enregistrements)\b/)
    expect(rejects.map(({ message }) => message)).not.toEqual(
      out.rejects.map(({ message }) => message),
    )
    expect(bytesOf(at('french', 'targets.jsonl'))).toBe(
      bytesOf(at('out/of/new/folders', 'targets.jsonl')),
    )
  })
})

describe('a batch that cannot be completed', () => {
  const fails = async (args: readonly string[], says: RegExp) => {
    const ran = await cosmo(args)
    expect(ran.code).toBe(1)
    expect(sentences(ran)).toHaveLength(1)
    expect(sentences(ran)[0]).toMatch(says)
    expect(sentences(ran)[0]).toMatch(/^cosmo: [^{]+\. [A-Z][^{]+\.$/)
  }

  it('ends with 1, one clear sentence and one that says what to do', async () => {
    mkdirSync(at('empty'))
    writeFileSync(at('good.csv'), csv([row('D1', PLAIN)]))
    writeFileSync(at('a-file'), 'in the way\n')
    await Promise.all([
      fails(['screen', at('good.csv'), '--out', at('a-file', 'out')], /cannot be written/),
      fails(['screen', at('empty'), '--out', at('o1')], /no file to screen/),
      fails(
        ['screen', at('good.csv'), '--lists', at('lists-gone.tsv'), '--out', at('o2')],
        /There is no file .*lists-gone\.tsv/,
      ),
      fails(
        ['screen', at('good.csv'), '--profile', at('no-profile'), '--out', at('o3')],
        /There is no file .*no-profile/,
      ),
    ])
    expect(existsSync(at('o2', 'summary.json'))).toBe(false)
    const closed = {
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
      COSMO_KEY: Buffer.alloc(32, 7).toString('base64'),
    }
    for (const [house, env, says] of [
      [at('a-file'), {}, /a-file cannot be written \(EEXIST\)/],
      [at('own-house'), closed, /\(127\.0\.0\.1:1\) does not let us in \(ECONNREFUSED\)/],
    ] as const) {
      const args = [join(root, 'dist', 'src', 'cli', 'main.js'), house]
      const code =
        "import(process.argv[1]).then(({main})=>main(['serve','--house',process.argv[2]])).then((c)=>process.exit(c))"
      const ran = spawnSync(process.execPath, ['-e', code, ...args], {
        env: { ...process.env, ...env },
        encoding: 'utf8',
      })
      expect(ran.status).toBe(1)
      expect(ran.stderr).toMatch(says)
      expect(ran.stderr).not.toMatch(/secret|\n {4}at /)
    }
    expect(bytesOf(at('a-file'))).toBe('in the way\n')
  })

  it('refuses a second process in the same folder and takes over the lock of a dead one', async () => {
    mkdirSync(at('busy'))
    writeFileSync(at('busy', '.cosmo.lock'), String(process.pid))
    await fails(['screen', at('good.csv'), '--out', at('busy')], /Another process \(\d+\)/)
    // the number of a process that is gone, and one that was given out again
    for (const stale of ['999999999', `${process.pid} 1`]) {
      writeFileSync(at('busy', '.cosmo.lock'), stale)
      const ran = await cosmo(['screen', at('good.csv'), '--out', at('busy')])
      expect(ran.code).toBe(0)
      expect(outputsOf(at('busy')).summary.recordsScreened).toBe(1)
      expect(readdirSync(at('busy'))).toHaveLength(3)
    }
    const both = await Promise.all(
      ['1', '2'].map(() => cosmo(['screen', at('good.csv'), '--out', at('race')])),
    )
    for (const ran of both) {
      if (ran.code !== 0) expect([ran.code, sentences(ran).length], ran.stderr).toEqual([1, 1])
    }
    expect(outputsOf(at('race')).summary.recordsScreened).toBe(1)
  })
})

const formats = join(shared, 'data', 'trade', 'formats')
const lists = join(shared, 'data', 'parties', 'lists')
const there = existsSync(formats) && existsSync(lists)
if (!there) console.log('skipped: the command on reference files, ../shared is not here')

describe.skipIf(!there)('real trade files and lists', () => {
  let out: Outputs

  beforeAll(async () => {
    const input = [join(formats, 'wco-dms'), join(formats, 'national')]
    const ran = await cosmo(['screen', ...input, '--lists', lists, '--out', at('real')])
    expect(ran.code).toBe(0)
    out = outputsOf(at('real'))
  })

  it('reads every well-formed file and reports the broken one with file, line and reason', () => {
    const read = (format: string) => out.summary.fileReports.filter((one) => one.format === format)
    const messages = read('wco-dms')
    expect(messages).toHaveLength(47)
    expect(messages.filter(({ recordsScreened }) => recordsScreened > 0)).toHaveLength(46)
    expect(read('table')).toHaveLength(6)
    for (const { recordsRead, recordsRejected } of read('table')) {
      expect([recordsRead > 0, recordsRejected]).toEqual([true, 0])
    }
    const broken = out.rejects.filter(({ code }) => code !== 'file.unknown-format')
    expect(broken).toHaveLength(1)
    expect(broken[0]).toMatchObject({ code: 'xml.malformed', place: 'line 72, column 8' })
    expect(broken[0]?.message).toMatch(/TT_EX002a.*line 72/)
    expect(out.targets.length).toBeGreaterThan(0)
  })

  it('reports what is no trade file and screens none of it', () => {
    const others = out.summary.fileReports.filter(({ format }) => format === null)
    expect(others.map(({ file }) => file.split('/').at(-1)).sort()).toEqual([
      'WCO_DEC_2_DMS.xsd.gz',
      'WCO_DEC_DS_2_DMS.xsd.gz',
      'chile_din_layout.csv',
      'column_profiles.json',
      'expected.jsonl',
      'expected_authored.jsonl',
      'extract_dev.expected.jsonl',
      'extract_dev.xlsx',
    ])
    for (const { refusal, recordsScreened } of others) {
      expect([refusal?.code, recordsScreened]).toEqual(['file.unknown-format', 0])
    }
  })

  it('says of each list file what became of it', () => {
    const files = readdirSync(lists)
    expect(out.summary.lists.map(({ file }) => file.split('/').at(-1)).sort()).toEqual(files.sort())
    const loaded = out.summary.lists.filter(({ status }) => status === 'loaded')
    const sum = (format: string, part = /./) =>
      loaded
        .filter((load) => load.format === format && part.test(load.file))
        .map(({ entries }) => entries)
    expect(sum('ofac-csv', /_2021_sdn\.csv/)).toEqual([8976])
    expect(sum('ofac-csv', /_prim\.csv/)).toEqual([442])
    expect(sum('un-xml')).toEqual([1003])
    expect(sum('us-csl-csv')).toEqual([14160])
    for (const { file, status, entries, names, reason } of out.summary.lists) {
      if (status === 'loaded') {
        expect([entries > 0, reason], file).toEqual([true, null])
        continue
      }
      expect([entries, names], file).toEqual([0, 0])
      expect(reason, file).toContain(file)
    }
    const refused = out.summary.lists.filter(({ status }) => status === 'refused')
    expect(refused.map(({ list }) => list)).toEqual(['ofac_sdn_2025-12', 'ofac_sdn_2025-12'])
  })
})
