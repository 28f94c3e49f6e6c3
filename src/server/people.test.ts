import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../access/index.ts'
import { entries } from '../journal/index.ts'
import { newPerson, type Office, openOffice, PASSWORD, type Visitor } from './visitor.contract.ts'

/** People, roles, sessions and resets over real HTTP. */
let office: Office
let administrator: Visitor & { readonly id: string }
beforeAll(async () => {
  office = await openOffice()
  administrator = await office.administrator()
})
afterAll(() => office?.close())

const add = (by: Visitor, name: string, roles: readonly string[], more: object = {}) =>
  by.post('/api/v1/people', { name, language: 'fr', roles, ...more })
const roles = (by: Visitor, id: string, given: readonly string[]) =>
  by.put(`/api/v1/people/${id}/roles`, { roles: given })
const people = async (by: Visitor) => (await by.get('/api/v1/people')).body.people

async function letIn(by: Visitor, id: string): Promise<Visitor> {
  const { body } = await by.post(`/api/v1/people/${id}/sign-in-link`)
  const visitor = office.visitor()
  const { pathname, search } = new URL(body.address)
  expect((await visitor.get(`${pathname}${search}`)).status).toBe(303)
  return visitor
}

describe('people', () => {
  it('are added with a sign-in name of their own, found free within the organisation', async () => {
    const names = ['Zoë Åkerström-Ndiaye', 'Zoe Akerstrom-Ndiaye', '王芳', '…']
    for (const name of names) expect((await add(administrator, name, [])).status).toBe(201)
    const logins = (await people(administrator)).map((one: { login: string }) => one.login)
    expect(logins.slice(1)).toEqual([
      'zoe.akerstrom-ndiaye',
      'zoe.akerstrom-ndiaye2',
      expect.stringMatching(/^wang/),
      'person',
    ])
    const taken = await add(administrator, 'X', [], { login: 'Person' })
    expect(taken.code).toBe('person.login-taken')
    expect((await add(administrator, 'X', [], { login: 'a b' })).code).toBe('person.login')
    // Another organisation knows nothing of it.
    const other = await office.administrator(office.other)
    expect((await add(other, 'X', [], { login: 'person' })).status).toBe(201)
  })

  it('get the roles that their kind of organisation has, nobody more for himself', async () => {
    const { body } = await add(administrator, 'Role Holder', ['targeting-officer'])
    expect((await roles(administrator, body.id, ['rilo-analyst'])).code).toBe('person.role')
    expect((await roles(administrator, body.id, ['king'])).code).toBe('person.role')
    expect((await roles(administrator, body.id, ['auditor', 'auditor'])).status).toBe(204)
    const own = ['organisation-administrator', 'targeting-officer', 'national-contact-point']
    expect((await roles(administrator, administrator.id, [...own, 'auditor'])).code).toBe(
      'person.own-role',
    )
    expect((await roles(administrator, administrator.id, own.slice(1))).code).toBe(
      'person.last-administrator',
    )
    const gone = await administrator.post(`/api/v1/people/${administrator.id}/deactivation`)
    expect(gone.code).toBe('person.last-administrator')
    expect((await roles(administrator, administrator.id, own)).status).toBe(204)
  })

  it('are nobody’s across organisations: hidden like absent', async () => {
    const { body } = await add(administrator, 'Hidden', [])
    const other = await office.administrator(office.other)
    const absent = '01890000-0000-7000-8000-000000000000'
    const acts = [
      ['PUT', 'roles', { roles: [] }],
      ['POST', 'deactivation', undefined],
      ['POST', 'activation', undefined],
      ['POST', 'sign-in-link', undefined],
      ['POST', 'sessions/end', undefined],
      ['POST', 'second-factor/reset', undefined],
      ['POST', 'second-factor/reset/confirmation', undefined],
    ] as const
    for (const [method, path, sent] of acts) {
      const hidden = await other.ask(method, `/api/v1/people/${body.id}/${path}`, sent)
      const none = await other.ask(method, `/api/v1/people/${absent}/${path}`, sent)
      expect([hidden.status, hidden.body], path).toEqual([none.status, none.body])
      expect(hidden.status, path).toBe(404)
    }
  })

  it('are an administrator’s to keep, at the very next request', async () => {
    const { body } = await add(administrator, 'Second', ['organisation-administrator'])
    const second = await letIn(administrator, body.id)
    expect((await second.get('/api/v1/people')).status).toBe(200)
    expect((await roles(administrator, body.id, ['frontline-officer'])).status).toBe(204)
    expect((await second.get('/api/v1/people')).code).toBe('access.denied')
    expect((await add(second, 'Nobody', [])).code).toBe('access.denied')
    expect((await administrator.post(`/api/v1/people/${body.id}/deactivation`)).status).toBe(204)
    expect((await second.get('/api/v1/me')).code).toBe('session.absent')
    expect((await administrator.post(`/api/v1/people/${body.id}/sign-in-link`)).code).toBe(
      'person.inactive',
    )
    await administrator.post(`/api/v1/people/${body.id}/activation`)
    expect((await second.get('/api/v1/me')).code).toBe('session.absent')
  })

  it('keep two administrators who take each other’s part at once from leaving none', async () => {
    const there = await office.administrator(office.other)
    const others = (await people(there)).filter((one: { id: string }) => one.id !== there.id)
    for (const one of others) await roles(there, one.id, [])
    const { body } = await add(there, 'Other', ['organisation-administrator'])
    const other = await letIn(there, body.id)
    const both = await Promise.all([roles(there, body.id, []), roles(other, there.id, [])])
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  it('come in by one link at a time, and by none where they have a way of their own', async () => {
    const { body } = await add(administrator, 'Invited', ['auditor'])
    const first = await administrator.post(`/api/v1/people/${body.id}/sign-in-link`)
    const visitor = await letIn(administrator, body.id)
    const { pathname, search } = new URL(first.body.address)
    expect((await office.visitor().get(`${pathname}${search}`)).status).toBe(401)
    await visitor.put('/api/v1/identity/password', { password: PASSWORD })
    const link = await administrator.post(`/api/v1/people/${body.id}/sign-in-link`)
    expect(link.code).toBe('person.has-ways')
  })
})

describe('sessions', () => {
  it('are listed for their person, ended one by one, everywhere, and by an administrator', async () => {
    const person = await newPerson(office, administrator, 'Efua Mensah')
    const enter = async () => {
      const visitor = office.visitor({
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
      })
      const { login, code } = person
      await visitor.post('/api/v1/sign-in/password', { login, password: PASSWORD })
      office.ports.pass(1)
      await visitor.post('/api/v1/sign-in/second-factor', { code: code() })
      return visitor
    }
    const [one, two] = [await enter(), await enter()]
    const { sessions } = (await one.get('/api/v1/sessions')).body
    expect(sessions.map((each: { agent: string }) => each.agent)).toEqual([
      'Firefox, Linux',
      'Firefox, Linux',
      '',
    ])
    const [, mine] = sessions
    expect(mine.current).toBe(true)
    expect((await one.post(`/api/v1/sessions/${sessions[0].id}/end`)).status).toBe(204)
    expect((await two.get('/api/v1/me')).code).toBe('session.absent')
    const foreign = await administrator.post(`/api/v1/sessions/${mine.id}/end`)
    expect(foreign.code).toBe('session.other-absent')
    const three = await enter()
    expect((await three.post('/api/v1/sessions/end')).body).toEqual({ ended: 3 })
    for (const each of [one, three, person.visitor])
      expect((await each.get('/api/v1/me')).code).toBe('session.absent')
    const four = await enter()
    const ended = await administrator.post(`/api/v1/people/${person.id}/sessions/end`)
    expect(ended.body).toEqual({ ended: 1 })
    expect((await four.get('/api/v1/me')).code).toBe('session.absent')
    const [five, six] = [await enter(), await enter()]
    const changed = await five.put('/api/v1/identity/password', {
      password: 'amber viaduct walnut sonata',
    })
    expect(changed.status).toBe(204)
    expect((await six.get('/api/v1/me')).code).toBe('session.absent')
    expect((await five.get('/api/v1/me')).status).toBe(200)
  })

  it('must be proved anew before they change how their person signs in', async () => {
    const keeper = await office.administrator()
    const person = await newPerson(office, keeper, 'Farid Haddad')
    const { visitor } = person
    office.ports.pass(20)
    const late = [
      await visitor.put('/api/v1/identity/password', { password: PASSWORD }),
      await visitor.post('/api/v1/identity/totp/removal'),
      await visitor.post('/api/v1/identity/recovery-codes'),
      await visitor.post('/api/v1/identity/passkeys/options'),
      await visitor.post('/api/v1/identity/password/removal'),
    ]
    expect(late.map(({ code }) => code)).toEqual(late.map(() => 'identity.proof-needed'))
    const prove = (password: string, second: object | null) =>
      visitor.post('/api/v1/session/proof/password', { password, second })
    expect((await prove('wrong', null)).code).toBe('identity.refused')
    expect((await prove(PASSWORD, null)).code).toBe('identity.refused')
    const before = visitor.cookies.get('cosmo')
    const old = office.visitor()
    old.cookies.set('cosmo', before ?? '')
    office.ports.pass(1)
    expect((await prove(PASSWORD, { code: person.code() })).status).toBe(204)
    expect(visitor.cookies.get('cosmo')).not.toBe(before)
    expect((await old.get('/api/v1/me')).code).toBe('session.absent')
    expect((await visitor.get('/api/v1/identity')).body.fresh).toBe(true)
    expect((await visitor.post('/api/v1/identity/recovery-codes')).body.codes).toHaveLength(10)
    // A link alone does not stand in for a proof once there are ways of one's own.
    const short = await visitor.put('/api/v1/identity/password', { password: 'plum4-tide' })
    expect(short.status).toBe(204)
    expect((await visitor.post('/api/v1/identity/totp/removal')).code).toBe(
      'identity.password-alone',
    )
  })

  it('end with the old one when somebody signs in anew on the same browser', async () => {
    const first = await office.administrator()
    const before = first.cookies.get('cosmo') ?? ''
    const { body } = await add(first, 'Next', ['auditor'])
    const { body: link } = await first.post(`/api/v1/people/${body.id}/sign-in-link`)
    const { pathname, search } = new URL(link.address)
    await first.get(`${pathname}${search}`)
    expect((await first.get('/api/v1/me')).body.person.id).toBe(body.id)
    const old = office.visitor()
    old.cookies.set('cosmo', before)
    expect((await old.get('/api/v1/me')).code).toBe('session.absent')
  })
})

describe('a reset', () => {
  it('needs two administrators, neither of them its person', async () => {
    const keeper = await office.administrator(office.other)
    const everybody = await people(keeper)
    for (const one of everybody) if (one.id !== keeper.id) await roles(keeper, one.id, [])
    const person = await newPerson(office, keeper, 'Gita Rao')
    const reset = (by: Visitor, id: string) => by.post(`/api/v1/people/${id}/second-factor/reset`)
    const confirm = (by: Visitor, id: string) =>
      by.post(`/api/v1/people/${id}/second-factor/reset/confirmation`)
    expect((await reset(keeper, person.id)).code).toBe('person.reset-alone')
    expect((await confirm(keeper, person.id)).code).toBe('person.reset-absent')
    const { body } = await add(keeper, 'Co-keeper', ['organisation-administrator'])
    const other = await letIn(keeper, body.id)
    expect((await reset(keeper, keeper.id)).code).toBe('person.reset-same')
    expect((await reset(keeper, person.id)).status).toBe(204)
    expect((await confirm(keeper, person.id)).code).toBe('person.reset-same')
    const [shown] = (await people(other)).filter((one: { id: string }) => one.id === person.id)
    expect(shown.reset).toMatchObject({ askedBy: keeper.id })
    const confirmed = await confirm(other, person.id)
    expect(confirmed.status).toBe(200)
    expect((await person.visitor.get('/api/v1/me')).code).toBe('session.absent')
    const { pathname, search } = new URL(confirmed.body.address)
    const anew = office.visitor()
    await anew.get(`${pathname}${search}`)
    expect((await anew.get('/api/v1/identity')).body).toMatchObject({
      passwordSetAt: null,
      totp: false,
      recoveryCodes: 0,
      passkeys: [],
    })
    expect((await confirm(other, person.id)).code).toBe('person.reset-absent')
    // What was asked and not confirmed lapses.
    await anew.put('/api/v1/identity/password', { password: PASSWORD })
    await reset(other, person.id)
    office.ports.pass(25 * 60)
    const late = await office.administrator(office.other)
    expect((await confirm(late, person.id)).code).toBe('person.reset-absent')
  })

  it('and every other act on people stands in the journal, by ids and codes alone', async () => {
    const found = await office.house.act(machine(office.other), (act) =>
      entries(act, { limit: 500 }),
    )
    const acts = new Set(found.map(({ act }) => act))
    for (const act of [
      'person.added',
      'person.roles-given',
      'person.link-made',
      'person.reset-asked',
      'person.reset-confirmed',
      'session.started',
      'session.revoked',
      'password.set',
      'totp.enrolled',
      'recovery.made',
    ])
      expect(acts, act).toContain(act)
    const text = JSON.stringify(found)
    for (const canary of ['Gita', 'gita.rao', 'Co-keeper', PASSWORD])
      expect(text).not.toContain(canary)
  })
})
