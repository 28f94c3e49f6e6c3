import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, createSignInLink, machine, readSession } from '../access/index.ts'
import { systemClock, systemRandom } from '../jobs/index.ts'
import { DOORS, ROLES, type Role } from '../rights/index.ts'
import { type House, journalSealer, openHouse, warm } from '../store/index.ts'
import { filled, newOffice, type Office } from '../store/office.contract.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import type { Sight } from './first-sight.ts'
import { html, markupOf } from './first-sight-markup.ts'
import { firstSightWarmth, type Server, voices } from './index.ts'
import { serverOf } from './server-of.contract.ts'

const HOST = 'localhost:8642'
const HEAD = '<html><head></head><body>'
const FOOT = '</body></html>'
const PLAIN = `${HEAD}<div id="app"></div>${FOOT}`

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
const rowsIn = (page: string): readonly string[] =>
  [...page.matchAll(/data-row="([^"]+)"/g)].map((match) => match[1] as string)
const sightIn = (page: string): Sight =>
  JSON.parse(unescaped(/<div id="given" hidden>([^<]*)<\/div>/.exec(page)?.[1] ?? 'null'))

describe('the first sight', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-sight-'))
  const cookies = new Map<Role, string>()
  let house: House
  let office: Office
  let server: Server

  const see = (url: string, cookie = '', headers: Record<string, string> = {}) =>
    server.inject({ url, headers: { host: HOST, cookie, ...headers } })
  const entries = async (): Promise<number> => {
    const { rows } = await house.whole((db) =>
      sql<{ n: number }>`select count(*)::int as n from journal`.execute(db),
    )
    return rows[0]?.n ?? -1
  }

  beforeAll(async () => {
    house = await openHouse(
      { folder },
      { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS },
      { threads: false, backupHours: 0 },
    )
    office = await newOffice(house, 'Nordavia')
    await filled(house, office, 'seen', 1)
    const file = Buffer.from(PLAIN)
    const index = { type: 'text/html', plain: file, gzip: file, brotli: file, immutable: false }
    server = await serverOf(house, folder, { webFiles: new Map([['/index.html', index]]) })
    for (const role of ROLES) {
      const link = await house.act(machine(office.organisation), async (act) =>
        createSignInLink(
          act,
          house,
          await addPerson(act, { name: role, language: 'en', roles: [role] }),
        ),
      )
      const answer = await see(`/sign-in?link=${encodeURIComponent(link)}`)
      const set = [answer.headers['set-cookie']].flat().join('; ')
      // Whoever signs in does not go on with the filter of whoever was here before.
      expect(set).toMatch(/cosmo-targets=; Max-Age=0; Path=\/;/)
      cookies.set(role, /(cosmo=[^;]+)/.exec(set)?.[1] as string)
    }
  }, 120_000)
  afterAll(async () => {
    await server.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is the list for those whom its door lets in, and the plain page for all others', async () => {
    const seers: readonly Role[] = DOORS['target.list'].roles
    for (const role of ROLES) {
      const cookie = cookies.get(role) ?? ''
      const before = await entries()
      const answer = await see('/targets', cookie)
      const said = (await entries()) - before
      const list = (await see('/api/v1/targets?answer=open&limit=50', cookie)).json()
      const me = (await see('/api/v1/me', cookie)).json()
      expect(answer.headers['cache-control']).toBe('no-store')
      if (!seers.includes(role)) {
        expect([role, answer.body, said]).toEqual([role, PLAIN, 0])
        continue
      }
      const given = sightIn(answer.body)
      expect([role, given.targets, given.me]).toEqual([role, list, me])
      const ids = list.targets.map((row: { id: string }) => row.id)
      expect(rowsIn(answer.body)).toEqual(ids.slice(0, 24))
      // What was shown stands in the journal as the list does.
      expect([role, said]).toEqual([role, ids.length > 0 ? 1 : 0])
      expect(answer.body.includes('type="checkbox"')).toBe(
        ids.length > 0 && me.doors.includes('target.judge'),
      )
    }
    const first = sightIn((await see('/targets', cookies.get('targeting-officer'))).body)
    expect(first.targets.targets.length).toBeGreaterThan(24)
  })

  it('is the plain page without a session, with a false one, and for an address that is no list', async () => {
    const [, value] = (cookies.get('targeting-officer') ?? '').split('=')
    for (const cookie of ['', 'cosmo=x.y', `cosmo=${value}x`, `other=${value}`])
      for (const url of ['/', '/targets']) {
        const answer = await see(url, cookie)
        expect([answer.statusCode, answer.body]).toEqual([200, PLAIN])
      }
    expect((await see('/targets')).headers['cache-control']).toBe('no-cache')
    for (const query of ['lane=BLUE', 'answer=maybe', 'batch=1', 'lane=RED&lane=GREEN', 'text=%00'])
      expect((await see(`/targets?${query}`, cookies.get('targeting-officer'))).body).toBe(PLAIN)
    const before = await entries()
    const head = await server.inject({
      method: 'HEAD',
      url: '/targets',
      headers: { host: HOST, cookie: cookies.get('targeting-officer') ?? '' },
    })
    expect([head.statusCode, await entries()]).toEqual([200, before])
  })

  it('hides what a label hides', async () => {
    const cookie = cookies.get('targeting-officer') ?? ''
    const [red = '', ...others] = rowsIn((await see('/targets', cookie)).body)
    await house.act(machine(office.organisation), (act) =>
      act.db.updateTable('target').set({ tlp: 'RED' }).where('id', '=', red).execute(),
    )
    const { body } = await see('/targets', cookie)
    expect(body).not.toContain(red)
    expect(rowsIn(body).slice(0, others.length)).toEqual(others)
    // Asked for by its address it is not there either.
    const asked = (await see(`/targets?target=${red}`, cookie)).body
    expect(rowsIn(asked)).toEqual(rowsIn(body))
  })

  it('follows the address, or what the browser kept where the address says nothing', async () => {
    const cookie = cookies.get('targeting-officer') ?? ''
    const kept = `${cookie}; cosmo-targets=${encodeURIComponent('lane=GREEN&sort=place')}; cosmo-language=fr`
    const resumed = sightIn((await see('/', kept)).body)
    expect([resumed.view, resumed.language]).toEqual([
      { answer: 'open', lane: 'GREEN', sort: 'place' },
      'fr',
    ])
    const asked = sightIn((await see('/targets?answer=all', kept)).body)
    expect(asked.view).toEqual({ answer: 'all', sort: 'urgency' })
    const sought = sightIn((await see('/targets?text=nowhere', cookie)).body)
    expect([sought.view.text, sought.targets.targets]).toEqual(['nowhere', []])
    const french = await see('/targets', cookie, { 'accept-language': 'fr' })
    expect(sightIn(french.body).language).toBe('fr')
  })

  it('is warmed without a word in the journal, and without a leaf or a checkpoint of its seal', async () => {
    const sealer = journalSealer(house)
    for (let pass = await sealer.pass(); pass.full; ) pass = await sealer.pass()
    const state = () =>
      house.whole(async (db) => {
        const tables = [
          'journal',
          'journal_leaf',
          'journal_checkpoint',
          'session',
          'person',
        ] as const
        const rows = []
        for (const name of tables)
          rows.push(
            (await sql`select t::text as row from ${sql.table(name)} t order by 1`.execute(db))
              .rows,
          )
        return rows
      })
    const before = await state()
    await warm(house)
    const caller = machine(office.organisation)
    for (const ask of firstSightWarmth(house, caller, await voices())) await ask()
    expect((await sealer.pass()).sealed).toBe(0)
    expect(await state()).toEqual(before)
  })

  it('lets no session outlive its end', async () => {
    const cookie = cookies.get('targeting-officer') ?? ''
    const ended = await server.inject({
      method: 'POST',
      url: '/api/v1/session/end',
      headers: { host: HOST, origin: `http://${HOST}`, cookie },
    })
    expect(String(ended.headers['set-cookie'])).toContain('cosmo-targets=;')
    expect((await readSession(house, cookie.slice('cosmo='.length))).ok).toBe(false)
    expect((await see('/targets', cookie)).body).toBe(PLAIN)
  })
})

/** The collections of strings that have broken pages before; without them, some of our own. */
const strings = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'hostile', 'strings')
const OWN = ['<img src=x onerror="a()"> & \'b\' </div>', '"><script>a()</script>', '&lt;b&gt;', '']
if (!existsSync(strings)) console.log('skipped: the hostile strings; they need ../shared')
const HOSTILE = [
  ...OWN,
  ...(existsSync(strings)
    ? readdirSync(strings).flatMap((name) =>
        readFileSync(join(strings, name), 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => (JSON.parse(line) as { readonly text: string }).text),
      )
    : []),
]

describe('the markup of the first sight', () => {
  it('is made of its own tags alone, whatever the texts are, and gives them back whole', async () => {
    const { en } = await voices()
    /** Tags and attributes without what stands in them and between them. */
    const structure = (page: string) => page.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, '><')
    const plain = structure(markupOf(sightWith('plain'), en, 'plain'))
    expect(plain.length).toBeGreaterThan(500)
    expect(plain).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
    for (const text of HOSTILE) {
      const escaped = html(text)
      expect([text, /[<>"]|&(?!(?:amp|lt|gt|quot);)/.test(escaped)]).toEqual([text, false])
      expect(unescaped(escaped)).toBe(text)
      const whole = markupOf(sightWith(text), en, text)
      expect(sightIn(whole)).toEqual(JSON.parse(JSON.stringify(sightWith(text))))
      if (text !== '') expect([text, structure(whole)]).toEqual([text, plain])
    }
    expect(HOSTILE.length).toBeGreaterThanOrEqual(OWN.length)
  })
})

/** A sight in which every text that is not a code of ours is this one. */
function sightWith(text: string): Sight {
  const row = {
    ...{ id: text, lane: 'RED', score: 0.5, completeness: 0.5, answer: 'yes', batch: text },
    main: { code: text, severity: 'HARD', says: text, list: text, entry: text },
    ...{ codes: [text, text], goods: text, hs6: text, destination: text, signature: text },
    source: { file: text, record: 1 },
  }
  const me = {
    person: { id: text, name: text },
    organisation: { id: text, name: text },
    ...{ language: 'en', roles: [], doors: ['target.judge'], exercise: true, engineVersion: text },
  }
  const targets = { targets: [row], next: text, counts: { total: 1, lanes: {}, codes: [] } }
  return { language: 'en', view: { text }, me, targets } as unknown as Sight
}
