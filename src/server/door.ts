import type { FastifyInstance, FastifyRequest, FastifySchema } from 'fastify'
import type { Caller } from '../access/index.ts'
import { readSession } from '../access/index.ts'
import { Refused } from '../base/index.ts'
import { type DoorName, isPurpose } from '../rights/index.ts'
import { type Act, type House, through } from '../store/index.ts'
import type { Language, Say } from '../words/index.ts'
import { languageOf } from '../words/index.ts'
import { checkHost, cookieOf, type Named } from './site.ts'
import type { Voices } from './speech.ts'

/** How a route finds what it is about; the decision is made where it is found. */
export const LOADERS = [
  'none',
  'own session',
  'own person',
  'own organisation',
  'person by id',
  'people',
  'upload by id',
  'layout by key',
  'lists',
  'target by id',
  'targets by ids',
  'targets by predicate',
  'batch by id',
  'batches by predicate',
  'judgements by act',
  'received by id',
  'received by predicate',
  'release by id',
  'journal by organisation',
  'record by kind and id',
  'organisations',
  'operation by id',
  'operations by predicate',
  'national plan by id',
  'message by id',
  'draft by id',
  'case by id',
  'cases by predicate',
  'advice by id',
  'advice by predicate',
  'own service',
  'basis by id',
  'bases by predicate',
  'provider by id',
  'providers',
  'report by id',
  'reports by predicate',
] as const
export type Loader = (typeof LOADERS)[number]

/** What each route declares; a route that declares nothing cannot be registered. */
export type Declared = {
  /** The row of the table of doors (`DOORS`) that it stands behind; `public.…` needs no session. */
  readonly act: DoorName | `public.${string}`
  /** Further doors that some of its answers stand behind: the same list as a file, or in a page. */
  readonly also?: readonly DoorName[]
  readonly loader: Loader
  /** Which view of the record leaves the house; `none` for an act without one. */
  readonly projection: string
}
export type DeclaredRoute = Omit<Declared, 'loader'> & {
  readonly loader: Loader | undefined
  readonly method: string
  readonly url: string
  /** What it reads and what it answers with. */
  readonly schema: FastifySchema
}

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<Declared> {}
  interface FastifyRequest {
    /** Who asks; reading it without a session refuses (`session.absent`). */
    readonly caller: Caller
    /**
     * The one way from a route to the house: one transaction for the caller, behind the door that
     * the route declares, or behind another one that it declares as well. Refuses
     * (`access.denied`) whom no role lets in.
     */
    readonly act: <T>(work: (act: Act) => Promise<T>, door?: DoorName) => Promise<T>
    /** The door alone, before what is dear: an upload, a batch. It is asked again in each act. */
    readonly pass: () => Promise<void>
    known: Caller | null
    language: Language
    say: Say
  }
}

export const isPublic = (act: string): act is `public.${string}` => act.startsWith('public.')

const doorFor = ({ routeOptions }: FastifyRequest, wanted?: DoorName): DoorName => {
  const { act, also = [] } = routeOptions.config
  if (wanted !== undefined && also.includes(wanted)) return wanted
  if (act === undefined || isPublic(act)) throw new Error(`${routeOptions.url} has no door`)
  if (wanted === undefined || wanted === act) return act
  throw new Error(`${routeOptions.url} does not declare ${wanted}`)
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * The guards every request passes, in this order: its language, the name it asked for, its origin,
 * its session. They hold for every route because they hang on the server, not on the route.
 */
export function guard(
  app: FastifyInstance,
  house: House,
  voices: Voices,
  named: Named,
): readonly DeclaredRoute[] {
  const declared: DeclaredRoute[] = []
  app.addHook('onRoute', ({ url, method, config, schema = {} }) => {
    const { act, also = [], loader, projection } = config ?? {}
    if (!act || !projection) throw new Error(`${method} ${url} declares no act or projection`)
    for (const one of [method].flat())
      declared.push({ act, also, loader, projection, method: one, url, schema })
  })
  app.decorateRequest('known', null)
  app.decorateRequest('language', 'en')
  app.decorateRequest('say', null as never)
  app.decorateRequest('caller', {
    getter(this: FastifyRequest) {
      if (!this.known) throw new Refused('session.absent')
      return this.known
    },
  })
  app.decorateRequest('act', function <
    T,
  >(this: FastifyRequest, work: (act: Act) => Promise<T>, door?: DoorName): Promise<T> {
    return through(house, this.caller, doorFor(this, door), work)
  })
  app.decorateRequest('pass', function (this: FastifyRequest): Promise<void> {
    return this.act(async () => {})
  })
  app.addHook('onRequest', async (request) => {
    request.language = languageOf(request.headers['accept-language'])
    request.say = voices[request.language]
    checkHost(request, named)
    if (!SAFE.has(request.method) && !fromHere(request, named)) throw new Refused('request.origin')
    const { act } = request.routeOptions.config
    if (act === undefined || isPublic(act)) return
    const session = await readSession(house, cookieOf(request, 'session', named))
    if (!session.ok) throw new Refused(session.refusal.code, session.refusal.values)
    request.known = { ...session.value, purpose: purposeOf(request) ?? session.value.purpose }
  })
  return declared
}

/**
 * A request that changes something must say that it comes from these very pages. A browser always
 * says; a client of the API sends `Origin` with the address of the house.
 */
function fromHere(request: FastifyRequest, named: Named): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin, host } = request.headers
  if (origin === undefined) return site === 'same-origin'
  return origin === `http://${host}` || origin === `https://${host}` || origin === named.origin
}

/** `Cosmo-Purpose`: what the caller looks for; without it trade data is for risk analysis. */
function purposeOf(request: FastifyRequest): string | undefined {
  const header = request.headers['cosmo-purpose']
  if (header === undefined) return undefined
  if (typeof header === 'string' && isPurpose(header)) return header
  throw new Refused('request.header', { header: 'Cosmo-Purpose' })
}

/** `If-Match: "…"` without its quotes; undefined where none was sent. */
export function ifMatch(request: FastifyRequest): string | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const match = /^(?:W\/)?"([^"]{1,200})"$/.exec(header)
  if (!match) throw new Refused('request.header', { header: 'If-Match' })
  return match[1] as string
}

/** The version of what was looked at, of records that count theirs; undefined where none was said. */
export function versionLooked(request: FastifyRequest): number | undefined {
  const said = ifMatch(request)
  if (said === undefined) return undefined
  if (!/^\d{1,9}$/.test(said)) throw new Refused('request.header', { header: 'If-Match' })
  return Number(said)
}

/** `Idempotency-Key`; undefined where none was sent. */
export function idempotencyKey(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(header)) {
    throw new Refused('request.header', { header: 'Idempotency-Key' })
  }
  return header
}
