import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, type Directory, openDirectory, throughDirectory } from './directory.contract.ts'
import { newPerson, type Office, openOffice, type Visitor } from './visitor.contract.ts'

/** Through a real OpenID provider on loopback, over real HTTP. */
let office: Office
let directory: Directory
let administrator: Visitor & { readonly id: string }
let provider = ''

const given = (more: object = {}) => ({
  name: 'Directory of the ministry',
  issuer: directory.issuer,
  clientId: CLIENT.id,
  secret: CLIENT.secret,
  matchEmail: false,
  strongAcr: [],
  active: true,
  ...more,
})
const change = (more: object = {}) =>
  administrator.put(`/api/v1/providers/${provider}`, given({ secret: null, ...more }))

beforeAll(async () => {
  office = await openOffice({ reach: 'loopback' })
  administrator = await office.administrator()
  const { body } = await administrator.get('/api/v1/providers')
  directory = await openDirectory(body.returnTo)
  const made = await administrator.post('/api/v1/providers', given())
  expect(made.status).toBe(201)
  provider = made.body.id
})
afterAll(async () => {
  await directory?.close()
  await office?.close()
})

const begin = (visitor: Visitor) =>
  visitor.post('/api/v1/sign-in/directory', { organisation: office.organisation, provider })

async function enter(visitor: Visitor, account: string): Promise<string | null> {
  const begun = await begin(visitor)
  expect(begun.status).toBe(200)
  const back = await throughDirectory(begun.body.address, account)
  const answer = await visitor.get(`${back.pathname}${back.search}`)
  expect(answer.status).toBe(303)
  return answer.headers.get('location')
}
const who = async (visitor: Visitor) => (await visitor.get('/api/v1/me')).body.person?.name
const session = async (visitor: Visitor) =>
  (await visitor.get('/api/v1/sessions')).body.sessions.find(
    (one: { current: boolean }) => one.current,
  )

describe('a directory', () => {
  it('is offered where its organisation is named, without its secret anywhere', async () => {
    const none = (await office.visitor().get('/api/v1/sign-in')).body
    expect(none).toMatchObject({ several: true, directories: [] })
    const named = (await office.visitor().get('/api/v1/sign-in?organisation=nord')).body
    expect(named.directories).toEqual([
      { id: provider, name: 'Directory of the ministry', organisation: office.organisation },
    ])
    expect(JSON.stringify((await administrator.get('/api/v1/providers')).body)).not.toContain(
      CLIENT.secret,
    )
  })

  it('lets nobody in who is linked to nobody', async () => {
    const visitor = office.visitor()
    expect(await enter(visitor, 'stranger')).toBe('/sign-in?refused=identity.not-linked')
    expect(await who(visitor)).toBeUndefined()
    const said = await visitor.get('/api/v1/sign-in?refused=identity.not-linked')
    expect(said.body.refused.says).toContain('linked to nobody')
    expect((await visitor.get('/api/v1/sign-in?refused=house.key')).body.refused).toBeNull()
  })

  it('is linked by its person, who then comes in by it, strong as it says', async () => {
    const person = await newPerson(office, administrator, 'Amara Okafor')
    const begun = await person.visitor.post('/api/v1/identity/external', { provider })
    const back = await throughDirectory(begun.body.address, 'amara')
    const linked = await person.visitor.get(`${back.pathname}${back.search}`)
    expect(linked.headers.get('location')).toBe('/account')
    expect((await person.visitor.get('/api/v1/identity')).body.external).toHaveLength(1)
    const visitor = office.visitor()
    expect(await enter(visitor, 'amara')).toBe('/targets')
    expect(await who(visitor)).toBe('Amara Okafor')
    expect(await session(visitor)).toMatchObject({ way: 'oidc', strong: true })

    const other = await newPerson(office, administrator, 'Bela Novak')
    const again = await other.visitor.post('/api/v1/identity/external', { provider })
    const theirs = await throughDirectory(again.body.address, 'amara')
    const taken = await other.visitor.get(`${theirs.pathname}${theirs.search}`)
    expect(taken.headers.get('location')).toBe('/sign-in?refused=identity.linked-elsewhere')

    const [external] = (await person.visitor.get('/api/v1/identity')).body.external
    await person.visitor.post(`/api/v1/identity/external/${external.id}/removal`)
    expect(await enter(office.visitor(), 'amara')).toContain('not-linked')
  })

  it('recognises a verified address where the administrator allows it, and only without own ways', async () => {
    const add = async (name: string, email: string) =>
      (
        await administrator.post('/api/v1/people', {
          name,
          email,
          language: 'en',
          roles: ['auditor'],
        })
      ).body.id
    await add('Chidi Eze', 'Chidi@directory.example')
    await add('Unverified', 'unverified@directory.example')
    expect(await enter(office.visitor(), 'chidi')).toContain('not-linked')
    expect((await change({ matchEmail: true })).status).toBe(204)
    const visitor = office.visitor()
    expect(await enter(visitor, 'chidi')).toBe('/targets')
    expect(await who(visitor)).toBe('Chidi Eze')
    expect(await session(visitor)).toMatchObject({ way: 'oidc', strong: false })
    expect(await enter(office.visitor(), 'unverified')).toContain('not-linked')

    // An address that an administrator writes opens nobody's account who has ways of their own.
    const person = await newPerson(office, administrator, 'Dana Weiss')
    const seized = await administrator.put(`/api/v1/people/${person.id}`, {
      name: 'Dana Weiss',
      login: 'dana.weiss',
      language: 'en',
      email: 'thief@directory.example',
    })
    expect(seized.status).toBe(204)
    expect(await enter(office.visitor(), 'thief')).toContain('not-linked')
    await change()
  })

  it('does not let in whom the house put out', async () => {
    const visitor = office.visitor()
    expect(await enter(visitor, 'chidi')).toBe('/targets')
    const { body } = await administrator.get('/api/v1/people')
    const { id } = body.people.find((one: { name: string }) => one.name === 'Chidi Eze')
    await administrator.post(`/api/v1/people/${id}/deactivation`)
    expect(await who(visitor)).toBeUndefined()
    expect(await enter(office.visitor(), 'chidi')).toContain('not-linked')
    await change({ active: false })
    expect((await begin(office.visitor())).code).toBe('provider.absent')
    await change()
  })

  it('refuses an answer of another step, browser or state, and counts it', async () => {
    office.ports.pass(13 * 60)
    administrator = await office.administrator()
    const [one, two] = [office.visitor(), office.visitor()]
    const first = await begin(one)
    await begin(two)
    const back = await throughDirectory(first.body.address, 'amara')
    const stolen = await two.get(`${back.pathname}${back.search}`)
    expect(stolen.headers.get('location')).toBe('/sign-in?refused=identity.refused')
    const bare = await office.visitor().get(`${back.pathname}${back.search}`)
    expect(bare.headers.get('location')).toBe('/sign-in?refused=identity.step-over')
    const bent = new URL(back)
    bent.searchParams.set('code', 'bent')
    const wrong = await one.get(`${bent.pathname}${bent.search}`)
    expect(wrong.headers.get('location')).toBe('/sign-in?refused=identity.refused')
    const again = await one.get(`${back.pathname}${back.search}`)
    expect(again.headers.get('location')).toBe('/sign-in?refused=identity.step-over')

    let looked = 0
    for (let at = 0; at < 30; at++) {
      const visitor = office.visitor()
      await begin(visitor)
      const answer = await visitor.get('/sign-in/directory?code=guess&state=guess')
      if (answer.headers.get('location') === '/sign-in?refused=identity.refused') looked++
      else expect(answer.headers.get('location')).toMatch(/identity\.delayed&seconds=\d+$/)
      office.ports.pass(1 / 3)
    }
    console.log(`lock-out: directory: ${looked} tries looked at`)
    expect(looked).toBeLessThan(10)
  })

  it('is never one inside where only public addresses are reached', async () => {
    await office.restart({ reach: 'public' })
    office.ports.pass(13 * 60)
    administrator = await office.administrator()
    for (const issuer of [
      directory.issuer,
      'http://directory.example',
      'https://127.0.0.1',
      'https://[::1]',
      'https://169.254.169.254',
      'https://10.0.0.1',
      'https://2130706433',
      'https://directory',
      'https://directory.internal',
      'https://user:word@directory.example',
      'https://directory.example:22',
      'https://directory.example/?x=1',
    ])
      expect((await change({ issuer })).code, issuer).toBe('provider.address')
    expect((await begin(office.visitor())).code).toBe('provider.address')
    expect((await change({ issuer: 'https://directory.example/realms/x' })).status).toBe(204)
  })
})
