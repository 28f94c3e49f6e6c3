import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import {
  beginPasskeySignIn,
  endOwnSession,
  endSession,
  type NewSession,
  openSessions,
  renewByPasskey,
  renewByPassword,
  revokeSessions,
} from '../../access/index.ts'
import { Refused, type Result } from '../../base/index.ts'
import { meOf } from '../desk.ts'
import {
  byIdSchema,
  countOfSessionsSchema,
  meSchema,
  passkeyOptionsSchema,
  passkeyUseSchema,
  proofByPasswordSchema,
  refusals,
  sessionsSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { cookieOf, dropCookie, forgetFilter, knockOf, setCookie, siteOf } from '../site.ts'

/** The caller's own sessions: which there are, ending them, proving once more who one is. */
export function sessionRoutes({ app, house, ports }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/me',
    config: { act: 'me.read', loader: 'own person', projection: 'me' },
    schema: { response: { 200: meSchema, ...refusals } },
    handler: (request) => request.act((act) => meOf(act, request.caller, ports.engineVersion)),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/end',
    config: { act: 'session.end', loader: 'own session', projection: 'none' },
    schema: { response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.act((act) => endSession(act, request.caller))
      return forgetFilter(dropCookie(reply, 'session', ports))
        .code(204)
        .send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/sessions',
    config: { act: 'session.list', loader: 'own session', projection: 'session' },
    schema: { response: { 200: sessionsSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => ({ sessions: [...(await openSessions(act, request.caller))] })),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/sessions/:id/end',
    config: { act: 'session.end', loader: 'own session', projection: 'none' },
    schema: { params: byIdSchema, response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.act((act) => endOwnSession(act, request.caller, request.params.id))
      return reply.code(204).send(null)
    },
  })

  /** Everywhere, and here too: the next request of each asks to sign in. */
  app.route({
    method: 'POST',
    url: '/api/v1/sessions/end',
    config: { act: 'session.end', loader: 'own session', projection: 'none' },
    schema: { response: { 200: countOfSessionsSchema, ...refusals } },
    handler: async (request, reply) => {
      const ended = await request.act((act) => revokeSessions(act, request.caller.person))
      forgetFilter(dropCookie(reply, 'session', ports))
      dropCookie(reply, 'device', ports)
      return { ended }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/proof/password',
    config: { act: 'identity.change', loader: 'own session', projection: 'none' },
    schema: { body: proofByPasswordSchema, response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.pass()
      const knock = knockOf(request, ports)
      return renewed(reply, await renewByPassword(house, request.caller, request.body, knock))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/proof/passkey/options',
    config: { act: 'identity.change', loader: 'own session', projection: 'none' },
    schema: { response: { 200: passkeyOptionsSchema, ...refusals } },
    handler: async (request, reply) => {
      await request.pass()
      const { person } = request.caller
      const { options, step } = await beginPasskeySignIn(house, siteOf(request, ports), person)
      setCookie(reply, 'passkey', step, ports)
      return { options: { ...options } }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/proof/passkey',
    config: { act: 'identity.change', loader: 'own session', projection: 'none' },
    schema: { body: passkeyUseSchema, response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.pass()
      dropCookie(reply, 'passkey', ports)
      const step = cookieOf(request, 'passkey', ports)
      const response = request.body.response as unknown as AuthenticationResponseJSON
      const site = siteOf(request, ports)
      const knock = knockOf(request, ports)
      return renewed(
        reply,
        await renewByPasskey(house, site, request.caller, { step, response }, knock),
      )
    },
  })

  function renewed(reply: FastifyReply, result: Result<NewSession>): FastifyReply {
    if (!result.ok) throw new Refused(result.refusal.code, result.refusal.values)
    return setCookie(reply, 'session', result.value.token, ports).code(204).send(null)
  }
}
