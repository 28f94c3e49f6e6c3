import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../src/access/index.ts'
import { openHouseAt } from '../src/jobs/index.ts'
import { FILES, HEADER, line, writePieces } from './bad-files.ts'
import { cosmo, LISTED, type Outputs, outputsOf, partyList, type Ran, root } from './launch.ts'

/**
 * Bad input with `--keep`: the house has every good record and every reject of the batch once,
 * where it is opened by the command and where a server holds it, also after kills of both.
 */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-kept-bad-'))
const at = (...parts: string[]): string => join(folder, ...parts)
/** Files of many records are as good on the other test; here every chunk goes through a database. */
const RECORDS_MAX = 10_000
let plain: Outputs

const screen = (out: string, ...more: string[]) => [
  ...['screen', at('in'), at('absent.csv'), at('nothing')],
  ...['--lists', at('watch.tsv'), '--out', at(out), ...more],
]

beforeAll(async () => {
  mkdirSync(at('in'))
  for (const [name, pieces, { codes, screened }] of FILES)
    if (codes.length + screened < RECORDS_MAX) writePieces(at('in', name), pieces())
  for (const name of ['00-good.csv', 'zz-good.csv'])
    writeFileSync(at('in', name), HEADER + line(`${name} 1`, LISTED) + line(`${name} 2`))
  symlinkSync('/dev/zero', at('in', 'device.csv'))
  symlinkSync('loop.csv', at('in', 'loop.csv'))
  writeFileSync(at('watch.tsv'), partyList(LISTED, 'WATCH'))
  const ran = await cosmo(screen('plain'))
  expect(ran.code, ran.stderr).toBe(0)
  plain = outputsOf(at('plain'))
  const codes = new Set(plain.rejects.map(({ code }) => code))
  for (const code of [
    'file.empty',
    'file.absent',
    'file.unreadable',
    'file.damaged',
    'xml.doctype',
  ])
    expect(codes).toContain(code)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Kills the screening as soon as `begun` says so; false where it was done before. */
async function killed(args: readonly string[], begun: () => boolean): Promise<boolean> {
  let watch: NodeJS.Timeout | undefined
  const ran = await cosmo(args, (pid) => {
    watch = setInterval(() => {
      if (begun()) process.kill(pid, 'SIGKILL')
    }, 2)
  })
  clearInterval(watch)
  return ran.code === null
}

/** Struck once where the batch is about to begin in the house, once among its chunks. */
async function struck(out: string, args: readonly string[]): Promise<number> {
  const state = at(out, '.cosmo')
  const among = () => existsSync(state) && readdirSync(state).some((name) => /done$/.test(name))
  const strikes = [() => existsSync(join(state, 'batch.json')), among]
  let kills = 0
  for (const begun of strikes) if (await killed(args, begun)) kills++
  return kills
}

function same(ran: Ran, out: string): void {
  expect(ran.code, ran.stderr).toBe(0)
  expect(ran.stderr).not.toMatch(/ {4}at |wrong on our side/)
  const { targets, rejects, summary } = outputsOf(at(out))
  expect([targets, rejects]).toEqual([plain.targets, plain.rejects])
  expect({ ...summary, seconds: 0 }).toEqual({ ...plain.summary, seconds: 0 })
}

/** What the house has of it: one batch, and in it what the outputs have. */
async function holds(house: string): Promise<void> {
  const opened = await openHouseAt(house, () => {}, { backupHours: 0 })
  try {
    const [organisation] = await opened.organisations()
    const kept = await opened.act(machine(organisation?.id ?? ''), async (act) => ({
      batches: (await sql<object>`select state, tallies from batch`.execute(act.db)).rows,
      targets: (
        await sql<{ at: string }>`select f.name || ':' || t.record as at
          from target t join trade_file f on f.id = t.file`.execute(act.db)
      ).rows,
      rejects: (
        await sql<{ at: string }>`select f.name || ':' || r.record || ' ' || r.code as at
          from reject r join trade_file f on f.id = r.file`.execute(act.db)
      ).rows,
    }))
    const { files, recordsRead, recordsScreened, recordsRejected, targets } = plain.summary
    const tallies = { files, recordsRead, recordsScreened, recordsRejected, targets }
    expect(kept.batches).toEqual([{ state: 'finished', tallies: expect.objectContaining(tallies) }])
    const sorted = (rows: readonly { readonly at: string }[]) => rows.map((row) => row.at).sort()
    expect(sorted(kept.targets)).toEqual(
      plain.targets.map(({ source }) => `${source.file}:${source.record}`).sort(),
    )
    expect(sorted(kept.rejects)).toEqual(
      plain.rejects.map(({ file, record, code }) => `${file}:${record} ${code}`).sort(),
    )
  } finally {
    await opened.close()
  }
}

/** A server that holds the house; ended by the signal, and waited for. */
async function serve(house: string): Promise<(signal: NodeJS.Signals) => Promise<void>> {
  const args = ['serve', '--house', house, '--port', '0']
  const child = spawn(process.execPath, [join(root, 'bin', 'cosmo'), ...args], {
    env: { ...process.env, DATABASE_URL: '' },
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  await new Promise<void>((ready, failed) => {
    let err = ''
    child.stderr.on('data', (text) => {
      err += text
    })
    child.stdout.on('data', (text) => {
      if (/sign-in\?link=/.test(String(text))) ready()
    })
    child.once('exit', (code) => failed(new Error(`cosmo serve ended with ${code}: ${err}`)))
  })
  return (signal) => {
    child.kill(signal)
    return gone
  }
}

describe('bad input that is kept', () => {
  it('in a house that nobody holds, after kills', async () => {
    const args = screen('kept', '--keep', '--house', at('house'))
    const kills = await struck('kept', args)
    same(await cosmo(args), 'kept')
    await holds(at('house'))
    console.log(`kept bad input, folder: ${kills} kills, ${plain.rejects.length} rejects`)
    expect(kills).toBeGreaterThan(0)
  })

  it('through the server that holds the house, after kills of the command and of the server', async () => {
    const args = screen('served', '--keep', '--house', at('held'))
    const kill = await serve(at('held'))
    const kills = await struck('served', args)
    await kill('SIGKILL')
    const stop = await serve(at('held'))
    same(await cosmo(args), 'served')
    same(await cosmo(args), 'served')
    await stop('SIGTERM')
    await holds(at('held'))
    console.log(`kept bad input, server: ${kills} kills of the command, 1 of the server`)
    expect(kills).toBeGreaterThan(0)
  })

  it('of nothing but bad files', async () => {
    writeFileSync(at('empty.csv'), '')
    const args = ['screen', at('empty.csv'), at('absent.csv'), '--out', at('bad')]
    const ran = await cosmo([...args, '--keep', '--house', at('house')])
    expect(ran.code, ran.stderr).toBe(0)
    expect(outputsOf(at('bad')).rejects.map(({ code }) => code)).toEqual([
      ...['file.empty', 'file.absent'],
    ])
  })
})
