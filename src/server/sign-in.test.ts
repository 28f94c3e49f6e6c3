import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machine } from '../access/index.ts'
import { entries } from '../journal/index.ts'
import {
  type Answer,
  newPerson,
  type Office,
  openOffice,
  PASSWORD,
  type Visitor,
} from './visitor.contract.ts'

/** Signing in over real HTTP: every way, what it refuses, and what no other address avoids. */
let office: Office
let administrator: Visitor & { readonly id: string }
beforeAll(async () => {
  office = await openOffice()
  administrator = await office.administrator()
})
afterAll(() => office?.close())

const signIn = (visitor: Visitor, login: string, password: string): Promise<Answer> =>
  visitor.post('/api/v1/sign-in/password', { login, password })
const second = (visitor: Visitor, given: object): Promise<Answer> =>
  visitor.post('/api/v1/sign-in/second-factor', given)
/** So that one test does not delay the next. */
const later = () => office.ports.pass(13 * 60)
const isIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get('/api/v1/me')).status === 200
const anew = async () => {
  later()
  administrator = await office.administrator()
}

describe('by password', () => {
  it('asks for the code, takes each code once, and each recovery code once', async () => {
    const person = await newPerson(office, administrator, 'Amara Okafor')
    expect(person.login).toBe('amara.okafor@nord')
    const one = office.visitor()
    const first = await signIn(one, ' Amara.Okafor@NORD ', PASSWORD)
    expect([first.status, first.body]).toEqual([200, { next: 'second-factor' }])
    expect(await isIn(one)).toBe(false)
    const code = person.code()
    expect((await second(one, { code })).body).toEqual({ next: 'in' })
    expect(await isIn(one)).toBe(true)

    const two = office.visitor()
    await signIn(two, person.login, PASSWORD)
    expect((await second(two, { code })).code).toBe('identity.refused')
    const [spare = ''] = person.recovery
    const typed = spare.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'o')
    expect((await second(two, { recovery: typed })).body).toEqual({ next: 'in' })

    const three = office.visitor()
    await signIn(three, person.login, PASSWORD)
    expect((await second(three, { recovery: spare })).code).toBe('identity.refused')
    const sessions = (await one.get('/api/v1/sessions')).body.sessions
    expect(sessions.map((each: { way: string }) => each.way)).toEqual([
      'password',
      'password',
      'link',
    ])
    expect(sessions[0].strong).toBe(true)
    await anew()
  })

  it('answers alike for a wrong password and for a name, organisation or person not there', async () => {
    const person = await newPerson(office, administrator, 'Bela Novak')
    const tries = [
      [person.login, 'not the password at all'],
      ['nobody.here@nord', PASSWORD],
      ['bela.novak@sud', PASSWORD],
      ['bela.novak@nowhere', PASSWORD],
      ['bela.novak', PASSWORD],
      ['', PASSWORD],
    ]
    const answers: Answer[] = []
    for (const [login = '', password = ''] of tries) {
      const each = office.visitor()
      answers.push(await signIn(each, login || '@', password))
    }
    const seen = answers.map(({ status, body, headers }) => {
      const names = [...headers.keys()].filter((name) => name !== 'date').sort()
      return JSON.stringify([status, body, names])
    })
    expect(new Set(seen).size).toBe(1)
    expect(answers[0]?.code).toBe('identity.refused')
    await anew()
  })

  it('takes what a person may choose, and no password that everybody tries', async () => {
    const visitor = await office.administrator()
    const set = (password: string) => visitor.put('/api/v1/identity/password', { password })
    for (const password of ['short', 'fourteen chars'])
      expect((await set(password)).code, password).toBe('identity.password-short')
    for (const password of [
      'passwordpassword',
      'P@ssw0rd P@ssw0rd 2026',
      'nordavia customs cosmo',
      'aaaaaaaaaaaaaaaaaaaa',
      'abcdefghijklmnopqrstuvw',
      '1234567890123456',
      'first.administrator.2026',
      'correct horse battery staple',
    ])
      expect((await set(password)).code, password).toBe('identity.password-known')
    for (const password of [
      'violet quarry lantern',
      '雪の下の灯台と小さな港の朝の光と影',
      'ÄÖÜ äöü ßßß éèê ñ žluťoučký',
    ])
      expect((await set(password)).status, password).toBe(204)
    await anew()
  })
})

/** How a door is knocked at wrongly, and what it says while it lets one try. */
type Door = {
  readonly name: string
  readonly wrong: (login: string, visitor: Visitor) => Promise<Answer>
  readonly says: string
}

const bogus = (handle: string) => ({
  response: {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: 'e30',
      authenticatorData: 'AAAA',
      signature: 'AAAA',
      userHandle: handle,
    },
  },
})

describe('the lock-out', () => {
  let person: Awaited<ReturnType<typeof newPerson>>
  beforeAll(async () => {
    person = await newPerson(office, administrator, 'Chidi Eze')
  })

  const handleOf = (id: string): string =>
    Buffer.from(`${office.organisation}${id}`.replaceAll('-', ''), 'hex').toString('base64url')

  const doors: readonly Door[] = [
    {
      name: 'password',
      wrong: (login, visitor) => signIn(visitor, login, `wrong ${Math.random()}`),
      says: 'identity.refused',
    },
    {
      name: 'code',
      wrong: async (login, visitor) => {
        if (!visitor.cookies.has('cosmo-second')) {
          const step = await signIn(visitor, login, PASSWORD)
          if (step.status !== 200) return step
        }
        return second(visitor, { code: '000000' })
      },
      says: 'identity.refused',
    },
    {
      name: 'recovery code',
      wrong: async (login, visitor) => {
        if (!visitor.cookies.has('cosmo-second')) {
          const step = await signIn(visitor, login, PASSWORD)
          if (step.status !== 200) return step
        }
        return second(visitor, { recovery: 'aaaa-aaaa-aaaa-aaaa' })
      },
      says: 'identity.refused',
    },
    {
      name: 'passkey',
      wrong: async (_login, visitor) => {
        await visitor.post('/api/v1/sign-in/passkey/options')
        return visitor.post('/api/v1/sign-in/passkey', bogus(handleOf(person.id)))
      },
      says: 'identity.refused',
    },
  ]

  for (const door of doors)
    it(`delays the door ${door.name}: under ten tries in ten minutes, whoever tries from wherever`, async () => {
      const names = [person.login, person.login.toUpperCase(), ` ${person.login}`]
      let looked = 0
      let delayed = 0
      // Two tries a second for ten minutes, with changing browsers, names and forged addresses.
      for (let at = 0; at < 120; at++) {
        const visitor = office.visitor({ 'x-forwarded-for': `203.0.113.${at % 250}` })
        const answer = await door.wrong(names[at % 3] ?? '', visitor)
        if (answer.code === door.says) looked++
        else {
          expect(answer.status).toBe(429)
          expect(answer.code).toBe('identity.delayed')
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
          expect(answer.body.retryAfter).toBe(Number(answer.headers.get('retry-after')))
          delayed++
        }
        office.ports.pass(10 / 120)
      }
      console.log(`lock-out: ${door.name}: ${looked} tries looked at, ${delayed} delayed`)
      expect(looked).toBeLessThan(10)
      expect(looked).toBeGreaterThan(2)
      await anew()
    })

  it('counts all doors of an account together', async () => {
    let looked = 0
    for (let at = 0; at < 40; at++) {
      const door = doors[at % doors.length] as Door
      const answer = await door.wrong(person.login, office.visitor())
      if (answer.code === door.says) looked++
      office.ports.pass(0.25)
    }
    expect(looked).toBeLessThan(10)
    await anew()
  })

  it('is not avoided by other verbs and addresses, by a restart, or by a hundred at once', async () => {
    const body = { login: person.login, password: 'wrong wrong wrong' }
    const all = await Promise.all(
      Array.from({ length: 100 }, () => office.visitor().post('/api/v1/sign-in/password', body)),
    )
    expect(all.filter(({ code }) => code === 'identity.refused').length).toBeLessThan(10)
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
      for (const path of [
        '/api/v1/sign-in/password',
        '/api/v1/sign-in/password/',
        '/api/v1//sign-in/password',
        '/API/v1/sign-in/password',
      ]) {
        const send = ['GET', 'HEAD'].includes(method) ? undefined : body
        const answer = await office.visitor().ask(method, path, send)
        // What is no address of the API is a page of the application, which signs nobody in.
        const page =
          send === undefined && !String(answer.headers.get('content-type')).includes('json')
        if (!page) expect([404, 405], `${method} ${path}`).toContain(answer.status)
        expect(answer.headers.getSetCookie()).toEqual([])
      }
    await office.restart()
    const again = await signIn(office.visitor(), person.login, PASSWORD)
    expect(again.code).toBe('identity.delayed')
    await anew()
  })

  it('does not hold out who signed in on this browser before', async () => {
    const mine = office.visitor()
    await signIn(mine, person.login, PASSWORD)
    await second(mine, { code: person.code() })
    mine.cookies.delete('cosmo')
    for (let at = 0; at < 6; at++) await signIn(office.visitor(), person.login, 'wrong wrong wrong')
    expect((await signIn(office.visitor(), person.login, PASSWORD)).code).toBe('identity.delayed')
    expect((await signIn(mine, person.login, PASSWORD)).body).toEqual({ next: 'second-factor' })
    office.ports.pass(1)
    expect((await second(mine, { code: person.code() })).body).toEqual({ next: 'in' })
    // The browser is known for this person, not for others.
    const other = await newPerson(office, mine, 'Dana Weiss').catch(() => undefined)
    expect(other).toBeUndefined()
    await anew()
  })

  it('stays under ten in ten minutes with a known browser and strangers together', async () => {
    const mine = office.visitor()
    await signIn(mine, person.login, PASSWORD)
    await second(mine, { code: person.code() })
    let looked = 0
    for (let at = 0; at < 120; at++) {
      for (const visitor of [mine, office.visitor()]) {
        const answer = await signIn(visitor, person.login, 'wrong wrong wrong')
        if (answer.code === 'identity.refused') looked++
      }
      office.ports.pass(10 / 120)
    }
    console.log(`lock-out: known browser and strangers: ${looked} tries looked at`)
    expect(looked).toBeLessThan(10)
    await anew()
  })

  it('delays guessing of links, and lets the right link in meanwhile', async () => {
    let looked = 0
    for (let at = 0; at < 60; at++) {
      const guess = `${office.organisation}.${'A'.repeat(40)}${String(at).padStart(3, '0')}`
      const answer = await office.visitor().get(`/sign-in?link=${guess}`)
      if (answer.status === 401) looked++
      office.ports.pass(1 / 6)
      if (at % 20 === 19) await office.restart()
    }
    console.log(`lock-out: link: ${looked} tries looked at`)
    expect(looked).toBeLessThan(10)
    const right = await office.administrator()
    expect(await isIn(right)).toBe(true)
    expect((await right.ask('HEAD', '/sign-in?link=x')).status).not.toBe(303)
    await anew()
  })

  it('writes refused tries into the journal, without what was typed', async () => {
    await signIn(office.visitor(), person.login, 'a canary of a password')
    const found = await office.house.act(machine(office.organisation), (act) =>
      entries(act, { limit: 5 }),
    )
    const refused = found.find(({ act }) => act === 'session.refused')
    expect(refused).toMatchObject({ objects: [person.id], said: { way: 'password' } })
    expect(JSON.stringify(found)).not.toContain('canary')
    await anew()
  })
})

describe('the address', () => {
  it('is this machine or the name that was given, and nothing else', async () => {
    const port = () => new URL(office.address()).port
    const host = (name: string): Promise<number | undefined> =>
      new Promise((done, fail) => {
        request({
          ...{ host: '127.0.0.1', port: port(), path: '/api/v1/openapi.json' },
          // No connection is kept: the server behind it is another one after a restart.
          ...{ headers: { host: name }, agent: false },
        })
          .on('response', (answer) => {
            answer.resume()
            done(answer.statusCode)
          })
          .on('error', fail)
          .end()
      })
    expect(await host(`localhost:${port()}`)).toBe(200)
    expect(await host('127.0.0.1')).toBe(200)
    expect(await host('[::1]:99')).toBe(200)
    const others = ['cosmo.example', 'localhost.example', 'localhost@x', 'x.localhost']
    const statuses = await Promise.all(others.map(host))
    expect(statuses).toEqual(others.map(() => 421))
    await office.restart({ origin: 'https://cosmo.example', secure: true })
    expect(await host('cosmo.example')).toBe(200)
    expect(await host('cosmo.example:8080')).toBe(421)
    await office.restart()
    administrator = await office.administrator()
  })

  it('binds its cookies to the host where it is reached over https', async () => {
    await office.restart({ origin: 'https://cosmo.example', secure: true })
    const { body } = await administrator.get('/api/v1/sign-in')
    expect(body).toMatchObject({ several: true, passkeyAddress: null, directories: [] })
    await expect(office.administrator()).resolves.toMatchObject({
      cookies: new Map([
        ['__Host-cosmo', expect.any(String)],
        ['__Host-cosmo-device', expect.any(String)],
      ]),
    })
    await office.restart()
    administrator = await office.administrator()
  })
})
