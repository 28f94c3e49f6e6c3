import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  addOrganisation,
  addPerson,
  createSignInLink,
  firstAdministrator,
  machine,
} from '../access/index.ts'
import { systemClock, systemRandom } from '../jobs/index.ts'
import { type House, openHouse } from '../store/index.ts'
import { filled } from '../store/office.contract.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { type Server, whoSchema, whySchema } from './index.ts'
import { basesSchema, operationsSchema, organisationsSchema } from './schemas/index.ts'
import { serverOf } from './server-of.contract.ts'

/** Cooperation and explanations over the real server. */
const HOST = 'localhost:8642'
const ORIGIN = { host: HOST, origin: `http://${HOST}` }

describe('cooperation over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-cooperation-'))
  let house: House
  let server: Server
  let own: string
  let neighbour: string
  let target: string
  const cookies = { contact: '', other: '', donor: '' }

  const signIn = async (link: string): Promise<string> => {
    const answer = await server.inject({ url: `/sign-in?link=${encodeURIComponent(link)}` })
    return String(answer.headers['set-cookie']).split(';')[0] as string
  }
  const get = async <T extends z.ZodType>(url: string, schema: T, who = cookies.contact) => {
    const answer = await server.inject({
      url: `/api/v1/${url}`,
      headers: { ...ORIGIN, cookie: who },
    })
    expect(answer.statusCode, answer.body).toBe(200)
    return schema.parse(answer.json())
  }
  const post = (url: string, payload: object, who = cookies.contact, headers = {}) =>
    server.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      headers: { ...ORIGIN, cookie: who, ...headers },
      payload,
    })

  beforeAll(async () => {
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    server = await serverOf(house, folder)
    const made = { country: 'XS', under: null, exercise: true, code: null } as const
    const first = { name: 'First', language: 'en' }
    const administration = { ...made, kind: 'administration' } as const
    const mine = await addOrganisation(house, { ...administration, name: 'Ostland' }, first)
    const theirs = await addOrganisation(house, { ...administration, name: 'Suderland' }, first)
    own = mine.id
    neighbour = theirs.id
    cookies.contact = await signIn(mine.link)
    cookies.other = await signIn(theirs.link)
    const donor = await house.act(machine(own), async (act) => {
      const person = await addPerson(act, { name: 'Donor', language: 'fr', roles: ['donor'] })
      return createSignInLink(act, house, person)
    })
    cookies.donor = await signIn(donor)
    const { person } = await firstAdministrator(house, own, { name: 'Second', language: 'en' })
    const officer = { organisation: own, person, purpose: 'risk-analysis' }
    await filled(house, { organisation: own, officer }, 'cooperation', 1)
    target = await house.act(machine(own), async (act) => {
      const row = await act.db.selectFrom('target').select('id').executeTakeFirstOrThrow()
      return row.id
    })
  })
  afterAll(async () => {
    await server.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives everybody the directory of the house, and nothing more of the others', async () => {
    for (const who of Object.values(cookies)) {
      const { organisations } = await get('organisations', organisationsSchema.strict(), who)
      expect(organisations.map(({ name }) => name)).toEqual(['Ostland', 'Suderland'])
    }
  })

  it('lets its administrator name an organisation, as nobody else there is called', async () => {
    const put = (payload: object, who = cookies.contact) =>
      server.inject({
        method: 'PUT',
        url: '/api/v1/organisation',
        headers: { ...ORIGIN, cookie: who },
        payload,
      })
    const listed = async () =>
      (await get('organisations', organisationsSchema.strict())).organisations.map(
        ({ code, name, country }) => [code, name, country],
      )
    const before = await listed()
    expect((await put({ name: 'Customs of Ostland', country: 'XO' })).statusCode).toBe(204)
    expect(await listed()).toEqual([['ostland', 'Customs of Ostland', 'XO'], before[1]])
    const taken = await put({ name: ' SUDERLAND', country: null })
    expect([taken.statusCode, taken.json().code]).toEqual([409, 'organisation.name-taken'])
    expect((await put({ name: 'Ostland', country: 'Ostland' })).statusCode).toBe(400)
    expect((await put({ name: 'Ostland', country: 'XO' }, cookies.donor)).statusCode).toBe(403)
    expect((await put({ name: 'Ostland', country: 'XS' })).statusCode).toBe(204)
    expect(await listed()).toEqual(before)
    const acts = await house.act(machine(own), (act) =>
      act.db
        .selectFrom('journal')
        .select('act')
        .where('act', '=', 'organisation.renamed')
        .execute(),
    )
    expect(acts).toHaveLength(2)
  })

  it('keeps operations and bases, once for a repeated request', async () => {
    const key = { 'idempotency-key': 'create-lantern' }
    const created = await post('operations', { name: 'Lantern' }, cookies.contact, key)
    expect(created.statusCode, created.body).toBe(201)
    const again = await post('operations', { name: 'Lantern' }, cookies.contact, key)
    expect(again.json()).toEqual(created.json())
    const { id } = created.json()
    const member = await post(`operations/${id}/members`, { organisation: neighbour })
    expect(member.statusCode, member.body).toBe(201)
    const theirs = await get('operations', operationsSchema.strict(), cookies.other)
    expect(theirs.operations).toMatchObject([{ id, own: false, members: [{ stand: 'standing' }] }])
    const end = `operations/${id}/members/${member.json().id}/end`
    expect((await post(end, {}, cookies.other)).json().code).toBe('operation.member-absent')
    expect((await post(end, {})).statusCode).toBe(201)
    expect((await post(end, {})).json().code).toBe('span.over')
    const ended = await get('operations', operationsSchema.strict(), cookies.other)
    expect(ended.operations[0]?.members[0]?.stand).toBe('over')
    const basis = await post('bases', { with: neighbour, instrument: 'Exercise agreement' })
    expect(basis.statusCode, basis.body).toBe(201)
    const { bases } = await get('bases', basesSchema.strict(), cookies.other)
    expect(bases).toMatchObject([{ own: false, with: { id: neighbour }, stand: 'standing' }])
    expect((await post(`bases/${basis.json().id}/end`, {})).statusCode).toBe(201)
  })

  it('takes instants in UTC alone, and refuses what is no time', async () => {
    for (const from of ['2026-03-01', '2026-03-01T08:00:00', '2026-03-01T08:00:00+01:00'])
      expect((await post('operations', { name: 'x', from })).json().code, from).toBe('request.body')
    const span = { from: '2026-03-02T00:00:00Z', until: '2026-03-01T00:00:00Z' }
    expect((await post('operations', { name: 'x', ...span })).json().code).toBe('span.empty')
  })

  it('refuses whom no role lets in', async () => {
    const refused = [
      await post('operations', { name: 'x' }, cookies.donor),
      await post('bases', { with: neighbour, instrument: 'x' }, cookies.donor),
      ...(await Promise.all(
        ['operations', 'bases', `access/why?who=a&act=consult&what=${target}`].map((url) =>
          server.inject({ url: `/api/v1/${url}`, headers: { cookie: cookies.donor } }),
        ),
      )),
      await server.inject({
        url: `/api/v1/access/who?act=consult&what=${target}`,
        headers: { cookie: cookies.donor },
      }),
    ]
    expect(refused.map((one) => [one.statusCode, one.json().code])).toEqual(
      refused.map(() => [403, 'access.denied']),
    )
  })

  it('explains in the language of the reader', async () => {
    const why = await get(`access/why?who=Donor&act=consult&what=${target}`, whySchema)
    expect(why.allowed).toBe(false)
    expect(why.grounds.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual(['function'])
    const french = await server.inject({
      url: `/api/v1/access/why?who=Donor&act=consult&what=${target}`,
      headers: { cookie: cookies.contact, 'accept-language': 'fr' },
    })
    expect(french.json().says).toMatch(/^Non : Donor/)
    const who = await get(`access/who?act=consult&what=${target}`, whoSchema)
    expect(who.people.map(({ name, allowed }) => [name, allowed])).toEqual([
      ['First', true],
      ['Donor', false],
      ['Second', true],
    ])
    expect(JSON.stringify([why, who])).not.toMatch(/access\.(rule|act|why)\./)
  })

  it('answers a hidden record byte for byte like an absent one', async () => {
    const asked = async (what: string, kind: 'why' | 'who') => {
      const answer = await server.inject({
        url: `/api/v1/access/${kind}?act=consult&what=${what}${kind === 'why' ? '&who=First' : ''}`,
        headers: { cookie: cookies.other },
      })
      const headers = { ...answer.headers, date: '', 'x-request-id': '' }
      return [answer.statusCode, headers, answer.body]
    }
    for (const kind of ['why', 'who'] as const) {
      const absent = await asked('00000000-0000-7000-8000-000000000000', kind)
      expect(absent[0]).toBe(404)
      const hidden = await asked(target, kind)
      const bare = (answer: typeof absent) => JSON.stringify(answer).replace(/remaining":"\d+/, '')
      expect(bare(hidden)).toBe(bare(absent))
    }
  })
})
