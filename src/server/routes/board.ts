import { operationBoard, ownDesk, SILENT_HOURS } from '../../board/index.ts'
import {
  boardQuerySchema,
  boardSchema,
  byIdSchema,
  deskSchema,
  refusals,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** The board of an operation, and what waits for whoever asks. */
export function boardRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/operations/:id/board',
    config: { act: 'board.read', loader: 'operation by id', projection: 'operation.board' },
    schema: {
      params: byIdSchema,
      querystring: boardQuerySchema,
      response: { 200: boardSchema, ...refusals },
    },
    handler: (request) =>
      request.act(async (act) => {
        const { rows, days, ...board } = await operationBoard(
          act,
          request.params.id,
          request.query.asOf,
        )
        return {
          ...board,
          silentHours: SILENT_HOURS,
          rows: rows.map(({ reported, sent, ...row }) => ({
            ...row,
            sent: sent as Record<string, number>,
            reported: reported && { id: reported.id, day: reported.day },
          })),
          days: [...days],
        }
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/desk',
    config: { act: 'desk.read', loader: 'own person', projection: 'desk' },
    schema: { response: { 200: deskSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => ({ at: act.now, waiting: [...(await ownDesk(act))] })),
  })
}
