import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPerson,
  createSignInLink,
  firstAdministrator,
  foundOrganisation,
  machine,
} from '../access/index.ts'
import { systemClock, systemRandom } from '../jobs/index.ts'
import { DOORS, type DoorName, ROLES, type Role } from '../rights/index.ts'
import { type House, openHouse } from '../store/index.ts'
import { filled } from '../store/office.contract.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { isPublic } from './door.ts'
import type { Server } from './index.ts'
import { serverOf } from './server-of.contract.ts'

/**
 * Every route by every role, with real sessions: the door says no to those whom the table of doors
 * does not name, and to nobody else. And what a label hides answers, byte for byte, like what is
 * not there, on every route that finds a record.
 */
const HOST = 'localhost:8642'
const ORIGIN = { host: HOST, origin: `http://${HOST}` }
const ABSENT = '01890000-0000-7000-8000-000000000000'
/** A stream never ends; it is open to everybody, and stands in the journeys. */
const STREAMS = new Set(['/api/v1/events'])

type Answer = Awaited<ReturnType<Server['inject']>>

describe('the doors', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-doors-'))
  const cookies = new Map<Role, string>()
  const people = new Map<Role, string>()
  let house: House
  let server: Server
  let organisation = ''
  let batch = ''

  const signIn = async (role: Role): Promise<string> => {
    const link = await house.act(machine(organisation), (act) =>
      createSignInLink(act, house, people.get(role) as string),
    )
    const answer = await server.inject({
      url: `/sign-in?link=${encodeURIComponent(link)}`,
      headers: { host: HOST },
    })
    const set = [answer.headers['set-cookie']].flat().join('; ')
    return /(cosmo=[^;]+)/.exec(set)?.[1] as string
  }
  const ask = async (
    role: Role,
    method: string,
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const send = () =>
      server.inject({
        method: method as 'GET',
        url,
        headers: { cookie: cookies.get(role) ?? '', ...ORIGIN, ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
    const answer = await send()
    if (answer.statusCode !== 401) return answer
    // The request before ended its own session, as it may.
    cookies.set(role, await signIn(role))
    return send()
  }

  beforeAll(async () => {
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    const made = { country: null, kind: 'administration', exercise: true } as const
    organisation = await foundOrganisation(house, { ...made, name: 'Nordavia' })
    // One who stays, so that nobody's request can leave the organisation without an administrator.
    const first = await firstAdministrator(house, organisation, { name: 'First', language: 'en' })
    const officer = { organisation, person: first.person, purpose: 'risk-analysis' }
    batch = (await filled(house, { organisation, officer }, 'doors', 1)).id
    for (const role of ROLES)
      people.set(
        role,
        await house.act(machine(organisation), (act) =>
          addPerson(act, { name: role, language: 'en', roles: [role] }),
        ),
      )
    server = await serverOf(house, folder)
    for (const role of ROLES) cookies.set(role, await signIn(role))
  })
  afterAll(async () => {
    await server.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('open to the roles of the table, and to no other', async () => {
    const wrong: string[] = []
    const counts = { asked: 0, refused: 0 }
    for (const { act, method, url } of server.declared) {
      if (isPublic(act) || method === 'HEAD' || STREAMS.has(url)) continue
      for (const role of ROLES) {
        const answer = await ask(role, method, url.replace(/:\w+/g, ABSENT), bodyOf(method))
        const { roles } = DOORS[act as DoorName] as { readonly roles: readonly Role[] }
        counts.asked++
        const refused = answer.statusCode === 403 && isClosed(answer)
        if (refused) counts.refused++
        if (refused === roles.includes(role))
          wrong.push(`${role} ${method} ${url} (${act}): ${answer.statusCode} ${answer.body}`)
      }
    }
    expect(wrong).toEqual([])
    expect(counts.refused).toBeGreaterThan(50)
    console.log(`doors: ${counts.asked} requests, ${counts.refused} refused, 0 wrong`)
  })

  it('says the rule in the language of the caller', async () => {
    const answer = await ask('auditor', 'GET', '/api/v1/targets', undefined, {
      'accept-language': 'fr',
    })
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'access.denied',
      detail: expect.stringContaining('rôle'),
    })
    const other = await ask('auditor', 'POST', '/api/v1/judgements', { targetIds: 'x' })
    expect(other.json().code).toBe('access.denied')
  })

  it('tell each person what is open to them', async () => {
    for (const role of ROLES) {
      const { roles, doors } = (await ask(role, 'GET', '/api/v1/me')).json()
      const open = Object.entries(DOORS).filter(([, door]) =>
        (door.roles as readonly Role[]).includes(role),
      )
      expect([roles, doors.toSorted()]).toEqual([[role], open.map(([name]) => name).toSorted()])
    }
  })

  it('ask what it is for, of a closed list', async () => {
    const look = (purpose: string) =>
      ask('targeting-officer', 'GET', '/api/v1/targets', undefined, { 'cosmo-purpose': purpose })
    const plain = (await look('risk-analysis')).json()
    expect(plain.counts.total).toBeGreaterThan(0)
    const other = (await look('licensing')).json()
    expect([other.targets, other.counts]).toEqual([[], { total: 0, lanes: NO_LANES, codes: [] }])
    const unknown = await look('curiosity')
    expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'request.header'])
  })

  it('answer for what a label hides as for what is not there', async () => {
    const { targets } = (await ask('targeting-officer', 'GET', '/api/v1/targets?limit=3')).json()
    const [target, red] = targets.map((one: { id: string }) => one.id)
    await house.act(machine(organisation), async (act) => {
      await act.db.updateTable('target').set({ tlp: 'RED' }).where('id', '=', red).execute()
      await act.db.updateTable('batch').set({ tlp: 'RED' }).where('id', '=', batch).execute()
    })
    const bare = ({ statusCode, headers, body }: Answer) => {
      const { date: _, 'x-request-id': __, ...rest } = headers
      return { statusCode, headers: rest, body }
    }
    let compared = 0
    for (const [hidden, loaders] of [
      [red, ['target by id', 'record by kind and id', 'received by id', 'release by id']],
      [batch, ['batch by id']],
    ] as const)
      for (const { loader, method, url } of server.declared) {
        if (method === 'HEAD' || !(loaders as readonly unknown[]).includes(loader)) continue
        for (const query of QUERIES[url] ?? ['']) {
          const at = (id: string) =>
            ask(
              'targeting-officer',
              method,
              `${url}${query}`.replace(/:\w+/g, id).replaceAll('{id}', id),
              bodyOf(method),
            )
          const [there, absent] = [bare(await at(hidden)), bare(await at(ABSENT))]
          expect([url, there]).toEqual([url, absent])
          expect(there.body).not.toContain(hidden)
          expect(there.statusCode).toBeGreaterThanOrEqual(400)
          compared++
        }
      }
    const judge = (targetIds: readonly string[]) =>
      ask('targeting-officer', 'POST', '/api/v1/judgements', {
        ...{ targetIds, answer: 'no', because: 'x' },
      })
    for (const others of [[], [target]]) {
      const [there, absent] = [await judge([...others, red]), await judge([...others, ABSENT])]
      expect(bare(there)).toEqual(bare(absent))
      expect(there.json().code).toBe('target.absent')
    }
    expect(compared).toBeGreaterThan(4)
    // The target that nobody hid stands there still; its batch has no name any more.
    const seen = (await ask('targeting-officer', 'GET', `/api/v1/targets/${target}`)).json()
    expect(seen).toMatchObject({ id: target, batchName: null, label: { tlp: 'AMBER+STRICT' } })
  })

  it('let a batch be narrowed with its targets, and say the same of it as of none', async () => {
    const officer = { organisation, person: null, purpose: 'risk-analysis' }
    const made = await filled(house, { organisation, officer }, 'narrowed', 1)
    const at = `/api/v1/batches/${made.id}`
    const label = { tlp: 'AMBER', code: 'H2', purposes: ['risk-analysis'], state: 'quarantined' }
    const total = async (role: Role) =>
      (await ask(role, 'GET', `/api/v1/targets?batch=${made.id}`)).json().counts.total
    const before = await total('targeting-officer')
    const answer = await ask('targeting-officer', 'POST', `${at}/narrowing`, label)
    expect(answer.json()).toEqual({ label: { ...label, tlp: 'AMBER+STRICT' }, targets: before })
    expect([await total('targeting-officer'), await total('national-contact-point')]).toEqual([
      0,
      before,
    ])
    expect((await ask('targeting-officer', 'GET', at)).json().code).toBe('batch.absent')
    expect((await ask('national-contact-point', 'GET', at)).statusCode).toBe(200)
    const csv = await ask('national-contact-point', 'GET', `${at}/rejects?format=csv`)
    expect([csv.statusCode, csv.json().code]).toEqual([403, 'access.denied'])
  })

  it('keep the trader’s own fields absent, not blank, from who may not have them', async () => {
    const { targets } = (
      await ask('reach-back-expert', 'GET', '/api/v1/targets?code=P-01&limit=1')
    ).json()
    const at = `/api/v1/targets/${targets[0].id}`
    const [theirs, whole] = [
      await ask('reach-back-expert', 'GET', at),
      await ask('frontline-officer', 'GET', at),
    ]
    expect(whole.json().nominal).toBe(true)
    expect(whole.body).toMatch(NAMES)
    expect(theirs.json()).toMatchObject({ nominal: false, may: ['consult', 'comment'] })
    expect(theirs.body).not.toMatch(NAMES)
    const evidence = theirs.json().findings.flatMap((one: { evidence: object[] }) => one.evidence)
    expect(evidence.some((one: object) => !('value' in one))).toBe(true)
    expect(evidence.some((one: { value?: string }) => one.value === '')).toBe(false)
    const [party] = theirs.json().consignment.parties
    expect(Object.keys(party)).toEqual(['role', 'country'])
  })
})

const NAMES = /PRECISION LTD|OSTLAND HANDEL|VEGA MARINE|SUDERLAND|Portovane/
const NO_LANES = {
  RED: { open: 0, yes: 0, no: 0, unknown: 0 },
  YELLOW: { open: 0, yes: 0, no: 0, unknown: 0 },
  GREEN: { open: 0, yes: 0, no: 0, unknown: 0 },
}

/** Addresses that take the record in their query, or answer in more than one form. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/advice-form': ['?target={id}', '?case={id}'],
  '/api/v1/batches/:id/rejects': ['', '?format=csv'],
  '/api/v1/timeline': ['?kind=target&id={id}'],
}

const bodyOf = (method: string): object | undefined => (method === 'GET' ? undefined : {})

/** Refused by the door itself, not by a rule of the record or of what is asked. */
const isClosed = (answer: Answer): boolean =>
  answer.json().code === 'access.denied' && answer.json().detail.includes('None of the roles')
