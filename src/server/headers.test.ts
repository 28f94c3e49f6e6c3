import { connect } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled } from '../store/office.contract.ts'
import { builtWeb } from './built-web.contract.ts'
import { type Office, openOffice, type Visitor } from './visitor.contract.ts'
import type { WebFiles } from './web-files.ts'

/** Every kind of answer, and what each of them carries. */
const ALWAYS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const
const NEVER = ['server', 'x-powered-by', 'access-control-allow-origin', 'x-ratelimit-limit']
const KEPT = 'public, max-age=31536000, immutable'
const _root = resolve(import.meta.dirname, '../..')
const ABSENT = '01890000-0000-7000-8000-000000000000'

describe('headers', () => {
  const logged: string[] = []
  const log = (line: string) => logged.push(line)
  let office: Office
  let me: Visitor
  let batch = ''
  let built: WebFiles

  beforeAll(async () => {
    built = builtWeb()
    office = await openOffice({ log }, built)
    const came = await office.administrator()
    me = came
    const { organisation, house } = office
    const officer = { organisation, person: came.id, purpose: 'risk-analysis' }
    batch = (await filled(house, { organisation, officer }, 'headers', 1)).id
  })
  afterAll(() => office?.close())

  /** The first script and the first style of the built application. */
  const assets = () =>
    ['text/javascript', 'text/css'].map((type) => {
      const [path] = [...built].find(([, file]) => file.type.startsWith(type)) ?? []
      if (path === undefined) throw new Error(`nothing was built of ${type}`)
      return [path, type] as const
    })

  /** kind, method, path, status, what a browser may keep. */
  const rows = () =>
    [
      ['page with its list', 'GET', '/targets', 200, 'no-store'],
      ['page, asked after', 'HEAD', '/targets', 200, 'no-cache'],
      ['page', 'GET', '/people', 200, 'no-cache'],
      ['page that is not there', 'GET', '/nowhere', 200, 'no-cache'],
      ['page by its file', 'GET', '/index.html', 200, 'no-cache'],
      ...assets().map(([path, type]) => [type, 'GET', path, 200, KEPT] as const),
      ['page of a refused link', 'GET', '/sign-in?link=none', 401, 'no-store'],
      ['missing asset', 'GET', '/assets/none.js', 404, 'no-store'],
      ['API', 'GET', '/api/v1/me', 200, 'no-store'],
      ['API, nothing said', 'POST', '/api/v1/identity/totp/removal', 204, 'no-store'],
      ['API, refused', 'GET', '/api/v1/targets?limit=x', 400, 'no-store'],
      ['API, absent', 'GET', `/api/v1/targets/${ABSENT}`, 404, 'no-store'],
      ['API, no such address', 'GET', '/api/v1/nothing', 404, 'no-store'],
      ['API, other method', 'DELETE', '/api/v1/me', 405, 'no-store'],
      ['address that cannot be read', 'GET', '/%zz', 404, 'no-store'],
      ['address that is no text', 'GET', '/api/v1/targets/%ff%fe', 404, 'no-store'],
      ['address that is too long', 'GET', `/api/v1/targets/${'x'.repeat(900)}`, 404, 'no-store'],
      ['download', 'GET', `/api/v1/batches/${batch}/rejects?format=csv`, 200, 'no-store'],
      ['description', 'GET', '/api/v1/openapi.json', 200, 'no-store'],
    ] as const

  for (const secure of [false, true])
    it(`stand on every kind of answer${secure ? ', under a name of its own' : ''}`, async () => {
      const origin = 'https://house.example'
      if (secure) await office.restart({ log, secure, origin })
      const cookie = `__Host-cosmo=${me.cookies.get('cosmo')}`
      const asks = secure ? office.visitor({ cookie }) : me
      for (const [kind, method, path, status, cache] of rows()) {
        const answer = await asks.ask(method, path)
        expect(answer.status, kind).toBe(status)
        expectHeaders(kind, answer.headers, cache)
        const type = answer.headers.get('content-type') ?? ''
        if (kind.startsWith('page')) expect(type, kind).toBe('text/html; charset=utf-8')
        if (kind.startsWith('text/')) expect(type, kind).toBe(`${kind}; charset=utf-8`)
        const file = kind.startsWith('download')
        const policy = answer.headers.get('content-security-policy') ?? ''
        expect(policy, kind).toMatch(
          file ? /(?:^|; )sandbox(?:;|$)/ : /require-trusted-types-for 'script'/,
        )
        const disposition = answer.headers.get('content-disposition')
        if (file) expect(disposition, kind).toMatch(/^attachment; filename="[\w.-]+"$/)
        else expect(disposition, kind).toBeNull()
        const hsts = answer.headers.get('strict-transport-security')
        if (secure) expect(hsts, kind).toMatch(/^max-age=31536000/)
        else expect(hsts, kind).toBeNull()
      }
    })

  it('stand without a name of its own again', () => office.restart({ log }))

  function expectHeaders(kind: string, headers: Headers, cache: string): void {
    for (const [name, value] of Object.entries(ALWAYS))
      expect(headers.get(name), `${kind}: ${name}`).toBe(value)
    expect(headers.get('cache-control'), kind).toBe(cache)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, kind).toContain("default-src 'none'")
    if (!policy.includes('sandbox')) expect(policy, kind).toContain("trusted-types 'none'")
    expect(policy, kind).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('permissions-policy'), kind).toContain('camera=()')
    for (const name of NEVER) expect(headers.has(name), `${kind}: ${name}`).toBe(false)
  }

  it('stand on a redirect, whose cookies no script reads, and on a file that is streamed', async () => {
    const auditor = { name: 'Somebody', language: 'en', roles: ['auditor'] }
    const { body: made } = await me.post('/api/v1/people', auditor)
    const { body: link } = await me.post(`/api/v1/people/${made.id}/sign-in-link`)
    const { pathname, search } = new URL(link.address)
    const came = office.visitor()
    const answer = await came.get(`${pathname}${search}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/targets')
    expectHeaders('redirect', answer.headers, 'no-store')
    for (const line of answer.headers.getSetCookie())
      expect(line).toMatch(/Path=\/; HttpOnly; SameSite=Strict/)

    const copy = await came.get('/api/v1/journal/copy')
    expect(copy.status).toBe(200)
    expectHeaders('copy', copy.headers, 'no-store')
    expect(copy.headers.get('content-security-policy')).toContain('sandbox')
    expect(copy.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
  })

  it('stand on the stream of events', async () => {
    const stop = new AbortController()
    const answer = await fetch(`${office.address()}/api/v1/events`, {
      headers: { cookie: `cosmo=${me.cookies.get('cosmo')}` },
      signal: stop.signal,
    })
    expect(answer.status).toBe(200)
    expectHeaders('events', answer.headers, 'no-store')
    stop.abort()
  })

  it('refuse in words whatever stands in a header, a cookie or an address', async () => {
    const texts = [
      '<script>alert(1)</script>',
      '\u00e9\u00ff\u0080',
      "' or 1=1--",
      '{{x}}',
      '%00',
      '"',
      '\t',
      'x'.repeat(5000),
    ]
    const names = [
      ...['cookie', 'accept-language', 'user-agent', 'if-match', 'idempotency-key', 'accept'],
      ...['cosmo-purpose', 'accept-encoding', 'sec-fetch-site', 'origin', 'x-forwarded-for'],
      ...['content-type', 'purpose', 'forwarded', 'x-request-id', 'range', 'if-none-match'],
    ]
    const session = `cosmo=${me.cookies.get('cosmo')}`
    let asked = 0
    for (const name of names)
      for (const text of texts)
        for (const method of ['GET', 'POST']) {
          const cookie = name === 'cookie' ? `cosmo=${text}; cosmo-device=${text}` : session
          const answer = await office
            .visitor({ cookie, [name]: name === 'cookie' ? cookie : text })
            .ask(method, method === 'GET' ? '/api/v1/me' : '/api/v1/operations')
          expect(answer.status, `${name}: ${text.slice(0, 20)}`).toBeLessThan(500)
          asked++
        }
    expect(logged).toEqual([])
    console.log(
      `headers: ${names.length} names, ${texts.length} texts, ${asked} requests, 0 faults`,
    )
  })

  it('answer what is no request with a status and nothing else', async () => {
    const told: string[] = []
    const host = new URL(office.address())
    for (const raw of [
      'GET / HTTP/1.1\r\nhost: localhost\r\nx: a\0b\r\n\r\n',
      'no request\r\n\r\n',
      `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`,
      'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    ])
      told.push(await spoken(Number(host.port), raw))
    expect(told.map((one) => one.slice(0, 12))).toEqual([
      'HTTP/1.1 400',
      'HTTP/1.1 400',
      'HTTP/1.1 431',
      'HTTP/1.1 400',
    ])
    for (const one of told) {
      expect(one).toContain("content-security-policy: default-src 'none'")
      expect(one.endsWith('\r\n\r\n')).toBe(true)
    }
  })

  it('leave one line in the log for a fault, with nothing in it that turns a terminal', async () => {
    const { house } = office
    const act = house.act
    try {
      Object.assign(house, {
        act: () => Promise.reject(new Error('x\n2026-01-01 login ok\u001b[2J\u202e')),
      })
      const answer = await office.visitor().get('/api/v1/sign-in')
      expect(answer.status).toBe(500)
      expect(JSON.stringify(answer.body)).not.toContain('login ok')
    } finally {
      Object.assign(house, { act })
    }
    expect(logged).toHaveLength(1)
    expect(logged[0]).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
  })
})

/** What a socket answers to these very bytes. */
const spoken = (port: number, raw: string): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(raw))
    socket.setEncoding('latin1').on('data', (part) => {
      text += part
    })
    socket.on('error', () => {}).on('close', () => resolve(text))
  })
