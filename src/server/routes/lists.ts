import { lists } from '../../store/index.ts'
import { listLoadsSchema, listsAnswerSchema, refusals } from '../schemas/index.ts'
import type { Api } from '../server.ts'
import { sayRefusal } from '../speech.ts'
import { dropUpload } from '../uploads.ts'
import { receive } from './uploads.ts'

const DAY_MS = 86_400_000

export function listRoutes({ app, house, screening, ports }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/lists',
    config: { act: 'list.list', loader: 'lists', projection: 'list' },
    schema: { response: { 200: listsAnswerSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const inForce = (await lists(act)).filter((list) => list.state === 'loaded')
        act.saw(
          'list',
          inForce.map((list) => list.id),
        )
        return {
          lists: inForce.map(({ id, name, version, format, entries, names, addedAt }) => ({
            id,
            name,
            version,
            format,
            entries,
            names,
            addedAt,
            ageDays: Math.max(0, Math.floor((Date.parse(act.now) - Date.parse(addedAt)) / DAY_MS)),
          })),
          catalogue: {
            name: ports.catalogue.name,
            version: ports.catalogue.version,
            entries: ports.catalogue.entries,
          },
        }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/lists',
    config: { act: 'list.add', loader: 'none', projection: 'list.load' },
    schema: { consumes: ['multipart/form-data'], response: { 201: listLoadsSchema, ...refusals } },
    handler: async (request, reply) => {
      await request.pass()
      const uploads = await receive(request, ports.uploadFolder, house.ports)
      try {
        const loads = await screening.addLists(request.caller, uploads)
        return reply.code(201).send({
          loads: loads.map(({ refusal, ...load }) => ({
            list: load.list,
            file: load.file,
            format: load.format,
            version: load.version,
            entries: load.entries,
            names: load.names,
            status: load.status,
            refusal: refusal ? sayRefusal(refusal, request.say) : null,
          })),
        })
      } finally {
        // The house keeps the bytes of a list with the list itself.
        const { organisation } = request.caller
        for (const { id } of uploads) await dropUpload(ports.uploadFolder, organisation, id)
      }
    },
  })
}
