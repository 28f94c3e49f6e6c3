import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseNoticeSchema, caseSchema, casesSchema, detentionTermsSchema } from './schemas/index.ts'
import { type Office, openOffice, type Visitor } from './visitor.contract.ts'

/** Cases over HTTP: one administration, and its neighbour. */
describe('cases over HTTP', () => {
  let office: Office
  let officer: Visitor
  let neighbour: Visitor

  beforeAll(async () => {
    office = await openOffice()
    officer = await office.administrator()
    neighbour = await office.administrator(office.other)
  })
  afterAll(() => office.close())

  const asked = async (path: string, body: unknown, headers: Record<string, string>) => {
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${office.address()}${path}`, {
      method: 'POST',
      headers: { origin: office.address(), cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { id: string; code: string } }
  }
  const inspected = {
    ...{ 'event-on': '2026-03-02', 'location-type': 'airport', 'selection-basis': 'random' },
    ...{ family: 'chemical', technique: 'scan', result: 'suspicion', goods: 'Valves' },
  }

  it('opens once for a repeated request, and answers as its schemas say', async () => {
    const once = { 'idempotency-key': 'open-the-case' }
    const first = await asked('/api/v1/cases', { title: 'Valves' }, once)
    const again = await asked('/api/v1/cases', { title: 'Valves' }, once)
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    const { body } = await officer.get('/api/v1/cases')
    expect(casesSchema.strict().parse(body)).toMatchObject({ total: 1, next: null })
    const at = `/api/v1/cases/${first.body.id}`
    const entry = { kind: 'inspection', values: inspected }
    expect((await officer.post(`${at}/entries`, entry)).status).toBe(201)
    const stale = await asked(`${at}/entries`, entry, { 'if-match': '"0"' })
    expect([stale.status, stale.body.code]).toEqual([412, 'request.version'])
    const seen = caseSchema.strict().parse((await officer.get(at)).body)
    expect(seen).toMatchObject({ revision: 1, brokenAt: null, facts: { state: 'suspicion' } })
    expect(JSON.stringify(seen)).not.toContain('identifiers')
    for (const path of [at, `${at}/notice`]) {
      const none = await neighbour.get(path)
      expect([none.status, none.code]).toEqual([404, 'case.absent'])
    }
    expect((await neighbour.get('/api/v1/cases')).body).toEqual({ cases: [], next: null, total: 0 })
  })

  it('says in words what is lacking, and makes the notice in both languages', async () => {
    const { id } = (await officer.post('/api/v1/cases', { title: 'Valves' })).body
    const at = `/api/v1/cases/${id}`
    const write = (kind: string, values: object) => officer.post(`${at}/entries`, { kind, values })
    const few = await write('inspection', { result: 'suspicion' })
    expect([few.status, few.code]).toEqual([422, 'case.incomplete'])
    expect(few.body.detail).toContain('Kind of place')
    expect(few.body.detail).not.toMatch(/location-type|case\.field/)
    const unread = await write('inspection', { ...inspected, 'package-opened': 'yes' })
    expect([unread.status, unread.code]).toEqual([422, 'case.hazards'])
    await write('inspection', inspected)
    const early = await write('seizure', {})
    expect([early.status, early.code]).toEqual([409, 'case.not-next'])
    expect(early.body.detail).not.toMatch(/case\.lacks|\$t/)
    const none = detentionTermsSchema
      .strict()
      .parse((await officer.get('/api/v1/detention-terms')).body)
    expect(none.terms).toBeNull()
    const terms = { days: 10, legalBasis: 'Act 1', contact: 'desk@customs.example' }
    expect((await officer.put('/api/v1/detention-terms', terms)).body).toEqual({ version: 1 })
    const detained = await write('detention', {
      ...{ 'event-on': '2026-03-02', reason: 'embargo', family: 'chemical', goods: 'Valves' },
      exporter: 'Fictional Trader Ltd',
    })
    expect(detained.status, JSON.stringify(detained.body)).toBe(201)
    const { en, fr } = caseNoticeSchema.strict().parse((await officer.get(`${at}/notice`)).body)
    expect(en.paragraphs.map((one) => one.says).join(' ')).toContain(
      'The goods can be detained until 2026-03-12',
    )
    expect(fr.paragraphs.map((one) => one.says).join(' ')).toContain('sous embargo')
    for (const text of [en, fr]) {
      expect(JSON.stringify(text)).toContain('Fictional Trader Ltd')
      expect(JSON.stringify(text)).not.toMatch(/case\.|\{\{/)
    }
  })
})
