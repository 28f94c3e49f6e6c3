import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstAdministrator, foundOrganisation } from '../access/index.ts'
import { houseScreening, systemClock, systemRandom } from '../jobs/index.ts'
import { ACTS, isActName, readVerifierKey, verifyCopy } from '../journal/index.ts'
import { type House, journalSealer, openHouse } from '../store/index.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import { dayBetween, dayOf } from './day.ts'
import type { Server } from './index.ts'
import { serverOf } from './server-of.contract.ts'

it('knows where a day begins and ends in a zone, also when the clocks change', () => {
  expect(dayBetween('2026-03-02', 'UTC')).toEqual([
    '2026-03-02T00:00:00.000Z',
    '2026-03-03T00:00:00.000Z',
  ])
  expect(dayBetween('2026-03-29', 'Europe/Paris')).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect(dayBetween('2026-10-25', 'Europe/Paris')).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ])
  expect(dayBetween('2026-03-02', 'Asia/Kathmandu')[0]).toBe('2026-03-01T18:15:00.000Z')
  expect(dayOf('2026-03-02T23:30:00.000Z', 'Asia/Tokyo')).toBe('2026-03-03')
  expect(() => dayBetween('2026-03-02', 'Moon/Base')).toThrow(/request.query/)
})

const HOST = 'localhost:8642'
const ORIGIN = { host: HOST, origin: `http://${HOST}` }
/** Fictional, and nowhere else in the world: wherever it is found, content was written there. */
const CANARY = 'Quorvexa Zyntholm'
const LIST = `list\tentry_id\ttype\tname\tcountries\n${CANARY} List\tX-1\torg\t${CANARY}\tCH\n`
const TRADE = [
  'DECLARATION_NUMBER,EXPORTER_NAME,IMPORTER_NAME,HS_CODE,PRODUCT_DESCRIPTION,COUNTRY_OF_ORIGIN',
  `D-1,Tarn Weaving (exercise),${CANARY},84138100,${CANARY} pumps of steel,CH`,
  `"D-2,${CANARY}`,
].join('\n')

describe('the journal of a house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-journal-'))
  let house: House
  let server: Server
  let screening: ReturnType<typeof houseScreening>
  let cookie = ''
  let organisation = ''
  let target = ''
  let batch = ''

  const get = (url: string, language = 'en') =>
    server.inject({ url, headers: { cookie, host: HOST, 'accept-language': language } })
  const post = (url: string, body: object) =>
    server.inject({
      method: 'POST',
      url,
      headers: { cookie, ...ORIGIN, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    })
  const send = (url: string, name: string, text: string) =>
    server.inject({
      method: 'POST',
      url,
      headers: { cookie, ...ORIGIN, 'content-type': 'multipart/form-data; boundary=x' },
      payload: `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n--x--\r\n`,
    })

  beforeAll(async () => {
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    organisation = await foundOrganisation(house, {
      name: 'Customs of Nordavia (exercise)',
      country: null,
      kind: 'administration',
      exercise: true,
    })
    screening = houseScreening(house, folder, (line) => console.log(line))
    server = await serverOf(house, folder, { screening })
    const { link, person } = await firstAdministrator(house, organisation, {
      name: 'Officer One',
      language: 'en',
    })
    await house.act({ organisation, person: null, purpose: 'administration' }, (act) =>
      act.db
        .insertInto('membership')
        .values({ organisation, person, role: 'auditor', created_at: act.now })
        .execute(),
    )
    const signedIn = await server.inject({
      url: `/sign-in?link=${encodeURIComponent(link)}`,
      headers: { host: HOST },
    })
    cookie = String(signedIn.headers['set-cookie']).split(';')[0] as string

    expect((await send('/api/v1/lists', `${CANARY}.tsv`, LIST)).statusCode).toBe(201)
    const sent = await send('/api/v1/uploads', `${CANARY}.csv`, TRADE)
    const upload = sent.json().uploads[0].id as string
    expect((await get(`/api/v1/uploads/${upload}/preview`)).json().rows).toHaveLength(1)
    const begun = await post('/api/v1/batches', { uploadIds: [upload], name: `${CANARY} batch` })
    batch = begun.json().id
    while ((await get(`/api/v1/batches/${batch}`)).json().state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 300))
    const page = (await get('/api/v1/targets')).json()
    target = page.targets[0].id
    expect((await get(`/api/v1/targets/${target}`)).body).toContain(CANARY)
    await get(`/api/v1/targets/${target}/same-reasons`)
    const judged = await post('/api/v1/judgements', {
      targetIds: [target],
      answer: 'yes',
      because: `${CANARY} is on the list`,
    })
    expect(judged.statusCode).toBe(201)
    await post(`/api/v1/judgements/${judged.json().act}/withdrawal`, {})
    const csv = await get(`/api/v1/batches/${batch}/rejects?format=csv`)
    expect(csv.body).toContain(CANARY)
    await get('/api/v1/lists')
    await get('/api/v1/batches')
  }, 900_000)
  afterAll(async () => {
    await server?.close()
    await screening?.close()
    await house?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('holds no content: a name that went through the whole product is nowhere in it', async () => {
    const { rows } = await house.whole((db) =>
      sql<{ text: string; act: string }>`select t.act, t::text as text from journal t`.execute(db),
    )
    const found = rows.filter(({ text }) => /quorvexa|zyntholm|pumps|steel/i.test(text))
    console.log(`canary: ${rows.length} entries, ${found.length} with content`)
    expect(rows.length).toBeGreaterThan(15)
    expect(found).toEqual([])
    expect(rows.filter(({ act }) => !isActName(act))).toEqual([])
  })

  it('has each kind of processing that was done, the nominal with its purpose', async () => {
    const answer = await get('/api/v1/journal?limit=100')
    expect(answer.statusCode).toBe(200)
    const { entries } = answer.json()
    const acts = new Set(entries.map((entry: { act: string }) => entry.act))
    for (const act of [
      ...['list.loaded', 'upload.brought', 'upload.previewed', 'batch.created', 'batch.finished'],
      ...['batch.chunk-kept', 'record.consulted', 'record.consulted-nominal', 'target.judged'],
      ...['target.judgement-withdrawn', 'batch.rejects-exported', 'session.started'],
    ])
      expect(acts, act).toContain(act)
    const led = new Set(entries.map((entry: { led: string | null }) => entry.led))
    for (const kind of ['collection', 'alteration', 'consultation', 'disclosure', 'combination'])
      expect(led, kind).toContain(kind)
    for (const entry of entries)
      if (ACTS[entry.act as keyof typeof ACTS].purpose) expect(entry.purpose).toMatch(/^[a-z-]+$/)
    const judged = entries.find((entry: { act: string }) => entry.act === 'target.judged')
    expect(judged).toMatchObject({
      says: '1 target answered',
      person: { name: 'Officer One' },
      opens: { kind: 'target', id: target },
      led: 'alteration',
    })
    expect(entries.map((entry: { says: string }) => entry.says).join()).not.toMatch(/journal\.act/)
    const french = (await get('/api/v1/journal?act=target.judged', 'fr')).json().entries
    expect(french.map((entry: { says: string }) => entry.says)).toEqual([
      'Réponse donnée à 1 cible',
    ])
  })

  it('is read by the day, the kind and the person, page by page', async () => {
    const all = (await get('/api/v1/journal?act=consultation&limit=100')).json().entries
    const paged: string[] = []
    let cursor = ''
    do {
      const page = (
        await get(`/api/v1/journal?act=consultation&limit=4${cursor && `&cursor=${cursor}`}`)
      ).json()
      paged.push(...page.entries.map((entry: { id: string }) => entry.id))
      cursor = page.next ?? ''
    } while (cursor !== '')
    // Each reading stands in the journal itself, before the pages that are read then.
    const ids = all.map((entry: { id: string }) => entry.id)
    expect(paged.filter((id) => ids.includes(id))).toEqual(ids)
    expect((await get('/api/v1/journal?day=2020-01-01')).json().entries).toEqual([])
    const person = all.find((entry: { person: unknown }) => entry.person !== null).person.id
    const own = (await get(`/api/v1/journal?person=${person}&limit=100`)).json().entries
    expect(own.every((entry: { person: { id: string } }) => entry.person.id === person)).toBe(true)
    for (const wrong of ['day=yesterday', 'act=eating', 'zone=Moon/Base', 'cursor=x'])
      expect((await get(`/api/v1/journal?${wrong}`)).json().code, wrong).toBe('request.query')
  })

  it('has a timeline for each record that may be looked at, and none for another', async () => {
    const { entries } = (await get(`/api/v1/timeline?kind=target&id=${target}&limit=100`)).json()
    const acts = entries.map((entry: { act: string }) => entry.act)
    expect(acts).toContain('record.consulted-nominal')
    expect(acts).not.toContain('record.sent-ahead-nominal')
    await get(`/api/v1/targets/${target}?ahead=true`)
    const later = (await get(`/api/v1/timeline?kind=target&id=${target}&limit=100`)).json()
    expect(later.entries[0].act).toBe('record.sent-ahead-nominal')
    expect(acts.indexOf('target.judged')).toBeGreaterThan(
      acts.indexOf('target.judgement-withdrawn'),
    )
    const ofBatch = (await get(`/api/v1/timeline?kind=batch&id=${batch}&limit=100`)).json()
    expect(ofBatch.entries.map((entry: { act: string }) => entry.act)).toContain('batch.created')
    const absent = await get(`/api/v1/timeline?kind=target&id=${batch}`)
    expect([absent.statusCode, absent.json().code]).toEqual([404, 'target.absent'])
  })

  it('shows its seal, and gives a copy that proves itself', async () => {
    expect((await get('/api/v1/journal/seal')).json()).toMatchObject({ checkpoint: null })
    await journalSealer(house).pass()
    const seal = (await get('/api/v1/journal/seal')).json()
    expect(seal.checkpoint.size).toBeGreaterThan(20)
    const copy = await get('/api/v1/journal/copy')
    expect(copy.statusCode).toBe(200)
    const verdict = await verifyCopy(copy.body.trimEnd().split('\n'), {
      key: readVerifierKey(seal.key) as never,
    })
    expect(verdict).toMatchObject({ ok: true, organisation })
    expect(copy.body).not.toMatch(/quorvexa|zyntholm/i)
    const after = (await get('/api/v1/journal?act=disclosure')).json().entries
    expect(after[0]).toMatchObject({ act: 'journal.copied', purpose: 'oversight' })
  })
})
