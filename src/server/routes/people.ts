import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  activate,
  addProvider,
  addToOrganisation,
  askReset,
  changePerson,
  changeProvider,
  confirmReset,
  DIRECTORY_RETURN,
  deactivate,
  endSessionsOf,
  giveRoles,
  invite,
  LINK_MINUTES,
  needFreshProof,
  openResets,
  organisationOf,
  people,
  personsWithWays,
  providers,
} from '../../access/index.ts'
import { rolesOf } from '../../rights/index.ts'
import type { Act } from '../../store/index.ts'
import { isLanguage } from '../../words/index.ts'
import { onceInAct } from '../once.ts'
import {
  byIdSchema,
  changedPersonSchema,
  countOfSessionsSchema,
  givenRolesSchema,
  madePersonSchema,
  newPersonSchema,
  type People,
  peopleSchema,
  providerGivenSchema,
  providersSchema,
  refusals,
  type SignInLink,
  signInLinkSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { originOf } from '../site.ts'

/** The people of one's organisation, for its administrator; the rules stand in `access/people.ts`. */
export function peopleRoutes({ app, house, ports }: Api): void {
  const person = { loader: 'person by id', projection: 'none' } as const
  const nothing = { params: byIdSchema, response: { 204: z.null(), ...refusals } } as const
  const reach = ports.reach ?? 'public'

  /** What gives somebody a way in, or more to do, asks for a fresh proof of who gives it. */
  const fresh = <T>(request: FastifyRequest, work: (act: Act) => Promise<T>): Promise<T> =>
    request.act(async (act) => {
      await needFreshProof(act, request.caller)
      return work(act)
    })

  app.route({
    method: 'GET',
    url: '/api/v1/people',
    config: { act: 'person.list', loader: 'people', projection: 'person' },
    schema: { response: { 200: peopleSchema, ...refusals } },
    handler: (request) => request.act((act) => everybody(act)),
  })

  async function everybody(act: Act): Promise<People> {
    const { code, kind } = await organisationOf(act)
    const found = await people(act)
    const own = await personsWithWays(act)
    const resets = new Map((await openResets(act)).map((reset) => [reset.person, reset]))
    act.saw(
      'person',
      found.map(({ id }) => id),
    )
    return {
      organisationCode: code,
      roles: [...rolesOf(kind)],
      people: found.map(({ roles, language, ...one }) => {
        const reset = resets.get(one.id)
        return {
          ...one,
          language: isLanguage(language) ? language : 'en',
          roles: [...roles],
          ownWays: own.has(one.id),
          reset: reset
            ? { askedBy: reset.askedBy, askedAt: reset.askedAt, endsAt: reset.endsAt }
            : null,
        }
      }),
    }
  }

  app.route({
    method: 'POST',
    url: '/api/v1/people',
    config: { act: 'person.add', loader: 'own organisation', projection: 'person.id' },
    schema: { body: newPersonSchema, response: { 201: madePersonSchema, ...refusals } },
    handler: async (request, reply) => {
      const { login, ...wanted } = request.body
      const given = { ...wanted, ...(login === undefined ? {} : { login }) }
      const made = await fresh(request, (act) =>
        onceInAct(act, request, async () => ({
          id: await addToOrganisation(act, request.caller, given),
        })),
      )
      return reply.code(201).send(made)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/people/:id',
    config: { act: 'person.change', ...person },
    schema: { body: changedPersonSchema, ...nothing },
    handler: async (request, reply) => {
      await request.act((act) => changePerson(act, request.params.id, request.body))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/people/:id/roles',
    config: { act: 'person.roles', ...person },
    schema: { body: givenRolesSchema, ...nothing },
    handler: async (request, reply) => {
      const { id } = request.params
      await fresh(request, (act) => giveRoles(act, request.caller, id, request.body.roles))
      return reply.code(204).send(null)
    },
  })

  const steps = [
    ['deactivation', deactivate],
    ['activation', activate],
  ] as const
  for (const [step, does] of steps)
    app.route({
      method: 'POST',
      url: `/api/v1/people/:id/${step}`,
      config: { act: 'person.deactivate', ...person },
      schema: nothing,
      handler: async (request, reply) => {
        await fresh(request, (act) => does(act, request.params.id))
        return reply.code(204).send(null)
      },
    })

  const linkTo = (request: FastifyRequest, link: string): SignInLink => ({
    address: `${originOf(request, ports)}/sign-in?link=${encodeURIComponent(link)}`,
    endsAt: new Date(house.ports.clock.ms() + LINK_MINUTES * 60_000).toISOString(),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/people/:id/sign-in-link',
    config: { act: 'person.link', loader: 'person by id', projection: 'person.link' },
    schema: { params: byIdSchema, response: { 200: signInLinkSchema, ...refusals } },
    handler: async (request) => {
      const link = await fresh(request, (act) => invite(act, house, request.params.id))
      return linkTo(request, link)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/people/:id/sessions/end',
    config: { act: 'person.end-sessions', ...person },
    schema: { params: byIdSchema, response: { 200: countOfSessionsSchema, ...refusals } },
    handler: async (request) => ({
      ended: await request.act((act) => endSessionsOf(act, request.params.id)),
    }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/people/:id/second-factor/reset',
    config: { act: 'person.reset', ...person },
    schema: nothing,
    handler: async (request, reply) => {
      await fresh(request, (act) => askReset(act, request.caller, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/people/:id/second-factor/reset/confirmation',
    config: { act: 'person.reset', loader: 'person by id', projection: 'person.link' },
    schema: { params: byIdSchema, response: { 200: signInLinkSchema, ...refusals } },
    handler: async (request) => {
      const { id } = request.params
      const link = await fresh(request, (act) => confirmReset(act, house, request.caller, id))
      return linkTo(request, link)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/providers',
    config: { act: 'provider.list', loader: 'providers', projection: 'provider' },
    schema: { response: { 200: providersSchema, ...refusals } },
    handler: async (request) => {
      const found = await request.act(providers)
      return {
        returnTo: `${originOf(request, ports)}${DIRECTORY_RETURN}`,
        providers: found.map((one) => ({ ...one, strongAcr: [...one.strongAcr] })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/providers',
    config: { act: 'provider.change', loader: 'own organisation', projection: 'provider.id' },
    schema: { body: providerGivenSchema, response: { 201: madePersonSchema, ...refusals } },
    handler: async (request, reply) => {
      const { body, caller } = request
      const id = await fresh(request, (act) => addProvider(act, caller, body, reach))
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/providers/:id',
    config: { act: 'provider.change', loader: 'provider by id', projection: 'none' },
    schema: { body: providerGivenSchema, ...nothing },
    handler: async (request, reply) => {
      const { body, caller, params } = request
      await fresh(request, (act) => changeProvider(act, caller, params.id, body, reach))
      return reply.code(204).send(null)
    },
  })
}
