import { Refused } from '../../base/index.ts'
import { narrowBatch } from '../../exchange/index.ts'
import { rejectsPage } from '../../store/index.ts'
import { batch, batches } from '../desk.ts'
import { onceOutside } from '../once.ts'
import type { StoredUpload } from '../ports.ts'
import { rejectsCsv } from '../rejects-csv.ts'
import {
  batchesAnswerSchema,
  batchRequestSchema,
  batchSchema,
  batchStartedSchema,
  byIdSchema,
  idSchema,
  narrowedBatchSchema,
  narrowingRequestSchema,
  pageQuerySchema,
  refusals,
  rejectsAnswerSchema,
  rejectsQuerySchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { sayRefusal } from '../speech.ts'
import { uploadById } from '../uploads.ts'

export function batchRoutes({ app, screening, ports }: Api): void {
  const once = onceOutside<{ id: string }>()

  app.route({
    method: 'POST',
    url: '/api/v1/batches',
    config: { act: 'batch.start', loader: 'none', projection: 'none' },
    schema: { body: batchRequestSchema, response: { 202: batchStartedSchema, ...refusals } },
    handler: async (request, reply) => {
      const { caller } = request
      const { uploadIds, name } = request.body
      await request.pass()
      const started = await once(request, async () => {
        const uploads: StoredUpload[] = []
        for (const id of uploadIds) {
          uploads.push(await uploadById(ports.uploadFolder, caller.organisation, id))
        }
        const given =
          name ??
          uploads
            .map((upload) => upload.name)
            .join(', ')
            .slice(0, 200)
        const begun = await screening.start(caller, { uploads, name: given })
        if (!begun.ok) throw new Refused(begun.refusal.code, begun.refusal.values)
        return { id: begun.value.batch }
      })
      return reply.code(202).send(started)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/batches',
    config: { act: 'batch.list', loader: 'batches by predicate', projection: 'batch.row' },
    schema: { querystring: pageQuerySchema, response: { 200: batchesAnswerSchema, ...refusals } },
    handler: (request) => {
      const { cursor, limit } = request.query
      if (cursor !== undefined && !idSchema.safeParse(cursor).success) {
        throw new Refused('request.query', { fields: 'cursor' })
      }
      const asked = { limit, ...(cursor === undefined ? {} : { before: cursor }) }
      const { caller } = request
      return request.act((act) => batches(act, asked, screening.running(caller)))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/batches/:id',
    config: { act: 'batch.read', loader: 'batch by id', projection: 'batch' },
    schema: { params: byIdSchema, response: { 200: batchSchema, ...refusals } },
    handler: (request) => {
      const { caller, params } = request
      return request.act((act) => batch(act, params.id, screening.running(caller)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/batches/:id/narrowing',
    config: { act: 'batch.narrow', loader: 'batch by id', projection: 'label' },
    schema: {
      params: byIdSchema,
      body: narrowingRequestSchema,
      response: { 200: narrowedBatchSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => {
        const { label, targets } = await narrowBatch(act, request.params.id, request.body)
        return { label: { ...label, purposes: [...label.purposes] }, targets }
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/batches/:id/rejects',
    config: {
      act: 'batch.list-rejects',
      also: ['batch.export-rejects'],
      loader: 'batch by id',
      projection: 'reject',
    },
    schema: {
      params: byIdSchema,
      querystring: rejectsQuerySchema,
      response: { 200: rejectsAnswerSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const { say } = request
      const { cursor, limit, format } = request.query
      const { id } = request.params
      if (format === 'csv') {
        const csv = await rejectsCsv((work) => request.act(work, 'batch.export-rejects'), id, say)
        reply.header('content-disposition', `attachment; filename="rejects-${id}.csv"`)
        return reply.type('text/csv; charset=utf-8').send(csv as never)
      }
      const page = await request.act(async (act) => {
        await batch(act, id, [])
        return rejectsPage(act, { batch: id, limit, ...(cursor === undefined ? {} : { cursor }) })
      })
      return {
        rejects: page.items.map(({ file, record, place, code, values }) => {
          const { says, next } = sayRefusal({ code: code as never, values }, say)
          return { file, record, place, code, values: { ...values }, says, next }
        }),
        next: page.next,
      }
    },
  })
}
