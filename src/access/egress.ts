import { type LookupAddress, lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { Refused } from '../base/index.ts'

/**
 * Requests to a directory that an administrator named. The address is judged where the connection
 * is made, so that a name that changes between two looks gains nothing; nothing is followed
 * elsewhere; answers are short and quick, or none.
 */
export type Reach =
  /** https to public addresses. */
  | 'public'
  /** Also to private addresses: a directory in the administration's own network. */
  | 'intranet'
  /** Only this machine, http too: an exercise, a test. */
  | 'loopback'

const ANSWER_BYTES_MAX = 1 << 20
const TIMEOUT_MS = 10_000
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443'])

const blocked = (...ranges: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList()
  for (const [net, bits] of ranges) list.addSubnet(net, bits, net.includes(':') ? 'ipv6' : 'ipv4')
  return list
}
const LOOPBACK = blocked(['127.0.0.0', 8], ['::1', 128])
const PRIVATE = blocked(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['fc00::', 7])
/** IANA's registries of special-purpose addresses: never anybody's directory. */
const SPECIAL = blocked(
  ...([
    ['0.0.0.0', 8],
    ['100.64.0.0', 10],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ] as const),
)
/** The only IPv6 addresses that are given out, and those among them that lead elsewhere. */
const GLOBAL_6 = blocked(['2000::', 3])
const SPECIAL_6 = blocked(['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20])

/** Whether a connection to this address may be made. */
export function mayReach(address: string, reach: Reach): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return false
  // ::ffff:127.0.0.1 is judged as what it is; the list does the same for mapped addresses.
  if (LOOPBACK.check(address, family)) return reach === 'loopback'
  if (reach === 'loopback') return false
  if (PRIVATE.check(address, family)) return reach === 'intranet'
  if (SPECIAL.check(address, family)) return false
  if (family === 'ipv4') return true
  return GLOBAL_6.check(address, family) && !SPECIAL_6.check(address, family)
}

/** Refuses (`provider.address`) what is no plain https address of a directory. */
export function readDirectoryAddress(text: string, reach: Reach): URL {
  const refused = new Refused('provider.address')
  // What parsers read differently is read by none here.
  if (!URL.canParse(text) || /[\\\s\p{Cc}\p{Cs}]/u.test(text)) throw refused
  const url = new URL(text)
  const { protocol, username, password, hostname, port } = url
  const host = hostname.replace(/^\[|\]$/g, '')
  const loopback = reach === 'loopback' && (host === 'localhost' || mayReach(host, reach))
  if (loopback && (protocol === 'http:' || protocol === 'https:')) return url
  if (protocol !== 'https:' || username !== '' || password !== '') throw refused
  if (url.search !== '' || url.hash !== '' || !PORTS.has(port)) throw refused
  if (isIP(host) !== 0 && !mayReach(host, reach)) throw refused
  if (isIP(host) === 0 && reach !== 'intranet' && !isPublicName(host)) throw refused
  return url
}

const isPublicName = (host: string): boolean =>
  host.length <= 253 &&
  host.split('.').every((label) => label.length <= 63) &&
  /\.[a-z][a-z0-9-]*\.?$/i.test(host) &&
  !/(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(host)

type Resolve = (
  host: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

const systemResolve: Resolve = (host, done) =>
  resolve(host, { all: true, verbatim: true }, (error, addresses) => done(error, addresses ?? []))

/** Resolves once, judges every address, and gives the connection those alone. */
export const judgedLookup =
  (reach: Reach, ask: Resolve = systemResolve) =>
  (
    host: string,
    options: { readonly all?: boolean | undefined },
    done: (error: Error | null, address?: string | LookupAddress[], family?: number) => void,
  ): void => {
    ask(host, (error, addresses) => {
      const [first] = addresses
      if (error || !first || !addresses.every(({ address }) => mayReach(address, reach)))
        done(new Refused('provider.address'))
      else if (options.all) done(null, [...addresses])
      else done(null, first.address, first.family)
    })
  }

type Asked = {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | Headers | undefined
  readonly body?: unknown
}

/** `fetch` for directories alone. Refuses `provider.address` and `provider.unreachable`. */
export const directoryFetch =
  (reach: Reach) =>
  async (address: string, asked: Asked): Promise<Response> => {
    const url = new URL(address)
    // A discovered address may have a query; all else is judged as the issuer is.
    readDirectoryAddress(`${url.origin}${url.pathname}`, reach)
    const headers = Object.fromEntries(new Headers(asked.headers as Record<string, string>))
    const body = asked.body == null ? '' : String(asked.body)
    const { status, type, text } = await new Promise<Answer>((done, fail) => {
      const begin = url.protocol === 'http:' ? requestHttp : requestHttps
      const options = { method: asked.method ?? 'GET', headers, timeout: TIMEOUT_MS }
      const request = begin(url, { ...options, agent: false, lookup: judgedLookup(reach) as never })
      const whole = setTimeout(() => request.destroy(unreachable()), TIMEOUT_MS)
      request.on('close', () => clearTimeout(whole))
      request.on('timeout', () => request.destroy(unreachable()))
      request.on('error', (error) => fail(error instanceof Refused ? error : unreachable()))
      request.on('response', (answer) => readAnswer(answer).then(done, fail))
      request.end(body)
    })
    if (status >= 300 && status < 400) throw unreachable()
    return new Response(status === 204 ? null : text, {
      status,
      headers: { 'content-type': type },
    })
  }

type Answer = { readonly status: number; readonly type: string; readonly text: string }

const unreachable = () => new Refused('provider.unreachable')

async function readAnswer(answer: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    size += (part as Buffer).length
    if (size > ANSWER_BYTES_MAX) {
      answer.destroy()
      throw unreachable()
    }
    parts.push(part as Buffer)
  }
  const { statusCode: status = 502, headers } = answer
  const type = headers['content-type'] ?? 'text/plain'
  return { status, type, text: Buffer.concat(parts).toString('utf8') }
}
