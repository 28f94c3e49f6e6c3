import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  addPasskey,
  beginDirectory,
  beginPasskey,
  beginTotp,
  changeOneself,
  confirmTotp,
  hashPassword,
  identityOf,
  makeRecoveryCodes,
  needFreshProof,
  removePasskey,
  removePassword,
  removeTotp,
  renamePasskey,
  setPassword,
  unlinkIdentity,
} from '../../access/index.ts'
import type { Act } from '../../store/index.ts'
import { isLanguage } from '../../words/index.ts'
import {
  byIdSchema,
  directoryAddressSchema,
  type Identity,
  identitySchema,
  newPasswordSchema,
  oneselfSchema,
  passkeyIdSchema,
  passkeyMadeSchema,
  passkeyNameSchema,
  passkeyOptionsSchema,
  providerChosenSchema,
  recoveryCodesSchema,
  refusals,
  totpBegunSchema,
  totpConfirmSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { cookieOf, dropCookie, originOf, passkeyAddress, setCookie, siteOf } from '../site.ts'

/**
 * One's own account. What changes how its person signs in asks for a fresh proof
 * (`identity.proof-needed`): a session that was left open must not become a new key.
 */
export function identityRoutes({ app, house, ports }: Api): void {
  const own = { loader: 'own person', projection: 'identity' } as const
  const change = { act: 'identity.change', ...own } as const
  const nothing = { response: { 204: z.null(), ...refusals } } as const

  /** One act behind the door with a fresh proof. */
  const fresh = <T>(request: FastifyRequest, work: (act: Act) => Promise<T>): Promise<T> =>
    request.act(async (act) => {
      await needFreshProof(act, request.caller)
      return work(act)
    })

  app.route({
    method: 'GET',
    url: '/api/v1/identity',
    config: { act: 'identity.read', ...own },
    schema: { response: { 200: identitySchema, ...refusals } },
    handler: async (request): Promise<Identity> => {
      const found = await request.act((act) => identityOf(act, request.caller))
      const { language } = found.person
      return {
        ...found,
        person: { ...found.person, language: isLanguage(language) ? language : 'en' },
        passkeys: [...found.passkeys],
        external: [...found.external],
        directories: [...found.directories],
        passkeyAddress: passkeyAddress(request, ports),
      }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/identity',
    config: change,
    schema: { body: oneselfSchema, ...nothing },
    handler: async (request, reply) => {
      await request.act((act) => changeOneself(act, request.caller, request.body))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/passkeys/options',
    config: change,
    schema: { response: { 200: passkeyOptionsSchema, ...refusals } },
    handler: async (request, reply) => {
      await fresh(request, async () => {})
      const { options, step } = await beginPasskey(house, request.caller, siteOf(request, ports))
      setCookie(reply, 'passkey', step, ports)
      return { options: { ...options } }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/passkeys',
    config: change,
    schema: { body: passkeyMadeSchema, ...nothing },
    handler: async (request, reply) => {
      await fresh(request, async () => {})
      const { name } = request.body
      const response = request.body.response as unknown as RegistrationResponseJSON
      const step = cookieOf(request, 'passkey', ports)
      const site = siteOf(request, ports)
      await addPasskey(house, request.caller, site, { step, name, response })
      return dropCookie(reply, 'passkey', ports).code(204).send(null)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/identity/passkeys/:id',
    config: change,
    schema: { params: passkeyIdSchema, body: passkeyNameSchema, ...nothing },
    handler: async (request, reply) => {
      const { id } = request.params
      await request.act((act) => renamePasskey(act, request.caller, id, request.body.name))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/passkeys/:id/removal',
    config: change,
    schema: { params: passkeyIdSchema, ...nothing },
    handler: async (request, reply) => {
      await fresh(request, (act) => removePasskey(act, request.caller, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/identity/password',
    config: change,
    schema: { body: newPasswordSchema, ...nothing },
    handler: async (request, reply) => {
      const { password } = request.body
      await fresh(request, async () => {})
      // Outside the transaction: it takes its time on purpose.
      const hash = await hashPassword(house.ports.random, password)
      await fresh(request, (act) => setPassword(act, request.caller, { password, hash }))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/password/removal',
    config: change,
    schema: nothing,
    handler: async (request, reply) => {
      await fresh(request, (act) => removePassword(act, request.caller))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/totp',
    config: change,
    schema: { response: { 200: totpBegunSchema, ...refusals } },
    handler: (request) => fresh(request, (act) => beginTotp(act, house, request.caller)),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/totp/confirmation',
    config: change,
    schema: { body: totpConfirmSchema, ...nothing },
    handler: async (request, reply) => {
      await fresh(request, (act) => confirmTotp(act, request.caller, request.body))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/totp/removal',
    config: change,
    schema: nothing,
    handler: async (request, reply) => {
      await fresh(request, (act) => removeTotp(act, request.caller))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/recovery-codes',
    config: change,
    schema: { response: { 200: recoveryCodesSchema, ...refusals } },
    handler: async (request) => ({
      codes: [...(await fresh(request, (act) => makeRecoveryCodes(act, house, request.caller)))],
    }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/external',
    config: { act: 'identity.change', loader: 'provider by id', projection: 'none' },
    schema: { body: providerChosenSchema, response: { 200: directoryAddressSchema, ...refusals } },
    handler: async (request, reply) => {
      await fresh(request, async () => {})
      const { address, step } = await beginDirectory(house, {
        organisation: request.caller.organisation,
        provider: request.body.provider,
        origin: originOf(request, ports),
        reach: ports.reach ?? 'public',
        caller: request.caller,
      })
      setCookie(reply, 'directory', step, ports)
      return { address }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/identity/external/:id/removal',
    config: change,
    schema: { params: byIdSchema, ...nothing },
    handler: async (request, reply) => {
      await fresh(request, (act) => unlinkIdentity(act, request.caller, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
