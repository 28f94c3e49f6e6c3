import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refused } from '../base/index.ts'
import {
  administrationOf,
  catalogueFacts,
  DEFAULT_PORT,
  dropAddress,
  EXERCISE_LINES,
  engineVersion,
  houseScreening,
  keepRecords,
  loadExercise,
  loadNeighbours,
  noteAddress,
  openHouseAt,
  openKeeperDoor,
  projectFolder,
  sealJournal,
  signInLinkFor,
} from '../jobs/index.ts'
import { createServer, readWebFiles, voices, warmFirstSight } from '../server/index.ts'
import { listBatches, warm } from '../store/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { printable } from './command.ts'
import { tellSealing } from './journal.ts'

/** Ports tried when the wanted one is taken. */
const PORTS_TRIED = 20
const UPLOAD_BYTES_MAX = 8 * 2 ** 30

export const serveCommand: Command = {
  name: 'serve',
  options: [
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'port', kind: 'text', shows: 'N' },
    { name: 'exercise', kind: 'flag' },
    { name: 'origin', kind: 'text', shows: 'ADDRESS' },
    { name: 'intranet', kind: 'flag' },
  ],
  examples: 2,
  run: serve,
}

async function serve(given: Given, terminal: Terminal): Promise<number> {
  const { say } = terminal
  const port = Number(given.text('port') ?? DEFAULT_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    const value = given.text('port') ?? ''
    const values = { name: '--port', value, command: 'serve' }
    terminal.err(`cosmo: ${printable(say('cli.bad-value', values))}\n`)
    return 2
  }
  const origin = given.text('origin')
  if (origin !== undefined && !isOrigin(origin)) {
    const values = { name: '--origin', value: origin, command: 'serve' }
    terminal.err(`cosmo: ${printable(say('cli.bad-value', values))}\n`)
    return 2
  }
  try {
    await open(given, terminal, port)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, values } = error.refusal
    terminal.err(`cosmo: ${printable(say(`refusal.${code}.says`, values))}\n`)
    terminal.err(`cosmo: ${printable(say(`refusal.${code}.next`, values))}\n`)
    return 1
  }
}

/** `https://name`: scheme and name, perhaps a port, and nothing behind it. */
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && text.startsWith('https://')

async function open(given: Given, terminal: Terminal, port: number): Promise<void> {
  const { say } = terminal
  const tell = (text: string) => terminal.err(`cosmo: ${printable(text)}\n`)
  if (process.version.startsWith('v20.')) tell(say('cli.old-node', { version: process.version }))
  const folder = resolve(given.text('house') ?? 'var')
  const origin = given.text('origin')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  tell(say('cli.serve.opening', { house: folder }))

  const house = await openHouseAt(folder, (refusal) => {
    // After a database panic nothing more may be asked of it: better stopped than wrong.
    tell(say(`refusal.${refusal.code}.says`, refusal.values))
    process.exit(1)
  })
  const sealing = await sealJournal(house, folder, tellSealing(terminal))
  const screening = houseScreening(house, folder, tell)
  const founding = given.flag('exercise')
    ? { name: say('cli.serve.exercise-name'), country: null, exercise: true }
    : { name: say('cli.serve.house-name'), country: null, exercise: false }
  const { caller, exercise } = await administrationOf(house, founding)
  const resumed = await screening.resume()
  const batches = await house.act(caller, (act) => listBatches(act, { limit: 1 }))
  if (exercise && resumed === 0 && batches.length === 0) {
    tell(say('cli.serve.exercise', { lines: EXERCISE_LINES }))
    await loadExercise(screening, caller, folder)
  }
  if (exercise && resumed === 0) {
    tell(say('cli.serve.neighbours'))
    await loadNeighbours(house, screening, caller, folder, say)
  }
  const keeping = keepRecords(house, folder, (error) => tell(String(error)))
  const door = await openKeeperDoor(house, caller, folder)
  const { catalogue, titles } = catalogueFacts()
  const spoken = await voices(titles)
  const serving = createServer({
    house,
    screening,
    voices: spoken,
    webFiles: readWebFiles(join(projectFolder, 'dist', 'web')),
    ports: {
      uploadFolder: join(folder, 'uploads'),
      uploadLimitBytes: UPLOAD_BYTES_MAX,
      engineVersion: engineVersion(),
      catalogue,
      // A name of its own is reached over https, through a proxy on this machine.
      secure: origin !== undefined,
      ...(origin === undefined ? {} : { origin }),
      reach: given.flag('intranet') ? 'intranet' : 'public',
      erased: keeping.erased,
      log: tell,
    },
  })
  const [server] = await Promise.all([serving, warm(house)])
  await warmFirstSight(house, caller, spoken)
  const listening = await listen(server, port)
  const address = origin ?? listening
  const person = { name: say('cli.serve.first-person'), language: terminal.language }
  const link = await signInLinkFor(house, caller, person)
  terminal.out(
    `${say('cli.serve.ready', { address: `${address}/sign-in?link=${encodeURIComponent(link)}` })}\n`,
  )
  noteAddress(folder, address)
  await stopSignal()
  tell(say('cli.serve.stopping'))
  dropAddress(folder)
  door.close()
  await server.close()
  await screening.close()
  await keeping.close()
  await sealing.close()
  await house.close()
}

type Listening = Awaited<ReturnType<typeof createServer>>

async function listen(server: Listening, wanted: number): Promise<string> {
  for (let port = wanted; ; port++) {
    try {
      const address = await server.listen({ host: '127.0.0.1', port })
      return address.replace('127.0.0.1', 'localhost')
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || port - wanted >= PORTS_TRIED) throw error
    }
  }
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
