import type { FastifyRequest } from 'fastify'
import { Refused } from '../../base/index.ts'
import {
  addPaper,
  BYTES_MOST,
  type Medium,
  mayAddPaper,
  notePaperAltered,
  type PaperGiven,
  paperContent,
  papersOf,
  strikePaper,
} from '../../cases/index.ts'
import type { Act } from '../../store/index.ts'
import { onceInAct } from '../once.ts'
import {
  byIdSchema,
  madeSchema,
  paperGivenSchema,
  paperStruckSchema,
  papersSchema,
  refusals,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { shownName } from '../uploads.ts'

const TYPE_OF: Readonly<Record<Medium, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

/** Photos and papers of a case: brought one at a time, looked at, struck out. */
export function paperRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/cases/:id/papers',
    config: { act: 'case.papers', loader: 'case by id', projection: 'case.papers' },
    schema: { params: byIdSchema, response: { 200: papersSchema, ...refusals } },
    handler: (request) =>
      seenAltered(request, (act) => papersOf(act, request.params.id)).then((papers) => ({
        papers: [...papers],
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:id/papers',
    config: { act: 'case.add-paper', loader: 'case by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      consumes: ['multipart/form-data'],
      response: { 201: madeSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      // Asked before anything is read: a file is dear.
      await request.act((act) => mayAddPaper(act, id))
      const given = await received(request)
      const made = await request.act((act) => addPaper(act, id, given))
      return reply.code(201).send({ id: made })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/case-papers/:id/content',
    config: { act: 'case.papers', loader: 'case by id', projection: 'case.paper' },
    schema: { params: byIdSchema, response: refusals },
    handler: async (request, reply) => {
      const { id } = request.params
      const { medium, content } = await seenAltered(request, (act) => paperContent(act, id))
      // As a file: an image stands in our pages, and nothing of it is opened as a page.
      return reply
        .header('content-type', TYPE_OF[medium])
        .header('content-disposition', `attachment; filename="paper-${id}.${medium}"`)
        .send(content as never)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/case-papers/:id/strike',
    config: { act: 'case.add-paper', loader: 'case by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: paperStruckSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () =>
          strikePaper(act, request.params.id, request.body.because.trim()),
        ),
      )
      return reply.code(201).send({ id })
    },
  })
}

/** What is altered is refused, and stands in the journal nevertheless: in an act of its own. */
async function seenAltered<T>(request: FastifyRequest, work: (act: Act) => Promise<T>): Promise<T> {
  try {
    return await request.act(work)
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : null
    const paper = refusal?.code === 'paper.altered' ? refusal.values.paper : undefined
    if (typeof paper === 'string') await request.act((act) => notePaperAltered(act, paper))
    throw error
  }
}

/** One file with its fields, in memory: it is small, and its metadata never stands on a disk. */
async function received(request: FastifyRequest): Promise<PaperGiven> {
  if (!request.isMultipart()) throw new Refused('request.body', { fields: '' })
  const fields: Record<string, unknown> = {}
  let file: { readonly name: string; readonly bytes: Uint8Array } | null = null
  const limits = { fileSize: BYTES_MOST, files: 1, fields: 4, fieldSize: 4_000 }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value
      continue
    }
    const pieces: Buffer[] = []
    for await (const piece of part.file) pieces.push(piece as Buffer)
    if (part.file.truncated) throw new Refused('paper.refused', { fault: 'large' })
    file = { name: shownName(part.filename ?? ''), bytes: Buffer.concat(pieces) }
  }
  const read = paperGivenSchema.safeParse(fields)
  if (file === null) throw new Refused('request.body', { fields: 'file' })
  if (!read.success) {
    const named = read.error.issues.map((one) => one.path.join('.'))
    throw new Refused('request.body', { fields: [...new Set(named)].join(', ') })
  }
  return { ...file, ...read.data }
}
