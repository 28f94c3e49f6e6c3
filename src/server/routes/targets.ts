import { sameReasons, targetById } from '../../store/index.ts'
import { target, targets } from '../desk.ts'
import {
  byIdSchema,
  refusals,
  sameReasonsSchema,
  targetAnswerBodySchema,
  targetQuerySchema,
  targetsAnswerSchema,
  targetsQuerySchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** At most this many targets are decided in one act. */
const TOGETHER = 1000

export function targetRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/targets',
    config: { act: 'target.list', loader: 'targets by predicate', projection: 'target.row' },
    schema: {
      querystring: targetsQuerySchema,
      response: { 200: targetsAnswerSchema, ...refusals },
    },
    handler: (request) =>
      request.act((act) => {
        const asked = Object.fromEntries(
          Object.entries(request.query).filter(([, value]) => value !== undefined),
        ) as typeof request.query
        // The list shows goods and codes; the traders' own fields stay sealed.
        return targets(
          act,
          { ...(asked as object), limit: asked.limit, nominal: false },
          request.say,
        )
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/targets/:id',
    config: { act: 'target.read', loader: 'target by id', projection: 'target.whole' },
    schema: {
      params: byIdSchema,
      querystring: targetQuerySchema,
      response: { 200: targetAnswerBodySchema, ...refusals },
    },
    handler: async (request, reply) => {
      const body = await request.act((act) =>
        target(act, request.params.id, request.say, request.language, request.query.ahead),
      )
      return reply.header('etag', `"${body.basis}"`).send(body)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/targets/:id/same-reasons',
    config: { act: 'target.list-same', loader: 'target by id', projection: 'target.id' },
    schema: { params: byIdSchema, response: { 200: sameReasonsSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const { signature } = await targetById(act, request.params.id, { nominal: false })
        const { count, ids } = await sameReasons(act, signature, TOGETHER)
        act.saw('target', ids)
        return { signature, open: count, ids: [...ids] }
      }),
  })
}
