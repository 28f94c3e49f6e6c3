import {
  listReports,
  previewReport,
  readReport,
  reportForm,
  reviewReport,
  sendReport,
  withdrawReport,
} from '../../operations/index.ts'
import { versionLooked } from '../door.ts'
import { onceInAct } from '../once.ts'
import { reportBody, reportFormBody, reportPreviewBody, reportsBody } from '../report-desk.ts'
import {
  byIdSchema,
  madeSchema,
  refusals,
  reportByIdSchema,
  reportFormSchema,
  reportGivenSchema,
  reportPreviewSchema,
  reportReviewGivenSchema,
  reportSchema,
  reportsQuerySchema,
  reportsSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const made = { 201: madeSchema, ...refusals }

/** Cases as reports to an operation, and their validation. */
export function reportRoutes({ app, changes }: Api): void {
  const ofCase = '/api/v1/cases/:id/report'
  app.route({
    method: 'GET',
    url: ofCase,
    config: { act: 'report.write', loader: 'case by id', projection: 'report.form' },
    schema: { params: byIdSchema, response: { 200: reportFormSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => reportFormBody(await reportForm(act, request.params.id))),
  })

  app.route({
    method: 'POST',
    url: `${ofCase}/preview`,
    config: { act: 'report.write', loader: 'case by id', projection: 'report.preview' },
    schema: {
      params: byIdSchema,
      body: reportGivenSchema,
      response: { 200: reportPreviewSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        reportPreviewBody(await previewReport(act, request.params.id, request.body)),
      ),
  })

  app.route({
    method: 'POST',
    url: ofCase,
    config: { act: 'report.write', loader: 'case by id', projection: 'none' },
    schema: { params: byIdSchema, body: reportGivenSchema, response: made },
    handler: async (request, reply) => {
      const { id, to } = await request.act((act) =>
        onceInAct(act, request, () =>
          sendReport(act, request.params.id, { ...request.body, version: versionLooked(request) }),
        ),
      )
      changes.note([...to, request.caller.organisation], request.body.operation)
      return reply.code(201).send({ id })
    },
  })

  const reports = '/api/v1/operations/:id/reports'
  app.route({
    method: 'GET',
    url: reports,
    config: { act: 'report.list', loader: 'reports by predicate', projection: 'report.row' },
    schema: {
      params: byIdSchema,
      querystring: reportsQuerySchema,
      response: { 200: reportsSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        reportsBody(await listReports(act, request.params.id, request.query)),
      ),
  })

  app.route({
    method: 'GET',
    url: `${reports}/:report`,
    config: { act: 'report.read', loader: 'report by id', projection: 'report' },
    schema: { params: reportByIdSchema, response: { 200: reportSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) =>
        reportBody(await readReport(act, request.params.id, request.params.report)),
      ),
  })

  app.route({
    method: 'POST',
    url: `${reports}/:report/reviews`,
    config: { act: 'report.review', loader: 'report by id', projection: 'none' },
    schema: { params: reportByIdSchema, body: reportReviewGivenSchema, response: made },
    handler: async (request, reply) => {
      const { id: operation, report } = request.params
      const { id, to } = await request.act((act) =>
        onceInAct(act, request, () => reviewReport(act, operation, report, request.body)),
      )
      changes.note(to, operation)
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: `${reports}/:report/withdrawal`,
    config: { act: 'report.withdraw', loader: 'report by id', projection: 'none' },
    schema: { params: reportByIdSchema, response: made },
    handler: async (request, reply) => {
      const { id: operation, report } = request.params
      const { to } = await request.act((act) =>
        onceInAct(act, request, () => withdrawReport(act, operation, report)),
      )
      changes.note([...to, request.caller.organisation], operation)
      return reply.code(201).send({ id: report })
    },
  })
}
