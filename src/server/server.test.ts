import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstAdministrator, foundOrganisation, machine } from '../access/index.ts'
import type { Finding } from '../base/index.ts'
import { systemClock, systemRandom } from '../jobs/index.ts'
import { entries } from '../journal/index.ts'
import { doorOf } from '../rights/index.ts'
import { createBatch, finishBatch, type House, keepChunk, openHouse } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { isPublic, LOADERS } from './door.ts'
import type { Server } from './index.ts'
import { problemSchema, targetAnswerBodySchema, targetsAnswerSchema } from './schemas/index.ts'
import { serverOf } from './server-of.contract.ts'

/** The real server before a real embedded house: the guards, the answers, the decisions. */
const HOST = 'localhost:8642'
const ORIGIN = { host: HOST, origin: `http://${HOST}` }

const finding = (code: string, word: string): Finding => ({
  code,
  severity: code === 'P-01' ? 'HARD' : 'MIDDLE',
  points: 0.4,
  values: { item: 1, word, entry: '1C230', list: 'EU', name: word, party: word, role: 'consignee' },
  evidence: [{ at: 'goodsItems[0].description', value: word, span: [0, word.length] }],
  source: { rule: code, list: 'EU', version: '1', entry: '1C230' },
})

describe('the server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-server-'))
  let house: House
  let server: Server
  let cookie = ''
  let batch = ''

  beforeAll(async () => {
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    const organisation = await foundOrganisation(house, {
      name: 'Customs of Nordavia (exercise)',
      country: null,
      kind: 'administration',
      exercise: true,
    })
    const caller = machine(organisation)
    await house
      .act(caller, async (act) => {
        const made = await createBatch(act, {
          name: 'test.csv',
          inputHash: 'a'.repeat(64),
          engineVersion: '1',
          lists: [{ list: 'EU', version: '1', entries: 277, status: 'loaded' }],
          files: [
            {
              name: 'test.csv',
              hash: 'b'.repeat(64),
              size: 1,
              format: 'table',
              encoding: 'utf-8',
              layout: null,
            },
          ],
        })
        batch = made.id
        return made
      })
      .then(async (made) => {
        await keepChunk(house, caller, {
          batch: made.id,
          index: 0,
          file: { id: made.files[0] as string, index: 0 },
          consignments: Array.from({ length: 30 }, (_, i) => {
            const word = i < 20 ? 'pump' : `valve ${i}`
            return {
              consignment: {
                id: `c-${i}`,
                source: { file: 'test.csv', record: i + 1, format: 'table' },
                parties: [{ role: 'consignee', name: `Trader ${i} Fictional` }],
                goodsItems: [{ seq: 1, description: `${word} of steel`, hs6: '841381' }],
              },
              target: {
                lane: i % 2 ? ('RED' as const) : ('YELLOW' as const),
                score: 0.5,
                completeness: 0.5,
                findings: [finding('G-03', word)] as const,
              },
            }
          }),
          rejects: [
            {
              record: 31,
              place: 'line 32',
              refusal: { code: 'record.columns', values: { found: 3, expected: 12 } },
            },
          ],
          raw: [],
          counts: { recordsRead: 31, recordsScreened: 30, recordsRejected: 1, consignments: 30 },
        })
        await house.act(caller, (act) => finishBatch(act, made.id, { state: 'finished' }))
      })
    server = await serverOf(house, folder)
    const { link } = await firstAdministrator(house, organisation, {
      name: 'Officer',
      language: 'en',
    })
    const answer = await server.inject({ url: `/sign-in?link=${encodeURIComponent(link)}` })
    expect(answer.statusCode).toBe(303)
    const set = String(answer.headers['set-cookie'])
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Strict/)
    cookie = set.split(';')[0] as string
    const again = await server.inject({ url: `/sign-in?link=${encodeURIComponent(link)}` })
    expect(again.statusCode).not.toBe(303)
  })
  afterAll(async () => {
    await server.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ url, headers: { cookie, ...headers } })
  const post = (url: string, payload: object | undefined, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url,
      headers: { cookie, ...ORIGIN, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
  const targets = async (query = '') =>
    targetsAnswerSchema.parse((await get(`/api/v1/targets${query}`)).json())

  it('declares door, loader and projection on every route, and opens none but the public ones', async () => {
    const api = server.declared.filter(({ url }) => url.startsWith('/api/'))
    expect(api.length).toBeGreaterThan(15)
    const lacking = server.declared.flatMap(
      ({ act, also = [], loader, projection, method, url }) => [
        ...[act, ...also].flatMap((door) =>
          isPublic(door) || doorOf(door)
            ? []
            : [`${method} ${url}: give ${door} its row in DOORS (src/rights/doors.ts)`],
        ),
        ...(loader && LOADERS.includes(loader)
          ? []
          : [`${method} ${url}: say in config.loader how its record is found (LOADERS, door.ts)`]),
        ...(/^[a-z]+(\.[a-z-]+)?$/.test(projection)
          ? []
          : [`${method} ${url}: say in config.projection what leaves`]),
      ],
    )
    expect(lacking).toEqual([])
    for (const { act, method, url } of server.declared) {
      if (act.startsWith('public.') || method === 'HEAD') continue
      const id = '01890000-0000-7000-8000-000000000000'
      const answer = await server.inject({
        method: method as 'GET',
        url: url.replace(':id', id).replace(':key', 'k'),
        headers: ORIGIN,
      })
      expect(answer.statusCode, `${method} ${url}`).toBe(401)
      expect(problemSchema.parse(answer.json()).code).toBe('session.absent')
    }
    const open = server.declared
      .filter(({ act }) => act.startsWith('public.'))
      .map(({ url }) => url)
    const ways = ['', '/password', '/second-factor', '/passkey/options', '/passkey', '/directory']
    expect(new Set(open)).toEqual(
      new Set([
        ...['/', '/targets', '/sign-in', '/sign-in/directory', '/api/v1/openapi.json'],
        ...ways.map((way) => `/api/v1/sign-in${way}`),
      ]),
    )
  })

  it('sends the strict headers with every answer', async () => {
    const { headers } = await get('/api/v1/me')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it('takes a change from its own pages alone', async () => {
    const payload = { targetIds: [batch], answer: 'yes', because: 'x' }
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: `http://${HOST}` },
      {},
    ]) {
      const answer = await server.inject({
        method: 'POST',
        url: '/api/v1/judgements',
        headers: { cookie, host: HOST, ...headers },
        payload,
      })
      expect(answer.statusCode, JSON.stringify(headers)).toBe(403)
      expect(answer.json().code).toBe('request.origin')
    }
  })

  it('says refusals in the language of the caller, with the fields', async () => {
    const answer = await get('/api/v1/targets?limit=1000', { 'accept-language': 'fr-CA' })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const problem = problemSchema.parse(answer.json())
    expect(problem.detail).toContain('requête')
    expect(problem.fields.map((field) => field.name)).toEqual(['limit'])
    expect((await get('/api/v1/nothing')).json().code).toBe('request.absent')
    const method = await server.inject({
      method: 'PUT',
      url: '/api/v1/me',
      headers: { cookie, ...ORIGIN },
    })
    expect(method.json().code).toBe('request.method')
  })

  it('pages by cursor to the end, each target once, in the order of urgency', async () => {
    const seen: string[] = []
    const lanes: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await targets(`?limit=7${cursor ? `&cursor=${cursor}` : ''}`)
      seen.push(...page.targets.map((row) => row.id))
      lanes.push(...page.targets.map((row) => row.lane))
      cursor = page.next
    }
    expect(new Set(seen).size).toBe(30)
    expect(lanes).toEqual([...Array(15).fill('RED'), ...Array(15).fill('YELLOW')])
    expect((await get('/api/v1/targets?cursor=rubbish')).statusCode).toBe(400)
  })

  it('filters by lane, code, batch and words', async () => {
    expect((await targets('?lane=RED&limit=100')).targets).toHaveLength(15)
    expect((await targets('?code=G-03&limit=100')).targets).toHaveLength(30)
    expect((await targets('?code=P-01')).targets).toHaveLength(0)
    expect((await targets(`?batch=${batch}&text=VALVE`)).targets).toHaveLength(10)
    expect((await targets()).counts.lanes.RED.open).toBe(15)
  })

  it('shows a target whole, and the list without the traders', async () => {
    const list = await get('/api/v1/targets')
    expect(list.body).not.toContain('Trader')
    const [first] = (await targets()).targets
    const answer = await get(`/api/v1/targets/${first?.id}`, { 'accept-language': 'fr' })
    const body = targetAnswerBodySchema.parse(answer.json())
    expect(answer.headers.etag).toBe(`"${body.basis}"`)
    expect(body.consignment.parties[0]?.name).toMatch(/Trader \d+ Fictional/)
    expect(body.findings[0]?.says).toContain('article')
    expect(body.findings[0]?.settles).not.toContain('settles.')
    expect(body.lists).toEqual([{ list: 'EU', version: '1' }])
  })

  it('judges once for a key, withdraws, and refuses what changed or is mixed', async () => {
    const page = await targets('?text=pump&limit=100')
    const [one, two] = page.targets
    const payload = { targetIds: [one?.id], answer: 'yes', because: 'seen' }
    const key = { 'idempotency-key': 'key-000001' }
    const first = await post('/api/v1/judgements', payload, key)
    const again = await post('/api/v1/judgements', payload, key)
    expect(first.statusCode).toBe(201)
    expect(again.json()).toEqual(first.json())
    const other = await post('/api/v1/judgements', { ...payload, answer: 'no' }, key)
    expect(other.json().code).toBe('request.key-reused')
    expect((await targets('?answer=yes')).targets.map((row) => row.id)).toEqual([one?.id])

    const undone = await post(`/api/v1/judgements/${first.json().act}/withdrawal`, undefined)
    expect(undone.json().targets).toBe(1)
    expect((await targets('?answer=yes')).targets).toHaveLength(0)
    const twice = await post(`/api/v1/judgements/${first.json().act}/withdrawal`, undefined)
    expect(twice.json().code).toBe('judgement.none')

    const stale = await post(
      '/api/v1/judgements',
      { ...payload, targetIds: [two?.id] },
      { 'if-match': '"01890000-0000-7000-8000-000000000000"' },
    )
    expect(stale.json().code).toBe('judgement.lapsed')
    const [valve] = (await targets('?text=valve')).targets
    const mixed = await post('/api/v1/judgements', { ...payload, targetIds: [one?.id, valve?.id] })
    expect(mixed.statusCode).toBe(409)
    expect(mixed.json().code).toBe('judgement.mixed')
  })

  it('decides all with identical reasons in one act', async () => {
    const [first] = (await targets('?text=pump')).targets
    const same = (await get(`/api/v1/targets/${first?.id}/same-reasons`)).json()
    expect(same.ids.length).toBe(same.open)
    expect(same.open).toBeGreaterThan(1)
    const judged = await post('/api/v1/judgements', {
      targetIds: same.ids,
      answer: 'no',
      because: 'ordinary',
    })
    expect(judged.json().targets).toBe(same.open)
    const undone = await post(`/api/v1/judgements/${judged.json().act}/withdrawal`, undefined)
    expect(undone.json().targets).toBe(same.open)
  })

  it('shows batches with their tallies and rejects, also as a spreadsheet', async () => {
    const { batches } = (await get('/api/v1/batches')).json()
    expect(batches).toHaveLength(1)
    expect(batches[0].tally).toMatchObject({
      recordsRead: 31,
      recordsScreened: 30,
      recordsRejected: 1,
    })
    const rejects = (await get(`/api/v1/batches/${batch}/rejects`)).json()
    expect(rejects.rejects[0]).toMatchObject({ code: 'record.columns', place: 'line 32' })
    expect(rejects.rejects[0].says).not.toContain('refusal.')
    const csv = await get(`/api/v1/batches/${batch}/rejects?format=csv`)
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain('record.columns')
    const absent = '01890000-0000-7000-8000-000000000000'
    expect((await get(`/api/v1/batches/${absent}`)).json().code).toBe('batch.absent')
    expect((await get(`/api/v1/batches/${absent}/rejects`)).json().code).toBe('batch.absent')
  })

  it('keeps a mapping, and refuses to overwrite an unseen one', async () => {
    const payload = { columns: { A: 'goodsItems.description' } }
    const put = (body: object, headers: Record<string, string> = {}) =>
      server.inject({
        method: 'PUT',
        url: '/api/v1/layouts/layout-1',
        headers: { cookie, ...ORIGIN, ...headers },
        payload: body,
      })
    const saved = await put(payload)
    expect(saved.statusCode).toBe(200)
    const stale = await put(payload, { 'if-match': '"0000000000000000"' })
    expect(stale.statusCode).toBe(412)
    const read = await get('/api/v1/layouts/layout-1')
    expect(read.headers.etag).toBe(saved.headers.etag)
    expect(read.json().mapping).toEqual(payload)
  })

  it('refuses a file over the limit, and keeps nothing of it', async () => {
    const body = (text: string) =>
      `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${text}\r\n--x--\r\n`
    const send = (text: string) =>
      server.inject({
        method: 'POST',
        url: '/api/v1/uploads',
        headers: { cookie, ...ORIGIN, 'content-type': 'multipart/form-data; boundary=x' },
        payload: body(text),
      })
    const large = await send('x'.repeat((1 << 20) + 10))
    expect(large.statusCode).toBe(413)
    expect(large.json().code).toBe('file.too-large')
    const small = await send('a;b\n1;2\n')
    expect(small.statusCode).toBe(201)
    const preview = await get(`/api/v1/uploads/${small.json().uploads[0].id}/preview`)
    expect(preview.json().refusal.code).toBe('file.unknown-format')
  })

  it('writes down who brought a file and who looked into it', async () => {
    const text = 'HS_CODE;EXPORTER_NAME;PRODUCT_DESCRIPTION\n841381;Fictional Pumps;pump\n'
    const sent = await server.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { cookie, ...ORIGIN, 'content-type': 'multipart/form-data; boundary=x' },
      payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${text}\r\n--x--\r\n`,
    })
    const { id } = sent.json().uploads[0]
    const preview = await get(`/api/v1/uploads/${id}/preview`)
    expect(preview.json().rows).toHaveLength(1)
    const [organisation] = await house.organisations()
    const caller = machine(organisation?.id as string)
    const said = await house.act(caller, (act) => entries(act, { about: id, limit: 9 }))
    expect(said.map((entry) => [entry.act, entry.person !== null])).toEqual([
      ['upload.previewed', true],
      ['upload.brought', true],
    ])
  })

  it('refuses a text that no database can hold', async () => {
    const answer = await get('/api/v1/targets?text=%00')
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'request.query'])
  })

  it('describes itself in OpenAPI 3.1 without a dangling reference', async () => {
    const document = (await server.inject({ url: '/api/v1/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    const wanted = [
      ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
    ]
    expect(wanted.length).toBeGreaterThan(10)
    for (const [, name] of wanted) expect(Object.keys(document.components.schemas)).toContain(name)
  })

  it('ends a session at once', async () => {
    const ended = await post('/api/v1/session/end', undefined)
    expect(ended.statusCode).toBe(204)
    expect((await get('/api/v1/me')).statusCode).toBe(401)
  })
})
