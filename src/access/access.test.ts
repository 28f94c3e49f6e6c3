import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../store/house.ts'
import { temporaryFolder, testPorts } from '../store/sample.contract.ts'
import {
  addPerson,
  type Caller,
  createSignInLink,
  endSession,
  firstAdministrator,
  foundOrganisation,
  IDLE_MINUTES,
  LINK_MINUTES,
  machine,
  organisationOf,
  people,
  readSession,
  revokeSessions,
  spendSignInLink,
} from './index.ts'

const folder = temporaryFolder()
const ports = testPorts()
let house: House
let organisation: string
let other: string

beforeAll(async () => {
  house = await openHouse({ folder }, ports, { threads: false })
  const made = { country: 'XS', kind: 'administration', exercise: true } as const
  organisation = await foundOrganisation(house, { ...made, name: 'Nordavia' })
  other = await foundOrganisation(house, { ...made, name: 'Suderland' })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

async function signedIn(): Promise<{ readonly token: string; readonly caller: Caller }> {
  const { link } = await firstAdministrator(house, organisation, { name: 'First', language: 'fr' })
  const spent = await spendSignInLink(house, link)
  if (!spent.ok) throw new Error(spent.refusal.code)
  return spent.value
}

const refusedWith = (code: string) => ({ ok: false, refusal: { code, values: {} } })

describe('a one-time link', () => {
  it('lets its person in once', async () => {
    const first = await firstAdministrator(house, organisation, { name: 'A', language: 'en' })
    const spent = await spendSignInLink(house, first.link)
    expect(spent).toMatchObject({
      ok: true,
      value: { caller: { organisation, person: first.person } },
    })
    expect(await spendSignInLink(house, first.link)).toEqual(refusedWith('session.link-used'))
  })

  it('expires', async () => {
    const { link } = await firstAdministrator(house, organisation, { name: 'B', language: 'en' })
    ports.pass(LINK_MINUTES + 1)
    expect(await spendSignInLink(house, link)).toEqual(refusedWith('session.link-used'))
  })

  it('is refused alike when it never was, is another organisation’s, or is not a link', async () => {
    const { link } = await firstAdministrator(house, organisation, { name: 'C', language: 'en' })
    const secret = link.split('.')[1]
    for (const text of [
      '',
      'x',
      `${other}.${secret}`,
      `${organisation}.${'A'.repeat(43)}`,
      `${link}.x`,
    ])
      expect(await spendSignInLink(house, text)).toEqual(refusedWith('session.link-used'))
  })

  it('does not let in who is no longer active', async () => {
    const { link, person } = await firstAdministrator(house, organisation, {
      name: 'D',
      language: 'en',
    })
    await house.act(machine(organisation), (act) =>
      act.db.updateTable('person').set({ active: false }).where('id', '=', person).execute(),
    )
    expect(await spendSignInLink(house, link)).toEqual(refusedWith('session.link-used'))
  })
})

describe('a session', () => {
  it('stands for its person until it is ended', async () => {
    const { token, caller } = await signedIn()
    expect(await readSession(house, token)).toEqual({ ok: true, value: caller })
    await house.act(caller, (act) => endSession(act, caller))
    expect(await readSession(house, token)).toEqual(refusedWith('session.absent'))
  })

  it('ends after half an hour without a request, and lives on with requests', async () => {
    const { token } = await signedIn()
    for (let i = 0; i < 4; i++) {
      ports.pass(IDLE_MINUTES - 2)
      expect((await readSession(house, token)).ok).toBe(true)
    }
    ports.pass(IDLE_MINUTES + 1)
    expect(await readSession(house, token)).toEqual(refusedWith('session.absent'))
  })

  it('ends after twelve hours in any case', async () => {
    const { token } = await signedIn()
    let hours = 0
    while ((await readSession(house, token)).ok && hours < 20) {
      ports.pass(20)
      hours += 1 / 3
    }
    expect(Math.round(hours)).toBe(12)
  })

  it('is revoked with all others of its person, at once', async () => {
    const { token, caller } = await signedIn()
    const second = await house.act(caller, (act) => createSignInLink(act, house, caller.person))
    const spent = await spendSignInLink(house, second)
    expect(spent.ok).toBe(true)
    expect(await house.act(caller, (act) => revokeSessions(act, caller.person))).toBe(2)
    expect(await readSession(house, token)).toEqual(refusedWith('session.absent'))
  })

  it('is stored as a hash alone, like the link', async () => {
    const first = await firstAdministrator(house, organisation, { name: 'E', language: 'en' })
    const spent = await spendSignInLink(house, first.link)
    const token = spent.ok ? spent.value.token : ''
    const secrets = [token, first.link].map((one) => one.split('.')[1] ?? '')
    for (const table of ['session', 'sign_in_link', 'journal'])
      for (const secret of secrets) {
        const found = await house.whole((db) =>
          sql`select 1 from ${sql.table(table)} t where position(${secret} in t::text) > 0`.execute(
            db,
          ),
        )
        expect(found.rows).toEqual([])
      }
  })
})

describe('people', () => {
  it('belong to one organisation, with their roles', async () => {
    await house.act(machine(other), (act) =>
      addPerson(act, { name: 'Officer', language: 'fr', roles: ['targeting-officer', 'auditor'] }),
    )
    await house.act(machine(other), async (act) => {
      expect(await organisationOf(act)).toMatchObject({ id: other, name: 'Suderland' })
      expect(await people(act)).toMatchObject([
        { name: 'Officer', language: 'fr', active: true, roles: ['auditor', 'targeting-officer'] },
      ])
    })
    expect((await house.organisations()).map((one) => one.name)).toEqual(['Nordavia', 'Suderland'])
  })
})
