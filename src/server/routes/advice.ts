import type { FastifyRequest } from 'fastify'
import {
  askAdvice,
  askForm,
  checkEndUse,
  giveAdvice,
  ownServiceLevels,
  passOn,
  previewAnswer,
  previewRequest,
  replyToExpert,
  returnRequest,
  saveServiceLevels,
  withdrawRequest,
} from '../../reachback/index.ts'
import type { Act } from '../../store/index.ts'
import {
  adviceBody,
  adviceFormBody,
  adviceListBody,
  answerPreviewBody,
  askedPreviewBody,
  figuresBody,
  listsOf,
  precedentsFound,
  serviceBody,
} from '../advice-desk.ts'
import { versionLooked } from '../door.ts'
import { onceInAct } from '../once.ts'
import {
  adviceAnswerPreviewSchema,
  adviceAnswerSchema,
  adviceAskedPreviewSchema,
  adviceAskedSchema,
  adviceCheckedSchema,
  adviceFiguresSchema,
  adviceFormQuerySchema,
  adviceFormSchema,
  adviceGivenSchema,
  adviceListSchema,
  advicePassedSchema,
  adviceQuerySchema,
  adviceSchema,
  adviceServiceGivenSchema,
  adviceServiceSavedSchema,
  adviceServiceSchema,
  adviceTextSchema,
  byIdSchema,
  madeSchema,
  precedentsQuerySchema,
  precedentsSchema,
  refusals,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** Advice of experts: asked, returned with questions, passed on, answered; what was said before. */
export function adviceRoutes({ app, ports, changes }: Api): void {
  const advice = '/api/v1/advice'
  const lists = listsOfOnce(ports)
  /** Done once, and told to the streams of both ends. */
  const noted = async <T>(request: FastifyRequest, work: (act: Act) => Promise<T>): Promise<T> => {
    const { made, to } = await request.act(async (act) => ({
      made: await onceInAct(act, request, () => work(act)),
      to: act.told,
    }))
    changes.note([...to, request.caller.organisation], '', 'advice')
    return made
  }

  app.route({
    method: 'GET',
    url: advice,
    config: { act: 'advice.list', loader: 'advice by predicate', projection: 'advice.row' },
    schema: { querystring: adviceQuerySchema, response: { 200: adviceListSchema, ...refusals } },
    handler: (request) => request.act((act) => adviceListBody(act, request.query)),
  })

  app.route({
    method: 'GET',
    url: `${advice}-form`,
    config: { act: 'advice.ask', loader: 'target by id', projection: 'advice.form' },
    schema: {
      querystring: adviceFormQuerySchema,
      response: { 200: adviceFormSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => {
        const { target = null, case: of = null } = request.query
        return adviceFormBody(await askForm(act, { target, case: of }))
      }),
  })

  app.route({
    method: 'GET',
    url: `${advice}-figures`,
    config: { act: 'advice.list', loader: 'advice by predicate', projection: 'advice.figures' },
    schema: { response: { 200: adviceFiguresSchema, ...refusals } },
    handler: (request) => request.act(figuresBody),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/precedents',
    config: { act: 'advice.list', loader: 'advice by predicate', projection: 'precedent' },
    schema: {
      querystring: precedentsQuerySchema,
      response: { 200: precedentsSchema, ...refusals },
    },
    handler: (request) => request.act((act) => precedentsFound(act, request.query.q)),
  })

  app.route({
    method: 'POST',
    url: `${advice}/preview`,
    config: { act: 'advice.ask', loader: 'none', projection: 'advice.preview' },
    schema: {
      body: adviceAskedSchema,
      response: { 200: adviceAskedPreviewSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => askedPreviewBody(act, await previewRequest(act, request.body))),
  })

  app.route({
    method: 'POST',
    url: advice,
    config: { act: 'advice.ask', loader: 'none', projection: 'none' },
    schema: { body: adviceGivenSchema, response: { 201: madeSchema, ...refusals } },
    handler: async (request, reply) => {
      const id = await noted(request, (act) => askAdvice(act, request.body))
      return reply.code(201).send({ id })
    },
  })

  const one = `${advice}/:id`
  app.route({
    method: 'GET',
    url: one,
    config: { act: 'advice.read', loader: 'advice by id', projection: 'advice' },
    schema: { params: byIdSchema, response: { 200: adviceSchema, ...refusals } },
    handler: (request) => request.act((act) => adviceBody(act, request.params.id, lists())),
  })

  /** A step in the course of a request: once for a key, as it was looked at. */
  const stepped = async (
    request: FastifyRequest<{ readonly Params: { readonly id: string } }>,
    reply: { readonly code: (status: 201) => unknown },
    step: (act: Act, id: string, version: number | undefined) => Promise<string>,
  ): Promise<{ id: string }> => {
    const { id } = request.params
    const made = await noted(request, async (act) => {
      await step(act, id, versionLooked(request))
      return { id }
    })
    reply.code(201)
    return made
  }

  app.route({
    method: 'POST',
    url: `${one}/questions`,
    config: { act: 'advice.answer', loader: 'advice by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: adviceTextSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) =>
        returnRequest(act, id, { ...request.body, version }),
      ),
  })

  app.route({
    method: 'POST',
    url: `${one}/replies`,
    config: { act: 'advice.ask', loader: 'advice by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: adviceTextSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) =>
        replyToExpert(act, id, { ...request.body, version }),
      ),
  })

  app.route({
    method: 'POST',
    url: `${one}/passing`,
    config: { act: 'advice.pass', loader: 'advice by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: advicePassedSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) => passOn(act, id, { ...request.body, version })),
  })

  app.route({
    method: 'POST',
    url: `${one}/withdrawal`,
    config: { act: 'advice.ask', loader: 'advice by id', projection: 'none' },
    schema: { params: byIdSchema, response: { 201: madeSchema, ...refusals } },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) => withdrawRequest(act, id, { version })),
  })

  app.route({
    method: 'POST',
    url: `${one}/answers/preview`,
    config: { act: 'advice.answer', loader: 'advice by id', projection: 'advice.answer' },
    schema: {
      params: byIdSchema,
      body: adviceAnswerSchema,
      response: { 200: adviceAnswerPreviewSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        answerPreviewBody(act, await previewAnswer(act, request.params.id, request.body, lists())),
      ),
  })

  app.route({
    method: 'POST',
    url: `${one}/answers`,
    config: { act: 'advice.answer', loader: 'advice by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: adviceAnswerSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) =>
        giveAdvice(act, id, { ...request.body, version }, lists()),
      ),
  })

  app.route({
    method: 'POST',
    url: `${one}/end-use`,
    config: { act: 'advice.answer', loader: 'advice by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: adviceCheckedSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: (request, reply) =>
      stepped(request, reply, (act, id, version) =>
        checkEndUse(act, id, { ...request.body, version }),
      ),
  })

  app.route({
    method: 'GET',
    url: `${advice}-service`,
    config: { act: 'advice.service', loader: 'own service', projection: 'advice.service' },
    schema: { response: { 200: adviceServiceSchema, ...refusals } },
    handler: (request) => request.act(async (act) => serviceBody(await ownServiceLevels(act))),
  })

  app.route({
    method: 'PUT',
    url: `${advice}-service`,
    config: { act: 'advice.service', loader: 'own service', projection: 'none' },
    schema: {
      body: adviceServiceGivenSchema,
      response: { 200: adviceServiceSavedSchema, ...refusals },
    },
    handler: (request) =>
      request.act((act) =>
        onceInAct(act, request, async () => ({
          version: await saveServiceLevels(act, {
            ...request.body,
            version: versionLooked(request),
          }),
        })),
      ),
  })
}

/** The version of the catalogue is made of every byte of it: at the first question, and once. */
function listsOfOnce(ports: Api['ports']): () => ReturnType<typeof listsOf> {
  let made: ReturnType<typeof listsOf> | null = null
  return () => (made ??= listsOf(ports))
}
