import { rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { join } from 'node:path'
import { type Refusal, Refused } from '../base/index.ts'
import type { BatchPlan, Keeper, KeptChunk, Summary, Tally, Task } from '../screening/index.ts'
import type { Acting, House } from '../store/index.ts'
import type { KeepOptions } from './keeper.ts'
import { houseKeeper } from './keeper.ts'

/**
 * The side door for `cosmo screen --keep` while a server holds the house: a socket inside the data
 * folder. Who may open that folder may use it; nothing listens on the network. The keeper behind
 * it is the one that the server itself uses.
 */
export const keeperDoorPath = (folder: string): string => join(folder, 'keeper.sock')

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
): Promise<{ readonly close: () => void }> {
  const path = keeperDoorPath(folder)
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
          const refusal: Refusal =
            error instanceof Refused ? error.refusal : { code: 'request.failed', values: {} }
          answer.writeHead(409).end(JSON.stringify(refusal))
        },
      )
    })
  })

  async function serve(act: string, name: string, body: string): Promise<unknown> {
    if (act === 'begin') {
      const { options, plan } = JSON.parse(body) as Begin
      const keeper = houseKeeper(house, caller, options)
      keepers.set(plan.key, keeper)
      return [...(await keeper.begin(plan))]
    }
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
      rmSync(path, { force: true })
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
  const call = (path: string, body: unknown) => callDoor(keeperDoorPath(folder), path, body)
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
