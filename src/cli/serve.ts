import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Refused } from '../base/index.ts'
import {
  administrationOf,
  catalogueFacts,
  DEFAULT_PORT,
  documentFonts,
  dropAddress,
  EXERCISE_COUNTRY,
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
import { createServer, readWebFiles, voices } from '../server/index.ts'
import { listBatches } from '../store/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { badValue, printable, tellRefusal } from './command.ts'
import { tellSealing } from './journal.ts'
import { isCountry, isName } from './organisation.ts'
import { warmUp } from './warm-up.ts'

/** Ports tried when the wanted one is taken. */
const PORTS_TRIED = 20
const UPLOAD_BYTES_MAX = 8 * 2 ** 30

export const serveCommand: Command = {
  name: 'serve',
  options: [
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'port', kind: 'text', shows: 'N' },
    { name: 'exercise', kind: 'flag' },
    { name: 'name', kind: 'text', shows: 'NAME' },
    { name: 'country', kind: 'text', shows: 'XX' },
    { name: 'origin', kind: 'text', shows: 'ADDRESS' },
    { name: 'intranet', kind: 'flag' },
  ],
  examples: 3,
  run: serve,
}

async function serve(given: Given, terminal: Terminal): Promise<number> {
  const port = Number(given.text('port') ?? DEFAULT_PORT)
  const wrong = UNDERSTOOD.find(([option, isRight]) => {
    const value = given.text(option)
    return value !== undefined && !isRight(value)
  })
  if (wrong) {
    const [option] = wrong
    return badValue(terminal, 'serve', `--${option}`, given.text(option) ?? '')
  }
  try {
    await open(given, terminal, port)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) return faulty(error, given, terminal)
    tellRefusal(terminal, error.refusal)
    return 1
  }
}

/**
 * One sentence for a fault of ours, whose stack goes beside the house; what the system says of a
 * path or a port has sentences of its own.
 */
function faulty(error: unknown, given: Given, { say, err }: Terminal): number {
  const { path, syscall } = error as NodeJS.ErrnoException
  if (path !== undefined || syscall !== undefined) throw error
  const file = join(folderOf(given), 'fault.txt')
  writeFileSync(file, `${error instanceof Error ? error.stack : error}\n`, { mode: 0o600 })
  const message = error instanceof Error ? error.message : String(error)
  err(`cosmo: ${printable(say('cli.serve.fault', { message, file }))}\n`)
  return 1
}

const isPort = (text: string): boolean => {
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65535
}

const folderOf = (given: Given): string => resolve(given.text('house') ?? 'var')

/** `https://name`: scheme and name, perhaps a port, and nothing behind it. */
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && text.startsWith('https://')

/** Options whose value is looked at before anything is begun. */
const UNDERSTOOD: readonly (readonly [option: string, isRight: (text: string) => boolean])[] = [
  ['port', isPort],
  ['origin', isOrigin],
  ['name', isName],
  ['country', isCountry],
]

async function open(given: Given, terminal: Terminal, port: number): Promise<void> {
  const { say } = terminal
  const tell = (text: string) => terminal.err(`cosmo: ${printable(text)}\n`)
  if (process.version.startsWith('v20.')) tell(say('cli.old-node', { version: process.version }))
  const folder = folderOf(given)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  tell(say('cli.serve.opening', { house: folder }))

  const begun: Ending[] = []
  try {
    await keepOpen(given, terminal, port, folder, begun)
  } finally {
    // In the other order than they were begun, also where the start broke off half-way.
    for (const end of begun.reverse()) await end()
  }
}

/** Ends one thing that a start has begun. */
type Ending = () => unknown

async function keepOpen(
  given: Given,
  terminal: Terminal,
  port: number,
  folder: string,
  begun: Ending[],
): Promise<void> {
  const { say } = terminal
  const tell = (text: string) => terminal.err(`cosmo: ${printable(text)}\n`)
  const origin = given.text('origin')
  const opening = openHouseAt(folder, (refusal) => {
    // After a database panic nothing more may be asked of it: better stopped than wrong.
    tellRefusal(terminal, refusal)
    process.exit(1)
  })
  // The database starts in a thread of its own; this one reads meanwhile what it will need.
  const reading = readAside()
  reading.catch(() => {})
  const house = await opening
  begun.push(house.close)
  const sealing = await sealJournal(house, folder, tellSealing(terminal))
  begun.push(sealing.close)
  const screening = houseScreening(house, folder, tell)
  begun.push(screening.close)
  const founding = foundingOf(given, terminal)
  const { caller, exercise, name, code, country } = await administrationOf(house, founding)
  const others = [given.text('name')?.trim() ?? name, given.text('country') ?? country]
  if (others[0] !== name || others[1] !== country)
    tell(say('cli.serve.named', { name, code, country: country ?? '–' }))
  const resumed = await screening.resume()
  const batches = await house.act(caller, (act) => listBatches(act, { limit: 1 }))
  if (exercise && resumed === 0 && batches.length === 0) {
    tell(say('cli.serve.exercise', { lines: EXERCISE_LINES }))
    await loadExercise(screening, caller, folder)
  }
  if (exercise && resumed === 0) {
    tell(say('cli.serve.neighbours'))
    await loadNeighbours(house, screening, caller, folder, terminal)
  }
  const keeping = keepRecords(house, folder, (error) => tell(String(error)))
  begun.push(keeping.close)
  const door = await openKeeperDoor(house, caller, folder)
  begun.push(door.close)
  const { catalogue, spoken, webFiles } = await reading
  const server = await createServer({
    house,
    screening,
    voices: spoken,
    webFiles,
    ports: {
      uploadFolder: join(folder, 'uploads'),
      uploadLimitBytes: UPLOAD_BYTES_MAX,
      engineVersion: engineVersion(),
      catalogue,
      fonts: documentFonts,
      // A name of its own is reached over https, through a proxy on this machine.
      secure: origin !== undefined,
      ...(origin === undefined ? {} : { origin }),
      reach: given.flag('intranet') ? 'intranet' : 'public',
      erased: keeping.erased,
      log: tell,
    },
  })
  begun.push(() => server.close())
  const listening = await listen(server, port)
  const address = origin ?? listening
  const person = { name: say('cli.serve.first-person'), language: terminal.language }
  const link = await signInLinkFor(house, caller, person)
  const warming = warmUp(house, caller, spoken, server.server)
  begun.push(warming.close)
  await warming.begun
  noteAddress(folder, address)
  begun.push(() => dropAddress(folder))
  terminal.out(
    `${say('cli.serve.ready', { address: `${address}/sign-in?link=${encodeURIComponent(link)}` })}\n`,
  )
  await stopSignal()
  tell(say('cli.serve.stopping'))
}

/** What a new house is called. */
function foundingOf(given: Given, { say }: Terminal) {
  const exercise = given.flag('exercise')
  const name = say(exercise ? 'cli.serve.exercise-name' : 'cli.serve.house-name')
  const country = exercise ? EXERCISE_COUNTRY : null
  return {
    name: given.text('name')?.trim() ?? name,
    country: given.text('country') ?? country,
    exercise,
  }
}

/** What a server needs and no database has; between its parts others have their turn. */
async function readAside() {
  await setImmediate()
  const webFiles = readWebFiles(join(projectFolder, 'dist', 'web'))
  await setImmediate()
  const { catalogue, titles } = catalogueFacts()
  await setImmediate()
  return { webFiles, catalogue, spoken: await voices(titles) }
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
