import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addMember,
  addPerson,
  createOperation,
  foundOrganisation,
  machine,
  startSession,
} from '../src/access/index.ts'
import { systemClock, systemRandom } from '../src/jobs/index.ts'
import { beginDraft, draftOf, saveDraft, sendMessage } from '../src/operations/index.ts'
import type { BoardBody } from '../src/server/schemas/index.ts'
import { serverOf } from '../src/server/server-of.contract.ts'
import type { Act, Acting, House } from '../src/store/index.ts'
import { openHouse } from '../src/store/index.ts'
import { startPostgres } from '../src/store/postgres.contract.ts'
import { NOMINAL_PATHS } from '../src/trade/index.ts'

/** The administrations that a warning goes to, and the time in which it is on every board. */
const ADDRESSEES = 96
const GOAL_MS = 2_000
const ROUNDS = 5

const ports = { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS }

type Member = { readonly caller: Acting; readonly cookie: string }

/**
 * npm run board: a warning sent to 96 administrations, each with an open board: the time from the
 * answer of the sending to the last of their streams having its event, and to the last of their
 * boards having its changed row. Server and all 96 readers share one process and its processors.
 */
export async function run(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-board-'))
  try {
    await onEngine('PGlite', folder, await openHouse({ folder }, ports, { backupHours: 0 }))
    const server = startPostgres()
    if (server === undefined) return 0
    const place = {
      databaseUrl: server.database('board'),
      key: Buffer.alloc(32, 7).toString('base64'),
    }
    await onEngine(`PostgreSQL ${server.version}`, folder, await openHouse(place, ports))
    server.stop()
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onEngine(name: string, folder: string, house: House): Promise<void> {
  const keeper = await member(house, 'Coordination unit', 'secretariat')
  const members: Member[] = []
  for (let nth = 1; nth <= ADDRESSEES; nth++)
    members.push(await member(house, `Administration ${nth}`, 'administration'))
  const operation = await house.act(keeper.caller, async (act) => {
    const made = await createOperation(act, { name: 'Lantern' })
    for (const { caller } of members)
      await addMember(act, made, { organisation: caller.organisation })
    return made
  })
  // A day of the operation stands there already: everybody has reported to everybody.
  for (const { caller } of members)
    await house.act(caller, async (act) => {
      const day = act.now.slice(0, 10)
      const fields = { day, targets: '9', inspections: '4', detections: '1' }
      const id = await drafted(act, operation, 'situation-report', fields)
      await sendMessage(act, operation, id)
    })
  await house.tidy()
  const server = await serverOf(house, folder)
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  const at = `${address}/api/v1/operations/${operation}`
  const boards = members.map((one) => openBoard(address, at, one))
  await Promise.all(boards.map((one) => one.opened))
  const worst = { event: 0, row: 0 }
  for (let round = 1; round <= ROUNDS; round++) {
    const draft = await house.act(keeper.caller, (act) =>
      drafted(act, operation, 'warning', {
        ...{ action: 'scan', goods: 'Pumps', grounds: 'Route', mode: 'sea' },
      }),
    )
    const there = boards.map((one) => one.changed(round))
    const headers = { cookie: keeper.cookie, origin: address, 'sec-fetch-site': 'same-origin' }
    const began = performance.now()
    const sent = await fetch(`${at}/drafts/${draft}/sending`, { method: 'POST', headers })
    if (sent.status !== 201) throw new Error(await sent.text())
    const answered = performance.now()
    const times = await Promise.all(there)
    const last = (of: 'event' | 'row') => Math.max(...times.map((one) => one[of])) - answered
    worst.event = Math.max(worst.event, last('event'))
    worst.row = Math.max(worst.row, last('row'))
    say(
      `board: ${name}, round ${round}: sent in ${ms(answered - began)}, last event after ` +
        `${ms(last('event'))}, last board after ${ms(last('row'))}`,
    )
  }
  say(
    `board: ${name}: a warning to ${ADDRESSEES} administrations is on every board within ` +
      `${ms(worst.row)} (goal ${GOAL_MS} ms), its event with everybody within ${ms(worst.event)}`,
  )
  for (const one of boards) one.close()
  await server.close()
  await house.close()
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const ms = (time: number): string => `${Math.max(0, Math.round(time))} ms`

async function member(
  house: House,
  name: string,
  kind: 'administration' | 'secretariat',
): Promise<Member> {
  const organisation = await foundOrganisation(house, { name, country: null, kind, exercise: true })
  const roles = [
    kind === 'secretariat' ? 'operation-coordinator' : 'national-contact-point',
  ] as const
  return house.act(machine(organisation, 'administration'), async (act) => {
    const person = await addPerson(act, { name: 'Officer', language: 'en', roles: [...roles] })
    const how = { way: 'passkey', strong: true, agent: '' } as const
    const { token } = await startSession(act, house, person, how)
    return {
      caller: { organisation, person, purpose: 'risk-analysis', strong: true },
      cookie: `cosmo=${token}`,
    }
  })
}

async function drafted(
  act: Act,
  operation: string,
  type: 'warning' | 'situation-report',
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const id = await beginDraft(act, operation, { type, answers: null })
  const { urgency, audience, tlp, code } = await draftOf(act, operation, id)
  const due = new Date(Date.parse(act.now) + 3_600_000).toISOString()
  await saveDraft(act, operation, id, {
    ...{ subject: type, urgency, audience, tlp, code, fields },
    feedbackBy: type === 'warning' ? due : null,
  })
  return id
}

type Times = { readonly event: number; readonly row: number }
type OpenBoard = {
  readonly opened: Promise<void>
  /** Settles once the own row of the board has so many open warnings. */
  readonly changed: (warnings: number) => Promise<Times>
  readonly close: () => void
}

/** What the page does: it hears that something changed, and asks for the board again. */
function openBoard(address: string, at: string, { cookie, caller }: Member): OpenBoard {
  let heard: (() => void) | null = null
  const stream = request(`${address}/api/v1/events`, { headers: { cookie } })
  const opened = new Promise<void>((resolve, reject) => {
    stream.on('error', reject)
    stream.on('response', (response) => {
      response.setEncoding('utf8')
      response.on('error', () => {})
      response.on('data', (text: string) => {
        if (text.includes('retry:')) resolve()
        if (text.includes('event: message.changed')) heard?.()
      })
    })
  })
  stream.end()
  return {
    opened,
    changed: (warnings) =>
      new Promise((resolve, reject) => {
        heard = () => {
          const event = performance.now()
          const look = async () => {
            const answer = await fetch(`${at}/board`, { headers: { cookie } })
            if (answer.status !== 200) throw new Error(await answer.text())
            const { rows } = (await answer.json()) as BoardBody
            const own = rows.find((row) => row.id === caller.organisation)
            if (own?.warnings.open === warnings) resolve({ event, row: performance.now() })
          }
          look().catch(reject)
        }
      }),
    close: () => stream.destroy(),
  }
}
