import {
  addBasis,
  addMember,
  bases,
  createOperation,
  endBasis,
  endMembership,
  operations,
} from '../../access/index.ts'
import { onceInAct } from '../once.ts'
import {
  basesSchema,
  byIdSchema,
  endSchema,
  madeSchema,
  memberByIdSchema,
  newBasisSchema,
  newMemberSchema,
  newOperationSchema,
  operationsSchema,
  refusals,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

const made = { 201: madeSchema, ...refusals }

export function cooperationRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/operations',
    config: { act: 'operation.list', loader: 'operations by predicate', projection: 'operation' },
    schema: { response: { 200: operationsSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => ({
        operations: (await operations(act)).map((one) => ({ ...one, members: [...one.members] })),
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations',
    config: { act: 'operation.change', loader: 'none', projection: 'none' },
    schema: { body: newOperationSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => createOperation(act, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/members',
    config: { act: 'operation.change', loader: 'operation by id', projection: 'none' },
    schema: { params: byIdSchema, body: newMemberSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => addMember(act, request.params.id, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/operations/:id/members/:member/end',
    config: { act: 'operation.change', loader: 'operation by id', projection: 'none' },
    schema: { params: memberByIdSchema, body: endSchema, response: made },
    handler: async (request, reply) => {
      const { id, member } = request.params
      await request.act((act) =>
        onceInAct(act, request, async () => {
          await endMembership(act, id, member, request.body.until)
          return member
        }),
      )
      return reply.code(201).send({ id: member })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/bases',
    config: { act: 'basis.list', loader: 'bases by predicate', projection: 'basis' },
    schema: { response: { 200: basesSchema, ...refusals } },
    handler: (request) => request.act(async (act) => ({ bases: [...(await bases(act))] })),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/bases',
    config: { act: 'basis.change', loader: 'none', projection: 'none' },
    schema: { body: newBasisSchema, response: made },
    handler: async (request, reply) => {
      const id = await request.act((act) =>
        onceInAct(act, request, () => addBasis(act, request.body)),
      )
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/v1/bases/:id/end',
    config: { act: 'basis.change', loader: 'basis by id', projection: 'none' },
    schema: { params: byIdSchema, body: endSchema, response: made },
    handler: async (request, reply) => {
      const { id } = request.params
      await request.act((act) =>
        onceInAct(act, request, async () => {
          await endBasis(act, id, request.body.until)
          return id
        }),
      )
      return reply.code(201).send({ id })
    },
  })
}
