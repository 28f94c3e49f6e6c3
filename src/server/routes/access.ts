import { z } from 'zod'
import { directory, renameOrganisation, who, why } from '../../access/index.ts'
import {
  changedOrganisationSchema,
  organisationsSchema,
  refusals,
  whoQuerySchema,
  whoSchema,
  whyQuerySchema,
  whySchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { whoBody, whyBody } from '../why-speech.ts'

export function accessRoutes({ app, house }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/access/why',
    config: { act: 'access.why', loader: 'record by kind and id', projection: 'why' },
    schema: { querystring: whyQuerySchema, response: { 200: whySchema, ...refusals } },
    handler: async (request) => {
      return whyBody(await request.act((act) => why(act, request.query)), request.say)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/access/who',
    config: { act: 'access.why', loader: 'record by kind and id', projection: 'who' },
    schema: { querystring: whoQuerySchema, response: { 200: whoSchema, ...refusals } },
    handler: async (request) => {
      return whoBody(await who(house, request.caller, request.query), request.say)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/organisations',
    config: { act: 'organisation.list', loader: 'organisations', projection: 'organisation' },
    schema: { response: { 200: organisationsSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => ({ organisations: [...(await directory(act))] })),
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/organisation',
    config: { act: 'organisation.change', loader: 'none', projection: 'none' },
    schema: { body: changedOrganisationSchema, response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.act((act) => renameOrganisation(act, request.body))
      return reply.code(204).send(null)
    },
  })
}
