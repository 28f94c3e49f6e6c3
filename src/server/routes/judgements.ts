import { judge, undo } from '../../store/index.ts'
import { ifMatch } from '../door.ts'
import { onceInAct } from '../once.ts'
import { byIdSchema, judgedSchema, judgementRequestSchema, refusals } from '../schemas/index.ts'
import type { Api } from '../server.ts'

export function judgementRoutes({ app }: Api): void {
  app.route({
    method: 'POST',
    url: '/api/v1/judgements',
    config: { act: 'target.judge', loader: 'targets by ids', projection: 'none' },
    schema: { body: judgementRequestSchema, response: { 201: judgedSchema, ...refusals } },
    handler: async (request, reply) => {
      const { targetIds, answer, because } = request.body
      const seen = ifMatch(request)
      const [first] = targetIds
      const basis = seen !== undefined && first !== undefined ? { basis: { [first]: seen } } : {}
      const judged = await request.act((act) =>
        onceInAct(act, request, () => judge(act, { targetIds, answer, because, ...basis })),
      )
      return reply.code(201).send(judged)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/judgements/:id/withdrawal',
    config: {
      act: 'target.withdraw-judgement',
      loader: 'judgements by act',
      projection: 'none',
    },
    schema: { params: byIdSchema, response: { 201: judgedSchema, ...refusals } },
    handler: async (request, reply) => {
      const withdrawn = await request.act((act) =>
        onceInAct(act, request, () => undo(act, request.params.id)),
      )
      return reply.code(201).send(withdrawn)
    },
  })
}
