import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  ADMINISTRATION,
  beginDirectory,
  beginPasskeySignIn,
  DIRECTORY_RETURN,
  endSession,
  type In,
  machine,
  onlyOrganisation,
  organisationOfCode,
  providers,
  readSession,
  returnFromDirectory,
  signInByPasskey,
  signInByPassword,
  signInBySecondFactor,
  spendSignInLink,
} from '../../access/index.ts'
import { Refused, type Result } from '../../base/index.ts'
import {
  directoryAddressSchema,
  directoryChosenSchema,
  passkeyOptionsSchema,
  passkeyUseSchema,
  passwordSignInSchema,
  refusals,
  type SignedIn,
  secondFactorSchema,
  signedInSchema,
  signInQuerySchema,
  signInWaysSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import {
  cookieOf,
  dropCookie,
  forgetFilter,
  knockOf,
  originOf,
  passkeyAddress,
  setCookie,
  siteOf,
} from '../site.ts'
import { sayRefusal } from '../speech.ts'

/** Every way in. Tries are counted in `src/access/lockout.ts`, by whichever door they come. */
export function signInRoutes({ app, house, ports }: Api): void {
  const open = { loader: 'none', projection: 'none' } as const

  /** A new session takes the place of the one that this browser had. */
  async function letIn(request: FastifyRequest, reply: FastifyReply, session: In): Promise<void> {
    const old = await readSession(house, cookieOf(request, 'session', ports))
    if (old.ok) await house.act(old.value, (act) => endSession(act, old.value))
    forgetFilter(setCookie(reply, 'session', session.token, ports))
    setCookie(reply, 'device', session.device, ports)
  }

  async function isIn(
    request: FastifyRequest,
    reply: FastifyReply,
    result: Result<In>,
  ): Promise<SignedIn> {
    await letIn(request, reply, orRefuse(result))
    return { next: 'in' }
  }

  app.route({
    method: 'GET',
    url: '/sign-in',
    // A look at the address must not spend the link in it.
    exposeHeadRoute: false,
    config: {
      act: 'public.sign-in',
      ...open,
      rateLimit: { max: 30, timeWindow: '1 minute' },
    },
    schema: {
      hide: true,
      querystring: z.object({ link: z.string().max(300).optional() }),
    },
    handler: async (request, reply) => {
      const { link } = request.query
      if (link === undefined || isPrefetch(request)) return reply.callNotFound()
      const session = await spendSignInLink(house, link, knockOf(request, ports))
      // The application says what to do about a link that no longer works.
      if (!session.ok)
        return reply.code(session.refusal.code === 'identity.delayed' ? 429 : 401).callNotFound()
      await letIn(request, reply, session.value)
      return reply.redirect('/targets', 303)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/sign-in',
    config: { act: 'public.sign-in', loader: 'none', projection: 'ways' },
    schema: { querystring: signInQuerySchema, response: { 200: signInWaysSchema, ...refusals } },
    handler: async (request) => {
      const only = await onlyOrganisation(house)
      const { organisation: code, refused, seconds = 1 } = request.query
      const organisation =
        only ?? (code === undefined ? undefined : await organisationOfCode(house, code))
      const found = organisation
        ? await house.act(machine(organisation, ADMINISTRATION), providers)
        : []
      return {
        passkeyAddress: passkeyAddress(request, ports),
        several: only === undefined,
        refused: isSaid(refused)
          ? sayRefusal({ code: refused, values: { seconds } }, request.say)
          : null,
        directories: found
          .filter(({ active }) => active)
          .map(({ id, name }) => ({ id, name, organisation: organisation ?? '' })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sign-in/password',
    config: { act: 'public.sign-in-password', ...open },
    schema: { body: passwordSignInSchema, response: { 200: signedInSchema, ...refusals } },
    handler: async (request, reply): Promise<SignedIn> => {
      const done = orRefuse(await signInByPassword(house, request.body, knockOf(request, ports)))
      if ('step' in done) {
        setCookie(reply, 'second-factor', done.step, ports)
        return { next: 'second-factor' }
      }
      await letIn(request, reply, done.in)
      return { next: 'in' }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sign-in/second-factor',
    config: { act: 'public.sign-in-second-factor', ...open },
    schema: { body: secondFactorSchema, response: { 200: signedInSchema, ...refusals } },
    handler: async (request, reply) => {
      const step = cookieOf(request, 'second-factor', ports)
      const done = await signInBySecondFactor(house, step, request.body, knockOf(request, ports))
      if (done.ok) dropCookie(reply, 'second-factor', ports)
      return isIn(request, reply, done)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sign-in/passkey/options',
    config: { act: 'public.sign-in-passkey', ...open },
    schema: { response: { 200: passkeyOptionsSchema, ...refusals } },
    handler: async (request, reply) => {
      const { options, step } = await beginPasskeySignIn(house, siteOf(request, ports))
      setCookie(reply, 'passkey', step, ports)
      return { options: { ...options } }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sign-in/passkey',
    config: { act: 'public.sign-in-passkey', ...open },
    schema: { body: passkeyUseSchema, response: { 200: signedInSchema, ...refusals } },
    handler: async (request, reply) => {
      const step = cookieOf(request, 'passkey', ports)
      const response = request.body.response as unknown as AuthenticationResponseJSON
      const site = siteOf(request, ports)
      const done = await signInByPasskey(house, site, { step, response }, knockOf(request, ports))
      dropCookie(reply, 'passkey', ports)
      return isIn(request, reply, done)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sign-in/directory',
    config: { act: 'public.sign-in-directory', ...open },
    schema: { body: directoryChosenSchema, response: { 200: directoryAddressSchema, ...refusals } },
    handler: async (request, reply) => {
      const { address, step } = await beginDirectory(house, {
        ...request.body,
        origin: originOf(request, ports),
        reach: ports.reach ?? 'public',
        caller: null,
      })
      setCookie(reply, 'directory', step, ports)
      return { address }
    },
  })

  /** The directory sends the browser back here; what it says is exchanged and checked. */
  app.route({
    method: 'GET',
    url: DIRECTORY_RETURN,
    exposeHeadRoute: false,
    config: { act: 'public.sign-in-directory', ...open },
    schema: { hide: true },
    handler: async (request, reply) => {
      const step = cookieOf(request, 'directory', ports)
      const query = request.url.split('?').slice(1).join('?').slice(0, 8000)
      const given = { step, query, reach: ports.reach ?? 'public' } as const
      const done = await returnFromDirectory(house, given, knockOf(request, ports))
      dropCookie(reply, 'directory', ports)
      if (!done.ok) {
        const { code, values } = done.refusal
        const seconds = values.seconds === undefined ? '' : `&seconds=${values.seconds}`
        return reply.redirect(`/sign-in?refused=${code}${seconds}`, 303)
      }
      if ('linked' in done.value) return reply.redirect('/account', 303)
      await letIn(request, reply, done.value.in)
      return reply.redirect('/targets', 303)
    },
  })
}

/** What the way through a directory may end with; nothing else is said for an address. */
const SAID = [
  'identity.refused',
  'identity.delayed',
  'identity.step-over',
  'identity.not-linked',
  'identity.linked-elsewhere',
  'provider.absent',
  'provider.address',
  'provider.unreachable',
  'session.absent',
] as const
const isSaid = (code: string | undefined): code is (typeof SAID)[number] =>
  SAID.some((one) => one === code)

/** A browser that fetches ahead, or a page that embeds the address, must not spend a link. */
function isPrefetch({ headers }: FastifyRequest): boolean {
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`
  const destination = headers['sec-fetch-dest']
  return (
    /prefetch|prerender/.test(purpose) || (destination !== undefined && destination !== 'document')
  )
}

/** The value, or the refusal as the error handler says it. */
function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.refusal.code, result.refusal.values)
}
