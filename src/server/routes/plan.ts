import type { FastifyRequest } from 'fastify'
import {
  adoptPlan,
  operationOverview,
  ownNationalPlan,
  planDifferences,
  planToReview,
  reviewPlan,
  saveNationalDraft,
  savePlanDraft,
  stepPhase,
  submitNationalPlan,
} from '../../operations/index.ts'
import type { Act } from '../../store/index.ts'
import { onceInAct } from '../once.ts'
import { nationalBody, operationView, ownPlanBody } from '../plan-desk.ts'
import {
  byIdSchema,
  differencesQuerySchema,
  differencesSchema,
  lookedAtSchema,
  madeSchema,
  nationalDraftRequestSchema,
  operationViewSchema,
  ownNationalPlanSchema,
  ownPlanQuerySchema,
  planByIdSchema,
  planDraftRequestSchema,
  planToReviewSchema,
  refusals,
  reviewRequestSchema,
  savedDraftSchema,
  stepRequestSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const made = { 201: madeSchema, ...refusals }

/** The plan of an operation, its phases, and the national plans of its participants. */
export function planRoutes({ app, changes }: Api): void {
  /** A step of one participant's plan, which all who were told of it look at again. */
  const told = async (
    request: FastifyRequest,
    operation: string,
    work: (act: Act) => Promise<string>,
  ) => {
    const { id, to } = await request.act(async (act) => ({
      id: await onceInAct(act, request, () => work(act)),
      to: act.told,
    }))
    changes.note([...to, request.caller.organisation], operation, 'plan')
    return id
  }

  app.route({
    method: 'GET',
    url: '/api/v1/operations/:id/plan',
    config: { act: 'operation-plan.read', loader: 'operation by id', projection: 'operation.plan' },
    schema: { params: byIdSchema, response: { 200: operationViewSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => operationView(await operationOverview(act, request.params.id))),
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/operations/:id/plan/draft',
    config: { act: 'operation-plan.change', loader: 'operation by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: planDraftRequestSchema,
      response: { 200: savedDraftSchema, ...refusals },
    },
    handler: (request) => {
      const { plan: body, revision } = request.body
      return request.act((act) =>
        onceInAct(act, request, () => savePlanDraft(act, request.params.id, { body, revision })),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/plan/adoption',
    config: { act: 'operation-plan.change', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: lookedAtSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => adoptPlan(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/operations/:id/plan/differences',
    config: { act: 'operation-plan.read', loader: 'operation by id', projection: 'operation.plan' },
    schema: {
      params: byIdSchema,
      querystring: differencesQuerySchema,
      response: { 200: differencesSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => ({
        fields: [...(await planDifferences(act, request.params.id, request.query))],
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/plan/steps',
    config: { act: 'phase.step', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: stepRequestSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () =>
          stepPhase(act, request.params.id, request.body, request.language),
        ),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/operations/:id/national-plan',
    config: {
      ...{
        act: 'national-plan.read',
        loader: 'operation by id',
        projection: 'operation.national-plan',
      },
    },
    schema: {
      params: byIdSchema,
      querystring: ownPlanQuerySchema,
      response: { 200: ownNationalPlanSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        ownPlanBody(await ownNationalPlan(act, request.params.id, request.query), request.say),
      ),
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/operations/:id/national-plan/draft',
    config: { act: 'national-plan.change', loader: 'operation by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: nationalDraftRequestSchema,
      response: { 200: savedDraftSchema, ...refusals },
    },
    handler: (request) => {
      const { plan: body, revision } = request.body
      return request.act((act) =>
        onceInAct(act, request, () =>
          saveNationalDraft(act, request.params.id, { body, revision }),
        ),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/national-plan/submission',
    config: { act: 'national-plan.submit', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: lookedAtSchema, response: made },
    handler: async (request, reply) => {
      const { id: operation } = request.params
      const id = await told(request, operation, (act) =>
        submitNationalPlan(act, operation, request.body),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/operations/:id/national-plans/:plan',
    config: {
      ...{ act: 'national-plan.review', loader: 'national plan by id' },
      projection: 'operation.national-plan',
    },
    schema: { params: planByIdSchema, response: { 200: planToReviewSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const { id, plan } = request.params
        const found = await planToReview(act, id, plan)
        return {
          ...found,
          body: nationalBody(found.body),
          checks: [...found.checks],
          reviews: [...found.reviews],
        }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/national-plans/:plan/reviews',
    config: { act: 'national-plan.review', loader: 'national plan by id', projection: 'none' },
    schema: { params: planByIdSchema, body: reviewRequestSchema, response: made },
    handler: async (request, reply) => {
      const { id: operation, plan } = request.params
      const id = await told(request, operation, (act) =>
        reviewPlan(act, operation, plan, request.body),
      )
      return reply.code(201).send({ id })
    },
  })
}
