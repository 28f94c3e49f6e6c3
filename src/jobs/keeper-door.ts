import { createHash, randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Refusal, Refused } from '../base/index.ts'
import type { BatchPlan, Keeper, KeptChunk, Summary, Tally, Task } from '../screening/index.ts'
import type { Acting, House } from '../store/index.ts'
import { answerQuestion } from './house-questions.ts'
import type { KeepOptions } from './keeper.ts'
import { houseKeeper } from './keeper.ts'

/**
 * The side door for `cosmo screen --keep`, and for commands that ask the house something, while a
 * server holds the house: a socket in a folder of its own that only its owner may enter; nothing
 * listens on the network. Behind it is what the server itself uses. The folder stands in the system's folder for passing files
 * and is named by the hash of the data folder: the system cuts a socket's path at 103 to 107 bytes
 * without a word, and a data folder may lie deeper than that.
 */
export function keeperDoorPath(folder: string): string {
  const hash = createHash('sha256').update(realPathOf(folder)).digest('hex').slice(0, 16)
  const passing = Buffer.byteLength(tmpdir()) > PASSING_BYTES_MAX ? '/tmp' : tmpdir()
  return join(passing, `cosmo-${hash}`, 'keeper.sock')
}

const PASSING_BYTES_MAX = 64

/** One name for one folder, whichever links led to it. */
function realPathOf(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return resolve(folder)
  }
}

/**
 * Anybody may make a folder of this name beforehand: it is used only when it belongs to this
 * process or to the owner of the data folder, and nobody else may enter. Refuses
 * (`output.unwritable`) any other.
 */
function guardDoor(folder: string): string {
  const path = keeperDoorPath(folder)
  const around = dirname(path)
  const stat = lstatSync(around)
  const owned = stat.uid === process.getuid?.() || stat.uid === statSync(folder).uid
  if (!stat.isDirectory() || !owned || (stat.mode & 0o077) !== 0) {
    throw new Refused('output.unwritable', { path: around, code: 'EACCES' })
  }
  return path
}

/** One chunk as JSON: its records are at most a few megabytes, sealed and base64 a few times that. */
const BODY_BYTES_MAX = 512 << 20

type Begin = { readonly options: Omit<KeepOptions, 'began'>; readonly plan: BatchPlan }
type Store = { readonly task: Task; readonly tally: Tally; readonly kept: WireChunk }
type WireChunk = Omit<KeptChunk, 'raw'> & {
  readonly raw: readonly { readonly record: number; readonly of: number; readonly bytes: string }[]
}

export async function openKeeperDoor(
  house: House,
  caller: Acting,
  folder: string,
  log: (line: string) => void = (line) => process.stderr.write(`cosmo: ${line}\n`),
): Promise<{ readonly close: () => void }> {
  mkdirSync(dirname(keeperDoorPath(folder)), { recursive: true, mode: 0o700 })
  const path = guardDoor(folder)
  // The house is locked for this process: a socket file that is left is nobody's.
  rmSync(path, { force: true })
  const keepers = new Map<string, Keeper>()
  const server = createServer((asked, answer) => {
    const parts: Buffer[] = []
    let size = 0
    asked.on('data', (part: Buffer) => {
      size += part.length
      if (size > BODY_BYTES_MAX) asked.destroy()
      else parts.push(part)
    })
    asked.on('end', () => {
      const [, act = '', name = ''] = (asked.url ?? '').split('/')
      serve(act, name, Buffer.concat(parts).toString('utf8')).then(
        (body) => answer.writeHead(200).end(JSON.stringify(body)),
        (error) => {
          answer.writeHead(409).end(JSON.stringify(refusalOf(error)))
        },
      )
    })
  })

  /** What is no refusal is a fault of ours: the log has its stack under the number told. */
  function refusalOf(error: unknown): Refusal {
    if (error instanceof Refused) return error.refusal
    const id = randomUUID()
    log(`${id} keeper: ${error instanceof Error ? error.stack : error}`)
    return { code: 'request.failed', values: { request: id } }
  }

  async function serve(act: string, name: string, body: string): Promise<unknown> {
    if (act === 'begin') {
      const { options, plan } = JSON.parse(body) as Begin
      const keeper = houseKeeper(house, caller, options)
      keepers.set(plan.key, keeper)
      return [...(await keeper.begin(plan))]
    }
    if (act === 'ask') return (await answerQuestion(house, name, JSON.parse(body))) ?? null
    const keeper = keepers.get(name)
    if (!keeper) throw new Refused('batch.absent')
    if (act === 'store') {
      const { task, tally, kept } = JSON.parse(body) as Store
      const raw = kept.raw.map((one) => ({ ...one, bytes: Buffer.from(one.bytes, 'base64') }))
      await keeper.store(task, tally, { ...kept, raw })
    } else {
      await keeper.finish(JSON.parse(body) as Summary)
      keepers.delete(name)
    }
    return null
  }

  await listen(server, path)
  return {
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(dirname(path), { recursive: true, force: true })
    },
  }
}

const listen = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })

/** The keeper of a house that another process holds. */
export function remoteKeeper(folder: string, options: Omit<KeepOptions, 'began'>): Keeper {
  let key = ''
  const call = (path: string, body: unknown) => callDoor(guardDoor(folder), path, body)
  return {
    async begin(plan) {
      key = plan.key
      return new Set((await call('/begin', { options, plan })) as number[])
    },
    async store(task, tally, kept) {
      const raw = kept.raw.map((one) => ({
        ...one,
        bytes: Buffer.from(one.bytes).toString('base64'),
      }))
      await call(`/store/${key}`, { task, tally, kept: { ...kept, raw } })
    },
    async finish(summary) {
      await call(`/finish/${key}`, summary)
    },
  }
}

/** A question to the house that another process holds. */
export const askThroughDoor = (folder: string, name: string, asked: unknown): Promise<unknown> =>
  callDoor(guardDoor(folder), `/ask/${name}`, asked ?? null)

function callDoor(socketPath: string, path: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method: 'POST' }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const said = JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown
        if (answer.statusCode === 200) resolve(said)
        else reject(new Refused((said as Refusal).code, (said as Refusal).values))
      })
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}
