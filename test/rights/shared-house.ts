import { request as ask } from 'node:http'
import { sql } from 'kysely'
import { addPerson, foundOrganisation, machine, startSession } from '../../src/access/index.ts'
import { uuidv7 } from '../../src/base/index.ts'
import type { Server } from '../../src/server/index.ts'
import { serverOf } from '../../src/server/server-of.contract.ts'
import {
  createBatch,
  type House,
  type HousePlace,
  type HousePorts,
  keepChunk,
  openHouse,
  targetId,
} from '../../src/store/index.ts'
import { sampleId, testPorts } from '../../src/store/sample.contract.ts'
import { NOMINAL_PATHS } from '../../src/trade/index.ts'
import { ROLE_NAMES } from './as-asked.ts'
import type { Role } from './reference.ts'

/** A shared house of several organisations behind a real server on this machine. */
export type Served = {
  readonly house: House
  readonly server: Server
  readonly port: number
  readonly newId: () => string
  readonly close: () => Promise<void>
}
export type Answered = {
  readonly status: number
  readonly body: string
  /** Without the date and the number of the request. */
  readonly headers: Readonly<Record<string, unknown>>
}

/** Where the application draws itself; the first rows of the list stand there before it does. */
const INDEX = {
  ...{ type: 'text/html', plain: Buffer.from('<title>Cosmo</title><div id="app"></div>') },
  ...{ gzip: Buffer.from(''), brotli: Buffer.from(''), immutable: false },
}

export async function serve(
  folder: string,
  place: HousePlace = { folder },
  more: Partial<HousePorts> = {},
): Promise<Served> {
  const ports = testPorts({ nominalPaths: NOMINAL_PATHS, ...more })
  const house = await openHouse(place, ports, { threads: false, backupHours: 0 })
  const server = await serverOf(house, folder, { webFiles: new Map([['/index.html', INDEX]]) })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = server.server.address()
  return {
    house,
    server,
    port: typeof address === 'object' && address ? address.port : 0,
    newId: () => uuidv7(ports.clock, ports.random),
    close: async () => {
      await server.close()
      await house.close()
    },
  }
}

type Sending = {
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

/** One request over a socket. A stream is left after its head. */
export function send(
  served: Served,
  method: string,
  path: string,
  cookie: string | null,
  more: Sending = {},
): Promise<Answered> {
  const host = `127.0.0.1:${served.port}`
  const body = typeof more.body === 'object' ? JSON.stringify(more.body) : more.body
  const headers = {
    ...{ host, origin: `http://${host}` },
    ...(cookie === null ? {} : { cookie }),
    ...(typeof more.body === 'object' ? { 'content-type': 'application/json' } : {}),
    ...more.headers,
  }
  return new Promise((resolve, reject) => {
    const at = { host: '127.0.0.1', port: served.port, method, path, headers }
    const sent = ask(at, (answer) => {
      const parts: Buffer[] = []
      const done = () => {
        const { date: _, 'x-request-id': __, ...rest } = answer.headers
        const text = Buffer.concat(parts).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, headers: rest, body: text })
      }
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        sent.destroy()
        done()
        return
      }
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', done)
    })
    sent.on('error', reject)
    if (body !== undefined) sent.write(body)
    sent.end()
  })
}

export const found = (house: House, name: string, code: string): Promise<string> =>
  foundOrganisation(house, {
    ...{ name, code, country: null, kind: 'administration', exercise: true },
  })

export const person = (
  house: House,
  organisation: string,
  name: string,
  roles: readonly Role[],
  login?: string,
): Promise<string> =>
  house.act(machine(organisation, 'administration'), (act) =>
    addPerson(act, {
      ...{ name, language: 'en' as const, roles: roles.map((role) => ROLE_NAMES[role]) },
      ...(login === undefined ? {} : { login }),
    }),
  )

export async function cookieOf(
  house: House,
  organisation: string,
  who: string,
  strong = true,
): Promise<string> {
  const session = await house.act(machine(organisation, 'administration'), (act) =>
    startSession(act, house, who, { way: 'passkey', strong, agent: '' }),
  )
  return `cosmo=${session.token}`
}

/** A batch with so many targets, alike but for their number; answers its and their ids. */
export async function batchOf(
  house: House,
  organisation: string,
  name: string,
  count: number,
  tlp: 'AMBER+STRICT' | 'RED' = 'AMBER+STRICT',
): Promise<{ readonly id: string; readonly targets: readonly string[] }> {
  const caller = machine(organisation)
  const file = { name: `${name}.csv`, hash: sampleId(name), size: 1, format: 'csv' }
  const made = await house.act(caller, (act) =>
    createBatch(act, {
      ...{ name, inputHash: sampleId(name), engineVersion: '1', lists: [] },
      files: [{ ...file, encoding: 'utf-8', layout: null }],
    }),
  )
  if (tlp !== 'AMBER+STRICT')
    await house.act(caller, (act) =>
      act.db.updateTable('batch').set({ tlp }).where('id', '=', made.id).execute(),
    )
  const id = (n: number) => `${name}-${n}`
  await keepChunk(house, caller, {
    batch: made.id,
    index: 0,
    file: { id: made.files[0] as string, index: 0 },
    consignments: Array.from({ length: count }, (_, n) => ({
      consignment: {
        id: id(n),
        source: { file: file.name, record: n + 1, format: 'csv' },
        parties: [{ role: 'consignee', name: `Trader ${n} of Nowhere`, country: 'FR' }],
        goodsItems: [{ seq: 1, description: 'pump', hs6: '841381' }],
      },
      target: {
        ...{ lane: 'RED' as const, score: 0.5, completeness: 0.5 },
        findings: [
          {
            ...{ code: 'G-01', severity: 'HARD' as const, points: 0.9, values: {} },
            evidence: [{ at: 'goodsItems[0].description', value: 'pump', place: 'goods' }],
            source: { rule: 'G-01', list: 'EU', version: '1', entry: '2B350' },
          },
        ] as const,
      },
    })),
    rejects: [
      {
        ...{ record: count + 1, place: `line ${count + 2}` },
        refusal: { code: 'record.columns', values: { expected: 2, found: 1 } },
      },
    ],
    raw: [],
    counts: { recordsRead: count + 1, recordsScreened: count, recordsRejected: 1 },
  })
  return { id: made.id, targets: Array.from({ length: count }, (_, n) => targetId(made.id, id(n))) }
}

export type ReleaseRow = {
  readonly owner: string
  readonly object: string
  readonly kind: 'target' | 'batch'
  readonly to: string
  readonly person?: string
  readonly operation?: string
  readonly nominal?: boolean
  readonly from?: string
  readonly until?: string
  readonly withdrawn?: boolean
}

/** Releases as their owners' desks would have written them; answers their ids. */
export async function releaseAll(served: Served, rows: readonly ReleaseRow[]): Promise<string[]> {
  const now = served.house.ports.clock.now()
  const ids = rows.map(() => served.newId())
  const asRows = rows.map((row, n) => ({
    ...{ organisation: row.owner, id: ids[n], kind: row.kind, object: row.object },
    ...{ to_organisation: row.to, to_person: row.person ?? null },
    ...{ operation: row.operation ?? null, nominal: row.nominal ?? false },
    ...{ from_at: row.from ?? now, until_at: row.until ?? null, created_at: now },
    withdrawn_at: row.withdrawn ? now : null,
  }))
  const columns = sql.raw(`organisation, id, kind, object, to_organisation, to_person, operation,
    nominal, from_at, until_at, withdrawn_at, created_at`)
  await served.house.whole((db) =>
    sql`insert into release (${columns}) select ${columns}
      from jsonb_populate_recordset(null::release, ${JSON.stringify(asRows)}::jsonb)`.execute(db),
  )
  return ids
}
