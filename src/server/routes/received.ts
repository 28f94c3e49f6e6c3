import { z } from 'zod'
import { exportReceived, received, receivedRecord } from '../../exchange/index.ts'
import { receivedAnswer, receivedBody } from '../exchange-desk.ts'
import { receivedCsv } from '../received-csv.ts'
import {
  receivedAnswerSchema,
  receivedByIdSchema,
  receivedFormatSchema,
  receivedQuerySchema,
  receivedSchema,
  refusals,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** What other organisations released to the caller's. */
export function receivedRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/received',
    config: { act: 'received.list', loader: 'received by predicate', projection: 'received.row' },
    schema: {
      querystring: receivedQuerySchema,
      response: { 200: receivedAnswerSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => {
        const { owner, cursor, limit } = request.query
        const list = await received(act, {
          limit,
          ...(owner === undefined ? {} : { owner }),
          ...(cursor === undefined ? {} : { cursor }),
        })
        return receivedAnswer(act, list, request.say)
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/received/:owner/:id',
    config: { act: 'received.read', loader: 'received by id', projection: 'target.seen' },
    schema: { params: receivedByIdSchema, response: { 200: receivedSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const { owner, id } = request.params
        const record = await receivedRecord(act, owner, id)
        return receivedBody(record, request.say, request.language)
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/received/:owner/:id/export',
    config: { act: 'received.export', loader: 'received by id', projection: 'target.seen' },
    schema: {
      params: receivedByIdSchema,
      querystring: receivedFormatSchema,
      response: { 200: z.union([receivedSchema, z.string()]), ...refusals },
    },
    handler: async (request, reply) => {
      const { owner, id } = request.params
      const { format } = request.query
      const record = await request.act((act) => exportReceived(act, owner, id, format))
      const body = receivedBody(record, request.say, request.language)
      reply.header('content-disposition', `attachment; filename="received-${id}.${format}"`)
      if (format === 'json') return reply.send(body)
      return reply.type('text/csv; charset=utf-8').send(receivedCsv(body, request.say))
    },
  })
}
