import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { firstAdministrator, foundOrganisation } from '../access/index.ts'
import { type House, openHouse } from '../store/index.ts'
import { type TestPorts, testPorts } from '../store/sample.contract.ts'
import { NOMINAL_PATHS } from '../trade/index.ts'
import type { DeclaredRoute } from './door.ts'
import type { ServerPorts } from './ports.ts'
import type { Server } from './server.ts'
import { serverOf } from './server-of.contract.ts'
import type { WebFiles } from './web-files.ts'

/** A real server over real HTTP before a real embedded house, with a clock that can be moved. */
export type Office = {
  readonly house: House
  readonly ports: TestPorts
  readonly organisation: string
  readonly other: string
  readonly address: () => string
  /** What every route of the server declared. */
  readonly declared: () => readonly DeclaredRoute[]
  /** Closes the server and opens another over the same house. */
  readonly restart: (more?: Partial<ServerPorts>) => Promise<void>
  readonly visitor: (more?: Readonly<Record<string, string>>) => Visitor
  /** Somebody who came in by a first link of the organisation. */
  readonly administrator: (organisation?: string) => Promise<Visitor & { readonly id: string }>
  readonly close: () => Promise<void>
}

export type Answer = {
  readonly status: number
  readonly code: string | null
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks into is up to the test
  readonly body: any
}

/** A browser without pages: it keeps its cookies and says where its requests come from. */
export type Visitor = {
  readonly cookies: Map<string, string>
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, body?: unknown) => Promise<Answer>
  readonly put: (path: string, body?: unknown) => Promise<Answer>
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>
}

const NO_PAGES: WebFiles = new Map([
  [
    '/index.html',
    {
      type: 'text/html',
      plain: Buffer.from('<title>Cosmo</title>'),
      gzip: Buffer.from(''),
      brotli: Buffer.from(''),
      immutable: false,
    },
  ],
])

/** `webFiles`: the built application, where a browser comes; else one page that says nothing. */
export async function openOffice(
  more: Partial<ServerPorts> = {},
  webFiles: WebFiles = NO_PAGES,
): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-sign-in-'))
  const ports = testPorts({ nominalPaths: NOMINAL_PATHS })
  const house = await openHouse({ folder }, ports, { threads: false, backupHours: 0 })
  const made = { country: null, kind: 'administration', exercise: true } as const
  const organisation = await foundOrganisation(house, { ...made, name: 'Nordavia', code: 'nord' })
  const other = await foundOrganisation(house, { ...made, name: 'Suderland', code: 'sud' })
  let server: Server
  let address = ''

  async function start(given: Partial<ServerPorts>): Promise<void> {
    server = await serverOf(house, folder, { webFiles, ports: given })
    const listening = await server.listen({ host: '127.0.0.1', port: 0 })
    address = listening.replace('127.0.0.1', 'localhost')
  }
  await start(more)

  const visitor = (headers: Readonly<Record<string, string>> = {}): Visitor => {
    const cookies = new Map<string, string>()
    const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${address}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          origin: address,
          'accept-encoding': 'identity',
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await answer.text()
      const isJson = (answer.headers.get('content-type') ?? '').includes('json')
      const read = isJson && text !== '' ? JSON.parse(text) : text
      return {
        status: answer.status,
        code: read?.code ?? null,
        headers: answer.headers,
        body: read,
      }
    }
    return {
      cookies,
      ask,
      get: (path) => ask('GET', path),
      post: (path, body) => ask('POST', path, body),
      put: (path, body) => ask('PUT', path, body),
    }
  }

  return {
    house,
    ports,
    organisation,
    other,
    address: () => address,
    declared: () => server.declared,
    async restart(given = {}) {
      await server.close()
      await start({ ...more, ...given })
    },
    visitor,
    async administrator(where = organisation) {
      const { link, person } = await firstAdministrator(house, where, {
        name: 'First Administrator',
        language: 'en',
      })
      const came = visitor()
      const answer = await came.get(`/sign-in?link=${encodeURIComponent(link)}`)
      if (answer.status !== 303) throw new Error(`the link was answered ${answer.status}`)
      return { ...came, id: person }
    },
    async close() {
      await server.close()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const PASSWORD = 'violet quarry lantern orbit'

/** The application on a telephone: its codes at the moment of the house's clock. */
export function authenticator(secret: string, ports: TestPorts): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return () => totp.generate({ timestamp: ports.clock.ms() })
}

/** Adds a person, lets them in by their link, and sets password and one-time codes. */
export async function newPerson(
  office: Office,
  administrator: Visitor,
  name: string,
  roles: readonly string[] = ['targeting-officer'],
): Promise<{
  readonly id: string
  readonly login: string
  readonly visitor: Visitor
  readonly code: () => string
  readonly recovery: readonly string[]
}> {
  const { body: made } = await administrator.post('/api/v1/people', { name, language: 'en', roles })
  const { body: link } = await administrator.post(`/api/v1/people/${made.id}/sign-in-link`)
  const visitor = office.visitor()
  const url = new URL(link.address)
  await visitor.get(`${url.pathname}${url.search}`)
  const set = await visitor.put('/api/v1/identity/password', { password: PASSWORD })
  if (set.status !== 204) throw new Error(`the password was answered ${JSON.stringify(set.body)}`)
  const { body: begun } = await visitor.post('/api/v1/identity/totp')
  const code = authenticator(begun.secret, office.ports)
  const confirmed = await visitor.post('/api/v1/identity/totp/confirmation', {
    id: begun.id,
    code: code(),
  })
  if (confirmed.status !== 204) throw new Error('the code was not confirmed')
  office.ports.pass(2)
  const { body: recovery } = await visitor.post('/api/v1/identity/recovery-codes')
  const { body: identity } = await visitor.get('/api/v1/identity')
  return { id: made.id, login: identity.person.login, visitor, code, recovery: recovery.codes }
}
