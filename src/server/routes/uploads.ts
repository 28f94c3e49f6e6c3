import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refused, uuidv7 } from '../../base/index.ts'
import type { Mapping } from '../../intake/index.ts'
import { journal } from '../../journal/index.ts'
import { mappings, saveMapping } from '../../store/index.ts'
import type { Say } from '../../words/index.ts'
import { ifMatch } from '../door.ts'
import type { Preview, StoredUpload } from '../ports.ts'
import { labelled } from '../preview-labels.ts'
import {
  byIdSchema,
  layoutKeySchema,
  mappingSchema,
  type PreviewBody,
  previewSchema,
  refusals,
  savedMappingSchema,
  type Upload,
  uploadsAnswerSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { sayRefusal } from '../speech.ts'
import { dropUpload, keepUpload, uploadById } from '../uploads.ts'

const shown = ({ id, name, bytes, hash }: StoredUpload): Upload => ({ id, name, bytes, hash })

/** A mapping changes when anybody saves another one for the layout. */
const versionOf = (mapping: unknown): string =>
  createHash('sha256').update(JSON.stringify(mapping)).digest('hex').slice(0, 16)

export function uploadRoutes({ app, house, screening, ports }: Api): void {
  app.route({
    method: 'POST',
    url: '/api/v1/uploads',
    config: { act: 'upload.bring', loader: 'none', projection: 'upload' },
    schema: {
      consumes: ['multipart/form-data'],
      response: { 201: uploadsAnswerSchema, ...refusals },
    },
    handler: async (request, reply) => {
      await request.pass()
      const uploads = await receive(request, ports.uploadFolder, house.ports)
      await brought(request, uploads)
      return reply.code(201).send({ uploads: uploads.map(shown) })
    },
  })

  /** POST since a mapping may be tried before it is saved; it changes nothing but the journal. */
  app.route({
    method: 'POST',
    url: '/api/v1/uploads/:id/preview',
    config: { act: 'upload.preview', loader: 'upload by id', projection: 'upload.rows' },
    schema: {
      params: byIdSchema,
      body: z.object({ mapping: mappingSchema.nullable() }),
      response: { 200: previewSchema, ...refusals },
    },
    handler: (request) =>
      preview(request.params.id, request.body.mapping as Mapping | null, request),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/uploads/:id/preview',
    config: { act: 'upload.preview', loader: 'upload by id', projection: 'upload.rows' },
    schema: { params: byIdSchema, response: { 200: previewSchema, ...refusals } },
    handler: (request) => preview(request.params.id, null, request),
  })

  /** Files that the journal does not know of are not kept. */
  async function brought(request: FastifyRequest, uploads: readonly StoredUpload[]): Promise<void> {
    try {
      await request.act(async (act) => {
        await act.room()
        await journal(act, {
          act: 'upload.brought',
          objects: uploads.map(({ id }) => id),
          hashes: uploads.map(({ hash }) => hash),
        })
      })
    } catch (error) {
      const { organisation } = request.caller
      for (const { id } of uploads) await dropUpload(ports.uploadFolder, organisation, id)
      throw error
    }
  }

  async function preview(
    id: string,
    mapping: Mapping | null,
    request: FastifyRequest,
  ): Promise<PreviewBody> {
    await request.pass()
    const upload = await uploadById(ports.uploadFolder, request.caller.organisation, id)
    const made = await screening.preview(request.caller, upload, mapping)
    // The rows name traders: who looks at them is written down, as for every record.
    if (made.ok) {
      await request.act((act) =>
        journal(act, { act: 'upload.previewed', objects: [id], hashes: [upload.hash] }),
      )
    }
    return made.ok
      ? previewBody(upload, made.value, request.say)
      : {
          upload: shown(upload),
          refusal: sayRefusal(made.refusal, request.say),
          layout: null,
          mapping: null,
          fields: [],
          rows: [],
          rejects: [],
        }
  }

  app.route({
    method: 'GET',
    url: '/api/v1/layouts/:key',
    config: { act: 'layout.read', loader: 'layout by key', projection: 'layout' },
    schema: { params: layoutKeySchema, response: { 200: savedMappingSchema, ...refusals } },
    handler: async (request, reply) => {
      const found = await request.act(async (act) => {
        const kept = (await mappings(act)).get(request.params.key)
        if (!kept) throw new Refused('request.absent')
        act.saw('layout', [request.params.key])
        return kept
      })
      const mapping = found.mapping as PreviewBody['mapping'] & object
      return reply
        .header('etag', `"${versionOf(mapping)}"`)
        .send({ key: request.params.key, mapping })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/v1/layouts/:key',
    config: { act: 'layout.map', loader: 'layout by key', projection: 'layout' },
    schema: {
      params: layoutKeySchema,
      body: mappingSchema,
      response: { 200: savedMappingSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const { key } = request.params
      const seen = ifMatch(request)
      await request.act(async (act) => {
        if (seen !== undefined) {
          const kept = (await mappings(act)).get(key)
          if (!kept || versionOf(kept.mapping) !== seen) throw new Refused('request.version')
        }
        await saveMapping(act, key, request.body)
      })
      return reply
        .header('etag', `"${versionOf(request.body)}"`)
        .send({ key, mapping: request.body })
    },
  })
}

type Receiving = {
  readonly caller: { readonly organisation: string }
  readonly files: () => AsyncIterableIterator<{
    /** Absent where the sender gave an empty one. */
    readonly filename?: string | undefined
    readonly file: import('node:stream').Readable & { readonly truncated: boolean }
  }>
}

/** Every file of a multipart request, streamed to the disk. Refuses a request without any. */
export async function receive(
  request: Receiving,
  folder: string,
  house: {
    readonly clock: Parameters<typeof uuidv7>[0]
    readonly random: Parameters<typeof uuidv7>[1]
  },
): Promise<readonly StoredUpload[]> {
  const uploads: StoredUpload[] = []
  for await (const part of request.files()) {
    const id = uuidv7(house.clock, house.random)
    const { filename: name = '', file: stream } = part
    uploads.push(await keepUpload(folder, request.caller.organisation, id, { name, stream }))
  }
  if (uploads.length === 0) throw new Refused('batch.no-input')
  return uploads
}

const previewBody = (upload: StoredUpload, made: Preview, say: Say): PreviewBody => ({
  upload: shown(upload),
  refusal: null,
  layout: { ...made.layout, headers: [...made.layout.headers] },
  mapping: made.mapping ? { ...made.mapping, columns: { ...made.mapping.columns } } : null,
  fields: made.fields.map((field) => ({ field, says: say(`field.${field}`) })),
  rows: made.rows.map((row) => ({
    record: row.record,
    cells: [...row.cells],
    values: labelled(row.values, say),
  })),
  rejects: made.rejects.map(({ record, place, refusal }) => {
    const { code, says, next } = sayRefusal(refusal, say)
    return { record, place, code, says, next }
  }),
})
