import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Knock, networkOf, type Site } from '../access/index.ts'
import { Refused } from '../base/index.ts'
import type { ServerPorts } from './ports.ts'

/** What of the ports says under which name the house is reached. */
export type Named = Pick<ServerPorts, 'secure' | 'origin'>

/** The names of this machine itself; any port, since one may be forwarded. */
const HERE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

const hostnameOf = (host: string): string | undefined =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined

/**
 * A name that resolves to this machine without being ours (DNS rebinding) is refused
 * (`request.host`): localhost, 127.0.0.1 and the name given with `--origin` alone are served.
 */
export function checkHost(request: FastifyRequest, { origin }: Named): void {
  const host = request.headers.host ?? ''
  const name = hostnameOf(host)
  if (name !== undefined && HERE.has(name)) return
  if (origin !== undefined && host === new URL(origin).host) return
  throw new Refused('request.host', { host: host.slice(0, 100) })
}

/** The address that the browser of this request sees. */
export function originOf(request: FastifyRequest, { origin, secure }: Named): string {
  const host = request.headers.host ?? ''
  if (origin !== undefined && !HERE.has(hostnameOf(host) ?? '')) return origin
  // Behind a proxy of this machine the host may be ours and the page's origin the public one.
  if (origin !== undefined && request.headers.origin === origin) return origin
  return `${secure && origin === undefined ? 'https' : 'http'}://${host}`
}

/** Where passkeys work: under a name. Refuses (`identity.passkey-address`) a bare number. */
export function siteOf(request: FastifyRequest, named: Named): Site {
  const origin = originOf(request, named)
  const { hostname } = new URL(origin)
  const address = passkeyAddress(request, named)
  if (address !== null) throw new Refused('identity.passkey-address', { address })
  return { rpId: hostname, origin }
}

/** Null where passkeys work; else the same page under the name of this machine. */
export function passkeyAddress(request: FastifyRequest, named: Named): string | null {
  const { hostname, port } = new URL(originOf(request, named))
  if (!/^[\d.]+$|^\[/.test(hostname)) return null
  return `http://localhost${port === '' ? '' : `:${port}`}`
}

type CookieKind = 'session' | 'device' | 'passkey' | 'second-factor' | 'directory'
const COOKIES: Readonly<Record<CookieKind, string>> = {
  session: 'cosmo',
  device: 'cosmo-device',
  passkey: 'cosmo-passkey',
  'second-factor': 'cosmo-second',
  directory: 'cosmo-directory',
}

/** `__Host-` binds a cookie to this host and to https. */
export const cookieName = (kind: CookieKind, { secure }: Pick<Named, 'secure'>): string =>
  `${secure ? '__Host-' : ''}${COOKIES[kind]}`

export const cookieOf = (request: FastifyRequest, kind: CookieKind, named: Named): string =>
  request.cookies[cookieName(kind, named)] ?? ''

const DEVICE_SECONDS = 180 * 86_400
const STEP_SECONDS = 600

/** A directory sends back from its own site: only that step's cookie may come along then. */
const optionsOf = (kind: CookieKind, { secure }: Named) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: kind === 'directory' ? 'lax' : 'strict',
    secure,
    ...(kind === 'session' ? {} : { maxAge: kind === 'device' ? DEVICE_SECONDS : STEP_SECONDS }),
  }) as const

export const setCookie = (
  reply: FastifyReply,
  kind: CookieKind,
  value: string,
  named: Named,
): FastifyReply => reply.setCookie(cookieName(kind, named), value, optionsOf(kind, named))

export const dropCookie = (reply: FastifyReply, kind: CookieKind, named: Named): FastifyReply => {
  const { maxAge: _, ...options } = { maxAge: 0, ...optionsOf(kind, named) }
  return reply.clearCookie(cookieName(kind, named), options)
}

/**
 * What the pages write themselves for their own next opening: the filter of the targets, as its
 * address says it but without the words sought, and the language. Another person starts afresh.
 */
export const keptOf = ({ cookies }: FastifyRequest): Kept => ({
  filter: Object.fromEntries(new URLSearchParams(cookies[FILTER] ?? '')),
  language: cookies['cosmo-language'] ?? '',
})
export type Kept = {
  readonly filter: Readonly<Record<string, string>>
  readonly language: string
}
const FILTER = 'cosmo-targets'

export const forgetFilter = (reply: FastifyReply): FastifyReply =>
  reply.setCookie(FILTER, '', { path: '/', httpOnly: true, sameSite: 'strict', maxAge: 0 })

/** Who knocks: network, known browser, and what the browser calls itself. */
export const knockOf = (request: FastifyRequest, named: Named): Knock => ({
  network: networkOf(request.ip),
  device: cookieOf(request, 'device', named),
  agent: agentOf(request.headers['user-agent'] ?? ''),
})

const BROWSERS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrom(?:e|ium)\//],
  ['Safari', /Safari\//],
] as const
const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const

/** `Firefox, Linux`: enough to know one's own sessions apart, and no more. */
function agentOf(header: string): string {
  const first = (rows: readonly (readonly [string, RegExp])[]) =>
    rows.find(([, sign]) => sign.test(header))?.[0]
  return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ')
}
