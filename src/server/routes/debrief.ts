import { z } from 'zod'
import {
  closeOperation,
  consentToNaming,
  debriefOf,
  paperFacts,
  paperMade,
  recommend,
  reopenOperation,
  stepRecommendation,
  withdrawFinding,
  writeFinding,
} from '../../operations/index.ts'
import { debriefBody, paperFile } from '../debrief-desk.ts'
import { versionLooked } from '../door.ts'
import { onceInAct } from '../once.ts'
import {
  becauseSchema,
  byIdSchema,
  consentGivenSchema,
  debriefQuerySchema,
  debriefSchema,
  findingByIdSchema,
  findingGivenSchema,
  madeSchema,
  paperByNameSchema,
  paperQuerySchema,
  recommendationByIdSchema,
  recommendationGivenSchema,
  recommendationMadeSchema,
  recommendationStepSchema,
  refusals,
  reopeningSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const made = { 201: madeSchema, ...refusals }

/** The debrief of an operation: results, findings, recommendations, papers; and its closing. */
export function debriefRoutes({ app, voices, ports }: Api): void {
  const operation = '/api/v1/operations/:id'

  app.route({
    method: 'GET',
    url: `${operation}/debrief`,
    config: { act: 'debrief.read', loader: 'operation by id', projection: 'operation.debrief' },
    schema: {
      params: byIdSchema,
      querystring: debriefQuerySchema,
      response: { 200: debriefSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        debriefBody(
          act,
          await debriefOf(act, request.params.id, request.query),
          request.query.records,
        ),
      ),
  })

  app.route({
    method: 'POST',
    url: `${operation}/debrief/findings`,
    config: { act: 'debrief.write', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: findingGivenSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => writeFinding(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/debrief/findings/:finding/withdrawal`,
    config: { act: 'debrief.write', loader: 'operation by id', projection: 'none' },
    schema: { params: findingByIdSchema, body: becauseSchema, response: made },
    handler: async (request, reply) => {
      const { id, finding } = request.params
      await request.act((act) =>
        onceInAct(act, request, async () => {
          await withdrawFinding(act, id, finding, request.body.because)
          return null
        }),
      )
      return reply.code(201).send({ id: finding })
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/debrief/recommendations`,
    config: { act: 'debrief.conclude', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: recommendationGivenSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => recommend(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/debrief/recommendations/:recommendation/steps`,
    config: { act: 'debrief.conclude', loader: 'operation by id', projection: 'none' },
    schema: {
      params: recommendationByIdSchema,
      body: recommendationStepSchema,
      response: { 201: recommendationMadeSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const { id, recommendation } = request.params
      const revision = await request.act((act) =>
        onceInAct(act, request, () =>
          stepRecommendation(act, id, recommendation, {
            ...request.body,
            revision: versionLooked(request),
          }),
        ),
      )
      return reply.code(201).send({ revision })
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/debrief/consent`,
    config: { act: 'debrief.consent', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: consentGivenSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => consentToNaming(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: `${operation}/debrief/papers/:paper`,
    config: { act: 'debrief.export', loader: 'operation by id', projection: 'operation.paper' },
    schema: {
      description: 'A paper of the operation as a file: PDF, DOCX or XLSX.',
      params: paperByNameSchema,
      querystring: paperQuerySchema,
      response: { 200: z.string(), ...refusals },
    },
    handler: async (request, reply) => {
      const { id, paper } = request.params
      const { language = request.language, ...query } = request.query
      const say = voices[language]
      const asked = { ...query, paper, language }
      const facts = await request.act((act) => paperFacts(act, id, asked, say))
      // The transaction has ended: making the file holds up nobody's.
      const { name, type, bytes } = await paperFile(facts, asked, say, ports.fonts)
      // A disclosure is of a file that there is; without the entry none leaves.
      await request.act((act) => paperMade(act, id, asked))
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.type(type).send(bytes as never)
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/closing`,
    config: { act: 'debrief.conclude', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => closeOperation(act, request.params.id)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: `${operation}/reopening`,
    config: { act: 'debrief.conclude', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: reopeningSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => reopenOperation(act, request.params.id, request.body.reason)),
      )
      return reply.code(201).send({ id })
    },
  })
}
