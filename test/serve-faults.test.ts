import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { administrationOf, keeperDoorPath, openHouseAt } from '../src/jobs/index.ts'
import { root } from './launch.ts'

/**
 * `cosmo serve` that cannot start: one clear sentence, code 1, and nothing left open. The command
 * runs without its launcher, which would end the process whatever is open: it has to end by itself.
 */
const home = mkdtempSync(join(tmpdir(), 'cosmo-faults-'))
const whole = join(home, 'whole')
const LIMIT = 120_000
/** The wanted port and those that are tried after it. */
const PORTS = 21

const runner = join(home, 'run.mjs')
const command = pathToFileURL(join(root, 'dist', 'cosmo', 'main.js')).href
const run = `import { main } from '${command}'
process.exitCode = await main(process.argv.slice(2))
`

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

function start(argv: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [runner, ...argv], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }))
  return { child, ended, said }
}

const serve = (folder: string, port: number | string = 0, environment = {}): Promise<Ended> =>
  start(['serve', '--house', folder, '--port', String(port)], environment).ended

/** The sentences behind those that every start says. */
const faultOf = ({ err }: Ended): readonly string[] =>
  err.split('\n').filter((line) => line !== '' && !/Node v20|Opening the house/.test(line))

function copyOf(name: string): string {
  const folder = join(home, name)
  cpSync(whole, folder, { recursive: true })
  return folder
}

/** One sentence, perhaps one more that says what to do; no stack, no address, nothing left. */
function expectOneSentence(ended: Ended, folder: string, sentence: RegExp): void {
  expect(ended.code).toBe(1)
  expect(ended.out).toBe('')
  const fault = faultOf(ended)
  expect(fault[0]).toMatch(sentence)
  expect(fault.length).toBeLessThanOrEqual(2)
  for (const line of fault) expect(line).toMatch(/^cosmo: [A-Z/].*\.$/)
  expect(existsSync(join(folder, 'address'))).toBe(false)
}

beforeAll(async () => {
  writeFileSync(runner, run)
  execFileSync(process.execPath, [join(root, 'bin', 'build-all.mjs')], { cwd: root })
  const house = await openHouseAt(whole, () => {}, { backupHours: 0 })
  await administrationOf(house, { name: 'Faults', country: null, exercise: false })
  await house.close()
}, LIMIT)
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('serve that cannot start', () => {
  const BROKEN: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'a control file that is cut off',
      (folder) => truncateSync(join(folder, 'database', 'global', 'pg_control'), 100),
      /The database in .* cannot be opened \(/,
    ],
    [
      'no control file',
      (folder) => rmSync(join(folder, 'database', 'global', 'pg_control')),
      /The database in .* cannot be opened \(/,
    ],
    [
      'data of another version',
      (folder) => writeFileSync(join(folder, 'database', 'PG_VERSION'), '99\n'),
      /The database in .* cannot be opened \(/,
    ],
    [
      'no log',
      (folder) => rmSync(join(folder, 'database', 'pg_wal'), { recursive: true }),
      /The database in .* cannot be opened \(/,
    ],
    [
      'a file where the database should be',
      (folder) => {
        rmSync(join(folder, 'database'), { recursive: true })
        writeFileSync(join(folder, 'database'), 'x')
      },
      /database.*ENOTDIR/,
    ],
    [
      'a key that is cut off',
      (folder) => truncateSync(join(folder, 'house.key'), 3),
      /key of the sealed records/,
    ],
  ]
  for (const [name, damage, sentence] of BROKEN)
    it(
      `says one sentence: ${name}`,
      async () => {
        const folder = copyOf(name.replaceAll(' ', '-'))
        damage(folder)
        expectOneSentence(await serve(folder), folder, sentence)
        expect(existsSync(dirname(keeperDoorPath(folder)))).toBe(false)
      },
      LIMIT,
    )

  it(
    'says one sentence: a database server that is not there',
    async () => {
      const folder = copyOf('no-server')
      const ended = await serve(folder, 0, {
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        COSMO_KEY: Buffer.alloc(32, 1).toString('base64'),
      })
      expectOneSentence(ended, folder, /127\.0\.0\.1:1.*ECONNREFUSED/)
    },
    LIMIT,
  )

  it(
    'says one sentence, and leaves a house that opens: every port taken',
    async () => {
      const folder = copyOf('ports')
      const { first, servers } = await takePorts()
      try {
        const ended = await serve(folder, first)
        expectOneSentence(ended, folder, /^cosmo: Port \d+ cannot be opened \(EADDRINUSE\)/)
        expect(existsSync(dirname(keeperDoorPath(folder)))).toBe(false)
        expect((await start(['journal', 'key', '--house', folder]).ended).code).toBe(0)
      } finally {
        for (const server of servers) server.close()
      }
    },
    LIMIT,
  )

  it(
    'says one sentence, and harms nobody: a folder that another process serves',
    async () => {
      const folder = copyOf('locked')
      const { child, ended: first, said } = start(['serve', '--house', folder, '--port', '0'])
      try {
        await until(child, () => said.out.includes('/sign-in?link='))
        const ended = await serve(folder)
        expect(ended.code).toBe(1)
        expect(faultOf(ended)[0]).toMatch(/Another process is using the data folder/)
        expect(existsSync(join(folder, 'address'))).toBe(true)
        expect((await start(['journal', 'key', '--house', folder]).ended).code).toBe(0)
      } finally {
        child.kill('SIGTERM')
        expect((await first).code).toBe(0)
      }
      expect(existsSync(join(folder, 'address'))).toBe(false)
    },
    LIMIT,
  )
})

async function until(child: ChildProcess, there: () => boolean): Promise<void> {
  while (!there()) {
    if (child.exitCode !== null) throw new Error('the first server ended')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** So many ports one after the other, all of them taken. */
async function takePorts(): Promise<{ first: number; servers: readonly Server[] }> {
  for (let first = 21_000; first < 60_000; first += PORTS) {
    const servers = Array.from({ length: PORTS }, () => createServer())
    const taken = await Promise.allSettled(
      servers.map(
        (server, at) =>
          new Promise<void>((resolve, reject) => {
            server.once('error', reject)
            server.listen(first + at, '127.0.0.1', resolve)
          }),
      ),
    )
    if (taken.every(({ status }) => status === 'fulfilled')) return { first, servers }
    for (const server of servers) server.close()
  }
  throw new Error('no free ports')
}
