import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../access/index.ts'
import { readSession } from '../access/index.ts'
import { Refused } from '../base/index.ts'
import type { House } from '../store/index.ts'
import type { Language, Say } from '../words/index.ts'
import { languageOf } from '../words/index.ts'
import type { Voices } from './speech.ts'

/** What each route declares; a route that declares nothing cannot be registered. */
export type Declared = {
  /** The act as the table of rights and the journal name it; `public.…` needs no session. */
  readonly act: string
  /** Which view of the record leaves the house; `none` for an act without one. */
  readonly projection: string
}
export type DeclaredRoute = Declared & { readonly method: string; readonly url: string }

declare module 'fastify' {
  interface FastifyContextConfig extends Partial<Declared> {}
  interface FastifyRequest {
    /** Who asks; reading it without a session refuses (`session.absent`). */
    readonly caller: Caller
    known: Caller | null
    language: Language
    say: Say
  }
}

export const isPublic = (act: string): boolean => act.startsWith('public.')

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export const cookieName = (secure: boolean): string => (secure ? '__Host-cosmo' : 'cosmo')

/**
 * The guards every request passes, in this order: its language, its origin, its session. They
 * hold for every route because they hang on the server, not on the route.
 */
export function guard(
  app: FastifyInstance,
  house: House,
  voices: Voices,
  secure: boolean,
): readonly DeclaredRoute[] {
  const declared: DeclaredRoute[] = []
  app.addHook('onRoute', ({ url, method, config }) => {
    const { act, projection } = config ?? {}
    if (!act || !projection) throw new Error(`${method} ${url} declares no act or projection`)
    for (const one of [method].flat()) declared.push({ act, projection, method: one, url })
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
  app.addHook('onRequest', async (request) => {
    request.language = languageOf(request.headers['accept-language'])
    request.say = voices[request.language]
    if (!SAFE.has(request.method) && !fromHere(request)) throw new Refused('request.origin')
    const { act } = request.routeOptions.config
    if (act === undefined || isPublic(act)) return
    const session = await readSession(house, request.cookies[cookieName(secure)] ?? '')
    if (!session.ok) throw new Refused(session.refusal.code, session.refusal.values)
    request.known = session.value
  })
  return declared
}

/**
 * A request that changes something must say that it comes from these very pages. A browser always
 * says; a client of the API sends `Origin` with the address of the house.
 */
function fromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const { origin, host } = request.headers
  if (origin === undefined) return site === 'same-origin'
  return origin === `http://${host}` || origin === `https://${host}`
}

/** `If-Match: "…"` without its quotes; undefined where none was sent. */
export function ifMatch(request: FastifyRequest): string | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const match = /^(?:W\/)?"([^"]{1,200})"$/.exec(header)
  if (!match) throw new Refused('request.header', { header: 'If-Match' })
  return match[1] as string
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
