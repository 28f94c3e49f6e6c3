import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, createOperation, foundOrganisation, machine } from '../access/index.ts'
import { draftSchema, messageFormsSchema, messageSchema, messagesSchema } from './schemas/index.ts'
import { type Office, openOffice, type Visitor } from './visitor.contract.ts'

/** Messages over HTTP: one operation, its keeper, a member, and somebody who is in nothing. */
describe('messages over HTTP', () => {
  let office: Office
  let keeper: Visitor
  let member: Visitor
  let outsider: Visitor
  let at = ''

  beforeAll(async () => {
    office = await openOffice()
    const third = await foundOrganisation(office.house, {
      ...{ name: 'Ostland', code: 'ost', country: null, exercise: true },
      kind: 'administration',
    })
    keeper = await office.administrator()
    member = await office.administrator(office.other)
    outsider = await office.administrator(third)
    const operation = await office.house.act(machine(office.organisation), async (act) => {
      const id = await createOperation(act, { name: 'Lantern' })
      await addMember(act, id, { organisation: office.other })
      return id
    })
    office.ports.pass(1)
    at = `/api/v1/operations/${operation}`
  })
  afterAll(() => office.close())

  const draft = () => ({
    ...{ subject: 'Pumps', urgency: 'urgent', tlp: 'AMBER', code: 'H0' },
    audience: { by: 'all', kinds: [], organisations: [] },
    feedbackBy: new Date(office.ports.clock.ms() + 3_600_000).toISOString(),
    fields: { action: 'examine', goods: 'Pumps', grounds: 'Route', mode: 'sea' },
  })
  const begun = async (): Promise<string> => {
    const { body, status } = await keeper.post(`${at}/drafts`, { type: 'warning' })
    expect(status, JSON.stringify(body)).toBe(201)
    const saved = await keeper.put(`${at}/drafts/${body.id}`, draft())
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    return body.id
  }
  /** With headers of its own, as the same person. */
  const asked = async (who: Visitor, path: string, headers: Record<string, string>) => {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${office.address()}${path}`, {
      method: 'POST',
      headers: { origin: office.address(), cookie, ...headers },
    })
    return { status: answer.status, body: (await answer.json()) as { id: string; code: string } }
  }

  it('asks, sends once for a repeated request, and shows each its own', async () => {
    const { body } = await keeper.get(`${at}/message-forms`)
    const forms = messageFormsSchema.strict().parse(body)
    expect([forms.own, forms.standing, forms.members.map((one) => one.name)]).toEqual([
      ...[true, true],
      ['Suderland'],
    ])
    const id = await begun()
    const preview = await keeper.post(`${at}/drafts/${id}/preview`)
    expect([preview.status, preview.body.problems]).toEqual([200, []])
    const stale = await asked(keeper, `${at}/drafts/${id}/sending`, { 'if-match': '"1"' })
    expect([stale.status, stale.body.code]).toEqual([412, 'request.version'])
    const once = { 'idempotency-key': 'send-the-warning' }
    const first = await asked(keeper, `${at}/drafts/${id}/sending`, once)
    const again = await asked(keeper, `${at}/drafts/${id}/sending`, once)
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body])
    const sent = messagesSchema.parse((await keeper.get(`${at}/messages?folder=sent`)).body)
    expect(sent.messages).toHaveLength(1)
    const inbox = messagesSchema.strict().parse((await member.get(`${at}/messages`)).body)
    expect(inbox.messages).toMatchObject([{ id, unread: true, said: { subject: 'Pumps' } }])
    const read = messageSchema.strict().parse((await member.get(`${at}/messages/${id}`)).body)
    expect(read.content).toMatchObject({ mayAnswer: 'feedback', addressees: [] })
    const answer = await member.post(`${at}/drafts`, { type: 'feedback', answers: id })
    const said = draftSchema
      .strict()
      .parse((await member.get(`${at}/drafts/${answer.body.id}`)).body)
    expect(said.answers?.owner.name).toBe('Nordavia')
    const sending = await member.post(`${at}/drafts/${answer.body.id}/sending`)
    expect([sending.status, sending.code]).toEqual([422, 'message.incomplete'])
    expect(sending.body.detail).toContain('What was done')
    expect(sending.body.detail).not.toMatch(/outcome|done-on|message\.field/)
    const none = await outsider.get(`${at}/messages/${id}`)
    expect([none.status, none.code]).toEqual([404, 'operation.absent'])
    const recalled = await keeper.post(`${at}/messages/${id}/recall`)
    expect(recalled.status).toBe(201)
    expect((await member.get(`${at}/messages/${id}`)).body.content).toBeNull()
  })

  it('refuses what no form asks for, and a light for named persons', async () => {
    const id = await begun()
    for (const wrong of [{ tlp: 'RED' }, { fields: { 'Not A Key': 'x' } }, { feedbackBy: 'soon' }])
      expect((await keeper.put(`${at}/drafts/${id}`, { ...draft(), ...wrong })).code).toBe(
        'request.body',
      )
    // Another type's field is not kept.
    await keeper.put(`${at}/drafts/${id}`, { ...draft(), fields: { outcome: 'seized' } })
    expect((await keeper.get(`${at}/drafts/${id}`)).body.fields).toEqual({})
    expect((await member.get(`${at}/drafts/${id}`)).code).toBe('message.draft-absent')
    const stale = await asked(keeper, `${at}/drafts/${id}/removal`, { 'if-match': '"1"' })
    expect([stale.status, stale.body.code]).toEqual([412, 'request.version'])
    const gone = await asked(keeper, `${at}/drafts/${id}/removal`, { 'if-match': '"3"' })
    expect(gone.status).toBe(201)
  })

  it('tells the streams of the members, and of nobody else', async () => {
    const heard = { keeper: '', member: '', outsider: '' }
    const stop = new AbortController()
    const listen = async (who: Visitor, name: keyof typeof heard) => {
      const cookie = [...who.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const stream = await fetch(`${office.address()}/api/v1/events`, {
        headers: { cookie },
        signal: stop.signal,
      })
      const decoder = new TextDecoder()
      const hear = async () => {
        for await (const part of stream.body ?? [])
          heard[name] += decoder.decode(part as Uint8Array)
      }
      hear().catch(() => {})
    }
    await Promise.all([
      listen(keeper, 'keeper'),
      listen(member, 'member'),
      listen(outsider, 'outsider'),
    ])
    const id = await begun()
    await keeper.post(`${at}/drafts/${id}/sending`)
    const told = `event: message.changed\ndata: ${JSON.stringify({ operation: at.split('/').at(-1) })}`
    await expect.poll(() => heard.member, { timeout: 10_000 }).toContain(told)
    await expect.poll(() => heard.keeper, { timeout: 10_000 }).toContain(told)
    expect(heard.outsider).not.toContain('message.changed')
    expect(heard.member).not.toContain(id)
    // The first reading is news to the sender. Later ones are none: pages would wake each other.
    const times = () => heard.keeper.split('event: message.changed').length - 1
    const sent = times()
    await member.get(`${at}/messages/${id}`)
    await expect.poll(times, { timeout: 10_000 }).toBe(sent + 1)
    for (let nth = 0; nth < 3; nth++) await member.get(`${at}/messages/${id}`)
    // What is noted after them arrives after them.
    const theirs = heard.member.split('event: message.changed').length
    await keeper.post(`${at}/messages/${id}/recall`)
    await expect
      .poll(() => heard.member.split('event: message.changed').length, { timeout: 10_000 })
      .toBe(theirs + 1)
    await expect.poll(times, { timeout: 10_000 }).toBe(sent + 2)
    stop.abort()
  })
})
