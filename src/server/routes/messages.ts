import {
  beginDraft,
  changeTemplate,
  discardDraft,
  draftOf,
  listMessages,
  previewMessage,
  readMessage,
  recallMessage,
  saveDraft,
  sendMessage,
} from '../../operations/index.ts'
import { versionLooked } from '../door.ts'
import {
  draftBody,
  formsBody,
  messageBody,
  messagePreviewBody,
  messagesBody,
} from '../message-desk.ts'
import { onceInAct } from '../once.ts'
import {
  byIdSchema,
  draftByIdSchema,
  draftGivenSchema,
  draftSavedSchema,
  draftSchema,
  madeSchema,
  messageByIdSchema,
  messageFormsSchema,
  messagePreviewSchema,
  messageSchema,
  messagesQuerySchema,
  messagesSchema,
  newDraftSchema,
  refusals,
  templateByTypeSchema,
  templateGivenSchema,
  templateMadeSchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** Messages in the closed group of an operation. */
export function messageRoutes({ app, changes }: Api): void {
  const operations = '/api/v1/operations/:id'

  app.route({
    method: 'GET',
    url: `${operations}/messages`,
    config: { act: 'message.list', loader: 'operation by id', projection: 'message.row' },
    schema: {
      params: byIdSchema,
      querystring: messagesQuerySchema,
      response: { 200: messagesSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) =>
        messagesBody(await listMessages(act, request.params.id, request.query)),
      ),
  })

  app.route({
    method: 'GET',
    url: `${operations}/message-forms`,
    config: { act: 'message.list', loader: 'operation by id', projection: 'message.form' },
    schema: { params: byIdSchema, response: { 200: messageFormsSchema, ...refusals } },
    handler: (request) => request.act((act) => formsBody(act, request.params.id)),
  })

  app.route({
    method: 'PUT',
    url: `${operations}/message-templates/:type`,
    config: { act: 'message.template', loader: 'operation by id', projection: 'none' },
    schema: {
      params: templateByTypeSchema,
      body: templateGivenSchema,
      response: { 200: templateMadeSchema, ...refusals },
    },
    handler: (request) =>
      request.act((act) =>
        onceInAct(act, request, async () => {
          const { id, type } = request.params
          return { version: await changeTemplate(act, id, type, request.body) }
        }),
      ),
  })

  app.route({
    method: 'GET',
    url: `${operations}/messages/:message`,
    config: { act: 'message.read', loader: 'message by id', projection: 'message' },
    schema: { params: messageByIdSchema, response: { 200: messageSchema, ...refusals } },
    handler: async (request) => {
      const { id, message } = request.params
      const seen = await request.act((act) => readMessage(act, id, message))
      // The sender's page shows who has read it: once, or two open pages would wake each other.
      if (seen.first) changes.note([seen.from.id], id)
      return messageBody(seen)
    },
  })

  app.route({
    method: 'POST',
    url: `${operations}/messages/:message/recall`,
    config: { act: 'message.write', loader: 'message by id', projection: 'none' },
    schema: { params: messageByIdSchema, response: { 201: madeSchema, ...refusals } },
    handler: async (request, reply) => {
      const { id, message } = request.params
      const to = await request.act((act) =>
        onceInAct(act, request, () => recallMessage(act, id, message)),
      )
      changes.note([...to, request.caller.organisation], id)
      return reply.code(201).send({ id: message })
    },
  })

  app.route({
    method: 'POST',
    url: `${operations}/drafts`,
    config: { act: 'message.write', loader: 'operation by id', projection: 'none' },
    schema: {
      params: byIdSchema,
      body: newDraftSchema,
      response: { 201: madeSchema, ...refusals },
    },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => beginDraft(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  const draft = `${operations}/drafts/:draft`
  app.route({
    method: 'GET',
    url: draft,
    config: { act: 'message.write', loader: 'draft by id', projection: 'message.draft' },
    schema: { params: draftByIdSchema, response: { 200: draftSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const { id, draft } = request.params
        return draftBody(act, id, await draftOf(act, id, draft))
      }),
  })

  app.route({
    method: 'PUT',
    url: draft,
    config: { act: 'message.write', loader: 'draft by id', projection: 'none' },
    schema: {
      params: draftByIdSchema,
      body: draftGivenSchema,
      response: { 200: draftSavedSchema, ...refusals },
    },
    handler: (request) =>
      request.act((act) =>
        onceInAct(act, request, () => {
          const { id, draft } = request.params
          return saveDraft(act, id, draft, { ...request.body, version: versionLooked(request) })
        }),
      ),
  })

  app.route({
    method: 'POST',
    url: `${draft}/preview`,
    config: { act: 'message.write', loader: 'draft by id', projection: 'message.preview' },
    schema: { params: draftByIdSchema, response: { 200: messagePreviewSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) =>
        messagePreviewBody(await previewMessage(act, request.params.id, request.params.draft)),
      ),
  })

  app.route({
    method: 'POST',
    url: `${draft}/sending`,
    config: { act: 'message.write', loader: 'draft by id', projection: 'none' },
    schema: { params: draftByIdSchema, response: { 201: madeSchema, ...refusals } },
    handler: async (request, reply) => {
      const { id, draft: sent } = request.params
      const to = await request.act((act) =>
        onceInAct(act, request, () => sendMessage(act, id, sent, versionLooked(request))),
      )
      changes.note([...to, request.caller.organisation], id)
      return reply.code(201).send({ id: sent })
    },
  })

  app.route({
    method: 'POST',
    url: `${draft}/removal`,
    config: { act: 'message.write', loader: 'draft by id', projection: 'none' },
    schema: { params: draftByIdSchema, response: { 201: madeSchema, ...refusals } },
    handler: async (request, reply) => {
      const { id, draft: gone } = request.params
      await request.act((act) =>
        onceInAct(act, request, async () => {
          await discardDraft(act, id, gone, versionLooked(request))
          return gone
        }),
      )
      return reply.code(201).send({ id: gone })
    },
  })
}
