import type { FastifyRequest } from 'fastify'
import { Refused } from '../../base/index.ts'
import {
  changeDetentionTerms,
  detentionTerms,
  listCases,
  noticeOfCase,
  openCase,
  readCase,
} from '../../cases/index.ts'
import { followCase } from '../../operations/index.ts'
import { writeCaseEntry } from '../../reachback/index.ts'
import { caseBody, casesBody, noticeBody } from '../case-desk.ts'
import { ifMatch } from '../door.ts'
import { onceInAct } from '../once.ts'
import {
  byIdSchema,
  caseGivenSchema,
  caseNoticeSchema,
  caseSchema,
  casesQuerySchema,
  casesSchema,
  detentionTermsSchema,
  entryGivenSchema,
  madeSchema,
  refusals,
  termsGivenSchema,
  termsMadeSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const made = { 201: madeSchema, ...refusals }

/** How many entries, or which terms, were seen; undefined where it was not said. */
function revisionOf(request: FastifyRequest): number | undefined {
  const said = ifMatch(request)
  if (said === undefined) return undefined
  if (!/^\d{1,9}$/.test(said)) throw new Refused('request.header', { header: 'If-Match' })
  return Number(said)
}

/** Cases: inspection, detention, seizure, custody, consequence. */
export function caseRoutes({ app, voices, changes }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/cases',
    config: { act: 'case.list', loader: 'cases by predicate', projection: 'case.row' },
    schema: { querystring: casesQuerySchema, response: { 200: casesSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => casesBody(await listCases(act, request.query))),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/cases',
    config: { act: 'case.open', loader: 'target by id', projection: 'none' },
    schema: { body: caseGivenSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => openCase(act, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/cases/:id',
    config: { act: 'case.read', loader: 'case by id', projection: 'case' },
    schema: { params: byIdSchema, response: { 200: caseSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => caseBody(await readCase(act, request.params.id))),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:id/entries',
    config: { act: 'case.write', loader: 'case by id', projection: 'none' },
    schema: { params: byIdSchema, body: entryGivenSchema, response: made },
    handler: async (request, reply) => {
      const { id: of } = request.params
      const { id, withdrawn } = await request.act(async (act) => {
        const { body } = request
        const written = await onceInAct(act, request, () =>
          writeCaseEntry(act, of, { ...body, revision: revisionOf(request) }),
        )
        // What was reported of it counts no more where it was quashed, or is no longer all of it.
        return { id: written, withdrawn: await followCase(act, of) }
      })
      for (const { operation, to } of withdrawn)
        changes.note([...to, request.caller.organisation], operation)
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/cases/:id/notice',
    config: { act: 'case.notice', loader: 'case by id', projection: 'case.notice' },
    schema: { params: byIdSchema, response: { 200: caseNoticeSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => noticeBody(await noticeOfCase(act, request.params.id), voices)),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/detention-terms',
    config: { act: 'case.list', loader: 'own organisation', projection: 'case.terms' },
    schema: { response: { 200: detentionTermsSchema, ...refusals } },
    handler: (request) => request.act(async (act) => ({ terms: await detentionTerms(act) })),
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/detention-terms',
    config: { act: 'case.terms', loader: 'own organisation', projection: 'none' },
    schema: { body: termsGivenSchema, response: { 200: termsMadeSchema, ...refusals } },
    handler: (request) =>
      request.act((act) =>
        onceInAct(act, request, async () => ({
          version: await changeDetentionTerms(act, {
            ...request.body,
            version: revisionOf(request),
          }),
        })),
      ),
  })
}
