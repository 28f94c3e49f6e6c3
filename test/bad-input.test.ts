import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILES, HEADER, line, writePieces } from './bad-files.ts'
import type { Outputs, Ran } from './launch.ts'
import { cosmo, declaration, LISTED, outputsOf, partyList, sentences, shared } from './launch.ts'

/**
 * Bad input through `bin/cosmo`: one clear sentence and its code, memory bounded, and every good
 * record of the same batch still screened.
 */
const MEMORY_MB = 700
const folder = mkdtempSync(join(tmpdir(), 'cosmo-bad-'))
const at = (...parts: string[]): string => join(folder, ...parts)
const mounted: string[] = []
afterAll(() => {
  for (const path of mounted) spawnSync('umount', [path])
  rmSync(folder, { recursive: true, force: true })
})

const listFile = at('watch.tsv')
beforeAll(() => writeFileSync(listFile, partyList(LISTED, 'WATCH')))

const bounded = (ran: Ran): void => {
  if (ran.peakMb !== null) expect(ran.peakMb).toBeLessThan(MEMORY_MB)
}

/** Names that a careless program would run, cut, print raw or take for another file. */
const NAMES = [
  '=HYPERLINK("x").csv',
  '<img src=x onerror=y>.csv',
  '"quoted", comma.csv',
  "it's; rm -rf $HOME `x`.csv",
  '{{file}} $t(cli.about).csv',
  'two\nlines.csv',
  'clear\u001b[2Jscreen.csv',
  'turned\u202evsc.csv',
  '%2e%2e%2f..%2fetc.csv',
  `${'long'.repeat(60)}.csv`,
  '__proto__.csv',
  '-rf.csv',
]

describe('a batch full of bad files', () => {
  let ran: Ran
  let out: Outputs
  const hasFifo = spawnSync('mkfifo', [at('pipe')]).status === 0

  beforeAll(async () => {
    mkdirSync(at('in'))
    mkdirSync(at('names'))
    mkdirSync(at('lists', 'folder.csv'), { recursive: true })
    for (const [name, pieces] of FILES) writePieces(at('in', name), pieces())
    writeFileSync(at('in', '00-good.csv'), HEADER + line('Y1', LISTED))
    writeFileSync(at('in', 'zz-good.csv'), HEADER + line('Z1', LISTED))
    for (const name of NAMES) writeFileSync(at('names', name), HEADER + line('N1', LISTED))
    writeFileSync(at('names', 'clear\u001b[2Jscreen.txt'), 'no trade file\n')
    writeFileSync(Buffer.concat([Buffer.from(at('names', 'not-')), Buffer.from([0xff, 0xfe])]), 'x')
    symlinkSync('/dev/zero', at('names', 'device.csv'))
    symlinkSync('loop.csv', at('names', 'loop.csv'))
    if (hasFifo) spawnSync('mkfifo', [at('names', 'pipe.csv')])
    writeFileSync(at('lists', 'folder.csv', 'inside.tsv'), partyList(LISTED, 'WATCH'))
    writeFileSync(at('lists', 'empty.tsv'), '')
    writeFileSync(at('lists', 'bomb.tsv.gz'), gzipSync(Buffer.alloc(150_000_000)))
    writeFileSync(at('lists', 'half.csv'), partyList(LISTED).slice(0, 20))
    symlinkSync('/dev/zero', at('lists', 'device.tsv'))
    ran = await cosmo([
      ...['screen', at('in'), at('names'), '--lists', at('lists'), '--out', at('out')],
    ])
    expect([ran.code, ran.stderr.includes('    at ')]).toEqual([0, false])
    out = outputsOf(at('out'))
  })

  it('stays within its memory', () => {
    console.log(`bad input: peak ${ran.peakMb?.toFixed(0)} MB, ${out.summary.seconds.toFixed(1)} s`)
    bounded(ran)
  })

  it.each(FILES.map(([name, , expected]) => [name, expected] as const))('%s', (name, expected) => {
    const file = `in/${name}`
    const report = out.summary.fileReports.find((one) => one.file === file)
    const rejects = out.rejects.filter((one) => one.file === file)
    expect(rejects.map(({ code }) => code)).toEqual(expected.codes)
    expect(report?.recordsScreened).toBe(expected.screened)
    for (const { message } of rejects.slice(0, 3)) {
      expect(message).toContain(file)
      expect(message).toMatch(/^[^\n{]{10,300}\.( [A-Z][^\n{]*\.)?$/)
    }
    const found = out.targets.filter(({ source }) => source.file === file)
    expect(found.map(({ source }) => source.record).sort((a, b) => a - b)).toEqual(expected.targets)
  })

  it('loses no good file among them', () => {
    for (const name of ['00-good.csv', 'zz-good.csv']) {
      expect(out.targets.some(({ source }) => source.file === `in/${name}`)).toBe(true)
    }
  })

  it('screens files whatever their names, and prints none of them raw', () => {
    for (const name of NAMES) {
      expect(
        out.targets.some(({ source }) => source.file === `names/${name}`),
        name,
      ).toBe(true)
    }
    const codes = out.rejects
      .filter(({ file }) => file.startsWith('names/'))
      .map(({ file, code }) => [file, code])
    expect(codes).toContainEqual(['names/clear\u001b[2Jscreen.txt', 'file.unknown-format'])
    expect(codes).toContainEqual(['names/not-\ufffd\ufffd', 'file.absent'])
    expect(codes).toContainEqual(['names/device.csv', 'file.unreadable'])
    expect(codes).toContainEqual(['names/loop.csv', 'file.absent'])
    if (hasFifo) expect(codes).toContainEqual(['names/pipe.csv', 'file.unreadable'])
    expect(ran.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('says of each bad list file what is wrong with it', () => {
    const said = out.summary.lists.map(({ file, status }) => [file, status])
    expect(said).toEqual([
      ['lists/bomb.tsv.gz', 'skipped'],
      ['lists/device.tsv', 'refused'],
      ['lists/empty.tsv', 'refused'],
      ['lists/folder.csv/inside.tsv', 'loaded'],
      ['lists/half.csv', expect.stringMatching(/skipped|refused/)],
    ])
    for (const { status, file, reason } of out.summary.lists) {
      if (status !== 'loaded') expect(reason).toContain(file)
    }
  })
})

const attacks = join(shared, 'data', 'hostile', 'xml', 'attacks.jsonl')
if (!existsSync(attacks)) console.log('skipped: XML attacks, ../shared is not here')

describe.skipIf(!existsSync(attacks))('XML attacks', () => {
  it('are refused one by one, and the good file beside them is screened', async () => {
    mkdirSync(at('xml'))
    type Attack = { id: string; expect: string; b64?: string; gzip_b64?: string }
    const cases = readFileSync(attacks, 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Attack)
    for (const { id, b64, gzip_b64 } of cases) {
      const packed = gzip_b64 === undefined ? null : Buffer.from(gzip_b64, 'base64')
      const bytes = packed ? gunzipSync(packed) : Buffer.from(b64 ?? '', 'base64')
      writeFileSync(at('xml', `${id}.xml`), bytes)
    }
    writeFileSync(at('xml', 'good.xml'), declaration(LISTED))
    const ran = await cosmo(['screen', at('xml'), '--lists', listFile, '--out', at('xml-out')])
    expect(ran.code).toBe(0)
    bounded(ran)
    const { targets, rejects, summary } = outputsOf(at('xml-out'))
    expect(targets.map(({ source }) => source.file)).toEqual(['xml/good.xml'])
    expect(summary.recordsScreened).toBe(1)
    expect(new Set(rejects.map(({ file }) => file)).size).toBe(cases.length)
    const codes = new Set(rejects.map(({ code }) => code))
    expect(codes).toContain('xml.doctype')
    expect(codes).toContain('file.empty')
  })
})

describe('a file that grows', () => {
  const ROWS = 40_000
  const write = (name: string) => {
    mkdirSync(at(name))
    writeFileSync(at(name, 'grows.csv'), HEADER + line('D1', LISTED) + line('D2').repeat(ROWS - 1))
    writeFileSync(at(name, 'still.csv'), HEADER + line('D1', LISTED))
  }
  /** Appends half records as long as the batch runs, from the moment it may. */
  const screen = async (name: string, may: () => boolean) => {
    let writer: NodeJS.Timeout | undefined
    const ran = await cosmo(
      ['screen', at(name), '--lists', listFile, '--out', at(`${name}-out`)],
      () => {
        writer = setInterval(() => {
          if (may()) appendFileSync(at(name, 'grows.csv'), line('D3', LISTED).slice(0, 37))
        }, 2)
      },
    )
    clearInterval(writer)
    expect(ran.code).toBe(0)
    const out = outputsOf(at(`${name}-out`))
    const grown = out.summary.fileReports.find(({ file }) => file.endsWith('grows.csv'))
    expect(out.targets.map(({ source }) => source.file)).toContain(`${name}/still.csv`)
    return { out, grown }
  }

  it('is refused while it grows', async () => {
    write('growing')
    const { out, grown } = await screen('growing', () => true)
    expect(grown).toMatchObject({ recordsScreened: 0, refusal: { code: 'file.changed' } })
    expect(out.rejects.map(({ code }) => code)).toEqual(['file.changed'])
  })

  it('is screened as of its size at inspection where it grows later', async () => {
    write('later')
    const { out, grown } = await screen('later', () =>
      existsSync(at('later-out/.cosmo/batch.json')),
    )
    expect(grown).toMatchObject({ recordsScreened: ROWS, recordsRejected: 0, refusal: null })
    expect(out.rejects).toEqual([])
  })
})

describe('a full disk', () => {
  const small = at('small')
  mkdirSync(small)
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).status === 0
  if (canMount) mounted.push(small)
  else console.log('skipped: a full disk; it needs the right to mount a small one')

  it.skipIf(!canMount)('is said in one sentence; with room made, everything is there', async () => {
    mkdirSync(at('many'))
    for (const name of ['a', 'b', 'c']) {
      const rows = Array.from({ length: 1500 }, (_, i) => line(`${name}${i}`, LISTED)).join('')
      writeFileSync(at('many', `${name}.csv`), HEADER + rows)
    }
    const screen = (to: string) => cosmo(['screen', at('many'), '--lists', listFile, '--out', to])
    const full = async () => {
      const ran = await screen(join(small, 'out'))
      expect([ran.code, sentences(ran).length]).toEqual([1, 1])
      expect(sentences(ran)[0]).toMatch(/^cosmo: The disk is full: /)
      bounded(ran)
    }
    const whole = screen(at('whole'))
    await full()
    expect(readdirSync(join(small, 'out')).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(existsSync(join(small, 'out', 'targets.jsonl'))).toBe(false)
    // not a byte left, not even for the lock
    const stuffing = join(small, 'stuffing')
    const file = openSync(stuffing, 'w')
    expect(() => {
      for (;;) writeSync(file, Buffer.alloc(4096))
    }).toThrow('ENOSPC')
    closeSync(file)
    await full()
    rmSync(stuffing)
    spawnSync('mount', ['-o', 'remount,size=64m', small])
    const ran = await screen(join(small, 'out'))
    expect([ran.code, (await whole).code]).toEqual([0, 0])
    expect(outputsOf(join(small, 'out')).targets).toHaveLength(4500)
    for (const name of ['targets.jsonl', 'rejects.jsonl']) {
      expect(readFileSync(join(small, 'out', name)).equals(readFileSync(at('whole', name)))).toBe(
        true,
      )
    }
  })
})
