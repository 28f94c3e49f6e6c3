import { z } from 'zod'
import { Refused } from '../../base/index.ts'
import {
  changeHandling,
  dueSoon,
  erase,
  eraseTrader,
  handlingView,
  hold,
  liftHold,
  previewRelease,
  release,
  soughtTrader,
  withdrawRelease,
  withdrawTarget,
} from '../../exchange/index.ts'
import { ifMatch } from '../door.ts'
import { handlingBody, previewBody } from '../exchange-desk.ts'
import { onceInAct } from '../once.ts'
import {
  byIdSchema,
  dueSchema,
  erasedSchema,
  handlingRequestSchema,
  handlingSchema,
  holdRequestSchema,
  refusals,
  releaseByIdSchema,
  releasedSchema,
  releasePreviewSchema,
  releaseRequestSchema,
  traderErasedSchema,
  traderErasureSchema,
  traderFoundSchema,
  traderSearchSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const done = { 204: z.null(), ...refusals }

/** What an owner does with the handling of its own records. */
export function exchangeRoutes({ app, screening, ports }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/targets/:id/handling',
    config: { act: 'target.list-releases', loader: 'target by id', projection: 'target.handling' },
    schema: { params: byIdSchema, response: { 200: handlingSchema, ...refusals } },
    handler: async (request, reply) => {
      const view = await request.act((act) => handlingView(act, request.params.id))
      return reply.header('etag', `"${view.version}"`).send(handlingBody(view))
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/targets/:id/handling',
    config: { act: 'target.narrow', loader: 'target by id', projection: 'target.handling' },
    schema: {
      params: byIdSchema,
      body: handlingRequestSchema,
      response: { 200: handlingSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const seen = ifMatch(request)
      if (seen === undefined) throw new Refused('request.header', { header: 'If-Match' })
      const { id } = request.params
      const view = await request.act((act) => changeHandling(act, id, request.body, seen))
      return reply.header('etag', `"${view.version}"`).send(handlingBody(view))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/releases/preview',
    config: { act: 'target.preview-release', loader: 'target by id', projection: 'target.seen' },
    schema: {
      params: byIdSchema,
      body: releaseRequestSchema,
      response: { 200: releasePreviewSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        previewBody(
          await previewRelease(act, request.params.id, request.body),
          request.say,
          request.language,
        ),
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/releases',
    config: { act: 'target.release', loader: 'target by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: releaseRequestSchema,
      response: { 201: releasedSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const { ids } = await request.act((act) =>
        onceInAct(act, request, () => release(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ ids: [...ids] })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/releases/:release/withdrawal',
    config: { act: 'target.withdraw-release', loader: 'target by id', projection: 'none' },
    schema: { params: releaseByIdSchema, response: done },
    handler: async (request, reply) => {
      const { id, release: which } = request.params
      await request.act((act) => withdrawRelease(act, id, which))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/withdrawal',
    config: { act: 'target.withdraw', loader: 'target by id', projection: 'none' },
    schema: { params: byIdSchema, response: done },
    handler: async (request, reply) => {
      await request.act((act) => withdrawTarget(act, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/hold',
    config: { act: 'target.hold', loader: 'target by id', projection: 'none' },
    schema: { params: byIdSchema, body: holdRequestSchema, response: done },
    handler: async (request, reply) => {
      await request.act((act) => hold(act, request.params.id, request.body.because))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/hold/end',
    config: { act: 'target.hold', loader: 'target by id', projection: 'none' },
    schema: { params: byIdSchema, response: done },
    handler: async (request, reply) => {
      await request.act((act) => liftHold(act, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/targets/:id/erasure',
    config: { act: 'target.erase', loader: 'target by id', projection: 'none' },
    schema: { params: byIdSchema, response: { 200: erasedSchema, ...refusals } },
    handler: async (request) => {
      const erased = await request.act((act) => erase(act, request.params.id))
      ports.erased?.({ organisation: request.caller.organisation, uploads: false })
      return erased
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/due',
    config: { act: 'target.list-due', loader: 'targets by predicate', projection: 'target.dates' },
    schema: { response: { 200: dueSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const { until, due } = await dueSoon(act)
        return { until, due: [...due] }
      }),
  })

  /** Every sealed record is opened for it. */
  const dear = { rateLimit: { max: 10, timeWindow: '1 minute' } }

  app.route({
    method: 'POST',
    url: '/api/v1/traders/search',
    config: {
      act: 'trader.seek',
      loader: 'targets by predicate',
      projection: 'target.id',
      ...dear,
    },
    schema: { body: traderSearchSchema, response: { 200: traderFoundSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const found = await soughtTrader(act, request.body.name)
        return { ...found, targets: [...found.targets] }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/traders/erasure',
    config: { act: 'trader.erase', loader: 'targets by predicate', projection: 'none', ...dear },
    schema: { body: traderErasureSchema, response: { 200: traderErasedSchema, ...refusals } },
    handler: async (request) => {
      await request.pass()
      // What is at work now would bring the person again behind our back.
      if (screening.running(request.caller).length > 0) throw new Refused('trader.at-work')
      const erased = await request.act((act) => eraseTrader(act, request.body))
      ports.erased?.({ organisation: request.caller.organisation, uploads: true })
      return erased
    },
  })
}
