import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { addPerson, machine } from '../access/index.ts'
import { filled } from '../store/office.contract.ts'
import { voice } from '../words/index.ts'
import {
  allCases,
  type Case,
  casesOf,
  freeTexts,
  hasHostileText,
  OWN,
  wellFormed,
} from './free-text.contract.ts'
import { type Ids, type Row, rowsFor } from './free-text-rows.contract.ts'
import { mappingSchema } from './schemas/index.ts'
import { type Answer, type Office, openOffice, type Visitor } from './visitor.contract.ts'

/**
 * Every hostile text through every free text of the API: kept sign by sign, or refused in words;
 * never a fault of the house. Names lose the blanks at their ends, and nothing else.
 */
/** What a text may meet; anything else is a fault, or a door in the way. */
const FINE = new Set([200, 201, 202, 204, 303, 400, 401, 403, 404, 409, 422])
/** Where nothing is kept, the sharpest are brought over HTTP, and a few of the others each. */
const SHARP = [
  ...OWN,
  ...casesOf('fields').filter((_one, at) => at % 11 === 0),
  ...casesOf('filenames').filter((_one, at) => at % 22 === 5),
]
const EACH = 3
/** Requests under way at a time. */
const ABREAST = 6

describe.skipIf(!hasHostileText)('hostile text', () => {
  const logged: string[] = []
  const log = (line: string) => logged.push(line)
  const every = allCases()
  let office: Office
  let me: Visitor & { readonly id: string }
  let anybody: Visitor
  let ids: Ids
  let rows: readonly Row[]

  beforeAll(async () => {
    office = await openOffice({ log })
    me = await office.administrator()
    anybody = office.visitor()
    const { house, organisation, other } = office
    const officer = { organisation, person: me.id, purpose: 'risk-analysis' }
    const batch = await filled(house, { organisation, officer }, 'hostile', 1)
    const { body } = await me.get('/api/v1/targets')
    const { body: made } = await me.post('/api/v1/operations', { name: 'Lantern' })
    const begun = await me.post(`/api/v1/operations/${made.id}/drafts`, { type: 'warning' })
    const advice = await me.post('/api/v1/advice', {
      ...{ expert: office.organisation, family: 'other', urgency: 'routine', question: 'x' },
      ...{ facts: {}, incomplete: true },
    })
    ids = {
      ...{ own: office.organisation, advice: advice.body.id },
      ...{ operation: made.id, draft: begun.body.id },
      ofCase: (await me.post('/api/v1/cases', { title: 'Case' })).body.id,
      ...{ other, batch: batch.id, target: body.targets[0].id },
      upload: (await upload(['x.csv', 'Goods;Country\npumps;DE\n'])).uploads[0].id,
      operation: (await me.post('/api/v1/operations', { name: 'Plans (exercise)' })).body.id,
      ...(await someOfEach()),
    }
    rows = rowsFor(me, ids)
  })
  afterAll(() => office?.close())

  /** As many people, keys and directories as there are texts. */
  const someOfEach = () =>
    office.house.act(machine(office.organisation, 'administration'), async (act) => {
      const { organisation } = act.caller
      const base = { organisation, created_at: act.now }
      const made = { passkeys: [] as string[], people: [] as string[], providers: [] as string[] }
      for (const one of every) {
        const id = act.newId()
        const name = `Somebody ${one.id}`
        made.people.push(await addPerson(act, { name, language: 'en', roles: [] }))
        await act.db
          .insertInto('passkey')
          .values({
            ...{ ...base, id, person: me.id, name: 'key', public_key: Buffer.from('x') },
            ...{ counter: 0, transports: [], synced: false },
          })
          .execute()
        made.passkeys.push(id)
        await act.db
          .insertInto('identity_provider')
          .values({
            ...{ ...base, id, name: 'D', client_id: 'c', sealed: Buffer.from('x') },
            ...{ active: false, issuer: `https://${id}.example` },
          })
          .execute()
        made.providers.push(id)
      }
      return made
    })

  async function upload(...files: readonly (readonly [name: string, text: string])[]) {
    return send('uploads', files)
  }
  async function send(where: string, files: readonly (readonly [name: string, text: string])[]) {
    const form = new FormData()
    for (const [name, text] of files) form.append('file', new Blob([text]), name)
    const cookie = [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${office.address()}/api/v1/${where}`, {
      ...{ method: 'POST', headers: { origin: office.address(), cookie }, body: form },
    })
    expect(answer.status, logged.join()).toBe(201)
    // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is up to the test
    return (await answer.json()) as any
  }

  async function ask(row: Row, text: string, nth: number): Promise<Answer> {
    const { path, body } = row.send(text, nth)
    const asked = () => (row.out ? anybody : me).ask(row.route.split(' ')[0] ?? '', path, body)
    let answer = await asked()
    while (answer.code === 'request.too-many') {
      // A new server counts anew how often somebody asked; where many ask, a minute passes.
      if (row.limited) await office.restart()
      else await new Promise((done) => setTimeout(done, 5000))
      answer = await asked()
    }
    return answer
  }

  /** What the server's own schema makes of the request; null where it refuses it. */
  function read(row: Row, text: string): unknown {
    const { path, body } = row.send(text, 0)
    const { schema } = declaredFor(row)
    const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams)
    const given = [
      [schema.body, body],
      [schema.querystring, query],
    ] as const
    const made = given.map(([one, value]) => (one as z.ZodType | undefined)?.safeParse(value))
    // No body may name what every object has already: it is refused where it is parsed.
    if (/"__proto__":/.test(JSON.stringify(body) ?? '')) return null
    return made.some((one) => one?.success === false) ? null : made.map((one) => one?.data)
  }
  const declaredFor = ({ route }: Row) => {
    const found = office.declared().find(({ method, url }) => `${method} ${url}` === route)
    if (!found) throw new Error(`no route ${route}`)
    return found
  }

  it('has a row for every free text of the API, and one for every way that files come in', () => {
    const files = ['uploads', 'lists', 'cases/:id/papers'].map((at) => `POST /api/v1/${at} files`)
    const covered = [...files, ...rows.flatMap(({ at }) => at)]
    expect([...covered].sort()).toEqual([...freeTexts(office.declared())].sort())
  })

  it('is refused by the schema of its place, or comes through it sign by sign', () => {
    const wrong: string[] = []
    const counts = { taken: 0, refused: 0 }
    for (const row of rows)
      for (const { id, text } of every) {
        const made = read(row, text)
        if (made === null) counts.refused++
        else counts.taken++
        if (made !== null && !holds(made, sentAs(row, text))) wrong.push(`${row.at[0]} ${id}`)
      }
    const places = rows.flatMap(({ at }) => at).length
    console.log(
      `hostile text: ${places} fields in ${rows.length} kinds of request x ${every.length} texts: ` +
        `${counts.taken} taken, ${counts.refused} refused by length, form, NUL, half a pair; ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
  })

  it('is kept as it was given, by every field that keeps it', async () => {
    const wrong: string[] = []
    const counts = { kept: 0, refused: 0, rows: 0 }
    for (const row of rows.filter(({ kept, now }) => kept || now)) {
      counts.rows++
      const wants = row.kept?.wants ?? ((text: string) => text)
      const given = new Map<string, string>()
      const taken = every
        .filter(({ text }) => read(row, text) !== null)
        .filter((_one, at) => !row.again || at % 3 === 0)
      await abreast(taken, row.now ? 1 : ABREAST, async ({ id, text }, nth) => {
        const answer = await ask(row, text, nth)
        if (!isFine(row, id, answer, wrong)) return
        if (answer.status >= 400) {
          counts.refused++
          return
        }
        counts.kept++
        if (row.now) same(`${row.at[0]} ${id}`, await row.now(), text)
        else given.set(row.kept?.key(answer.body, nth) ?? '', text)
      })
      const found = (await row.kept?.read()) ?? new Map()
      for (const [key, text] of given) same(row.at[0] ?? '', found.get(key), wants(text))
    }
    function same(where: string, kept: unknown, given: unknown): void {
      if (JSON.stringify(kept) === JSON.stringify(given)) return
      if (JSON.stringify(kept) === JSON.stringify(trimmed(given))) return
      wrong.push(`${where}: ${JSON.stringify(kept)} for ${JSON.stringify(given)}`)
    }
    console.log(
      `hostile text: ${counts.rows} kinds of request that keep it: ${counts.kept} kept and read back, ` +
        `${counts.refused} refused by a rule of their own, ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
  })

  it('meets words and no fault, wherever it is brought', async () => {
    const wrong: string[] = []
    const counts = { asked: 0, answered: 0, refused: 0, waited: 0 }
    for (const [at, row] of rows.entries()) {
      const few = Array.from({ length: EACH }, (_, i) => every[(at * EACH + i) % every.length])
      await abreast(
        [...SHARP, ...(few as Case[])],
        row.limited ? 1 : ABREAST,
        async ({ id, text }, nth) => {
          const answer = await ask(row, text, nth)
          counts.asked++
          // Who has tried too often is told to wait, before anything is read.
          if (answer.status === 429) counts.waited++
          else if (isFine(row, id, answer, wrong))
            counts[answer.status < 400 ? 'answered' : 'refused']++
          if (read(row, text) === null && answer.status < 400)
            wrong.push(`${row.at[0]} ${id}: taken`)
        },
      )
    }
    await abreast(every, ABREAST, async ({ id, text }, nth) => {
      const given = encodeURIComponent(wellFormed(text))
      const path = nth % 2 === 0 ? `/api/v1/targets/${given}` : `/${given}?${given}=1`
      const answer = await me.get(path)
      counts.asked++
      counts[answer.status < 400 ? 'answered' : 'refused']++
      if (!FINE.has(answer.status)) wrong.push(`${path} ${id}: ${answer.status}`)
    })
    console.log(
      `hostile text: ${counts.asked} requests to every place and address: ${counts.answered} answered, ` +
        `${counts.refused} refused in words, ${counts.waited} told to wait, ${wrong.length} wrong`,
    )
    expect(wrong).toEqual([])
    expect(logged).toEqual([])
  })

  function isFine(row: Row, id: string, answer: Answer, wrong: string[]): boolean {
    const said = answer.status < 400 || answer.code !== null || row.route === 'GET /sign-in'
    const fine = FINE.has(answer.status) && said && logged.length === 0
    if (!fine)
      wrong.push(`${row.at[0]} ${id}: ${answer.status} ${answer.code} ${logged.splice(0).join()}`)
    return fine
  }

  it('names files and columns, and stands in their cells', async () => {
    const names = every.map(({ text }) => text)
    const files = names.map((name) => [name, 'Goods\npumps\n'] as const)
    const shown: string[] = []
    for (let at = 0; at < files.length; at += 150) {
      const { uploads } = await upload(...files.slice(at, at + 150))
      shown.push(...uploads.map(({ name }: { name: string }) => name))
    }
    expect(shown).toEqual(names.map(named))

    const short = names.filter((text) => text.length <= 100 && !/\0|\p{Cs}/u.test(text))
    const columns = Object.fromEntries(
      every
        .filter(({ text }) => mappingSchema.safeParse({ columns: { [text]: 'x' } }).success)
        .filter(({ text }) => text !== '__proto__')
        .map(({ text }, at) => [text, short[at % short.length] ?? '']),
    )
    expect(Object.keys(columns).length).toBeGreaterThan(400)
    const saved = await me.put('/api/v1/layouts/k', { columns })
    expect(saved.status).toBe(200)
    expect((await me.get('/api/v1/layouts/k')).body.mapping.columns).toEqual(columns)

    const cells = names.filter((text) => !/[\0\r\n]|\p{Cs}/u.test(text) && text.trim() === text)
    const quoted = cells.map((text) => `"${text.replaceAll('"', '""')}"`)
    const head = ['Goods', 'Consignor', ...cells.slice(2).map((_, at) => `c${at}`)].join(';')
    const csv = `${head}\n${quoted.join(';')}\n`
    const { uploads } = await upload(['cells.csv', csv])
    const { body } = await me.get(`/api/v1/uploads/${uploads[0].id}/preview`)
    expect(body.refusal).toBeNull()
    expect(body.rows[0].cells).toEqual(cells)
    console.log(
      `hostile text: ${names.length} names of files, ${Object.keys(columns).length} columns, ${cells.length} cells, all shown as given`,
    )
    expect(logged).toEqual([])
  })

  it('names and captions what is added to a case', async () => {
    const wrong: string[] = []
    const kept = new Map<string, string>()
    // A case has room for some dozens of papers.
    const some = [...OWN, ...every.filter((_one, at) => at % 16 === 3)]
    for (const [nth, { id, text }] of some.entries()) {
      const form = new FormData()
      form.append('caption', text)
      form.append('sensitivity', 'plain')
      const file = new Blob([`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%${nth}\ntrailer <<>>\n%%EOF\n`])
      form.append('file', file, `${text}.pdf`)
      const cookie = [...me.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${office.address()}/api/v1/cases/${ids.ofCase}/papers`, {
        ...{ method: 'POST', headers: { origin: office.address(), cookie }, body: form },
      })
      // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is up to the test
      const body = (await answer.json()) as any
      if (!FINE.has(answer.status) || logged.length > 0) wrong.push(`${id}: ${answer.status}`)
      // A form writes every end of a line in the same way.
      else if (answer.status === 201)
        kept.set(body.id, wellFormed(text).replace(/\r\n?|\n/g, '\r\n'))
    }
    const { body } = await me.get(`/api/v1/cases/${ids.ofCase}/papers`)
    for (const { id, caption } of body.papers)
      if (kept.has(id) && caption.trim() !== kept.get(id)?.trim()) wrong.push(`${id}: ${caption}`)
    console.log(
      `hostile text: ${some.length} captions of papers, ${kept.size} kept, ${wrong.length} wrong`,
    )
    expect(kept.size).toBeGreaterThan(10)
    expect(wrong).toEqual([])
  })

  it('stands in a sentence as it is', () => {
    const say = voice('en', { sentence: 'a {{value}} b {{other}}' })
    for (const { text } of every)
      expect(say('sentence', { value: text, other: text })).toBe(`a ${text} b ${text}`)
  })
})

/** Some at a time, each in its turn. */
async function abreast<T>(
  all: readonly T[],
  lanes: number,
  work: (one: T, nth: number) => Promise<void>,
): Promise<void> {
  const waiting = [...all.entries()].reverse()
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** A file is shown under the last part of its name, without signs that steer a terminal. */
const named = (text: string): string => {
  // A form writes quotation marks and ends of lines in a name like this; nothing tells them apart.
  const sent = wellFormed(text)
    .replaceAll('"', '%22')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
  // What would escape the end of the name has none.
  if (sent === '\\') return '"'
  const last = sent.replace(/^.*[\\/]/s, '').replace(/\p{C}/gu, '')
  return ['', '.', '..'].includes(last) ? 'file' : last.slice(0, 200)
}

const trimmed = (given: unknown): unknown =>
  Array.isArray(given) ? given.map((one) => String(one).trim()) : String(given).trim()

/** Half a pair is no text of an address. */
const sentAs = ({ route }: Row, text: string): string =>
  route.startsWith('GET ') ? wellFormed(text) : text

/** Whether the text stands in what was read, as a value or as a name. */
const holds = (made: unknown, text: string): boolean => {
  if (typeof made === 'string')
    return made === text || made === text.trim() || made.endsWith(`/${text}`)
  if (made === null || typeof made !== 'object') return typeof made === 'boolean'
  return Object.entries(made).some(([name, one]) => name === text || holds(one, text))
}
