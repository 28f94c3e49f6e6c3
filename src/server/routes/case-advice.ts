import { caseAdvice, rulingsAtCounter } from '../../reachback/index.ts'
import { caseAdviceBody, counterRulingsBody } from '../case-advice-desk.ts'
import { byIdSchema, caseAdviceSchema, counterRulingsSchema, refusals } from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** What experts say in a case, and what was ruled before on the goods at the counter. */
export function caseAdviceRoutes({ app }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/cases/:id/advice',
    config: { act: 'case.advice', loader: 'case by id', projection: 'case.advice' },
    schema: { params: byIdSchema, response: { 200: caseAdviceSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => caseAdviceBody(act, await caseAdvice(act, request.params.id))),
  })

  app.route({
    method: 'GET',
    url: '/api/v1/targets/:id/rulings',
    config: { act: 'target.rulings', loader: 'target by id', projection: 'ruling' },
    schema: { params: byIdSchema, response: { 200: counterRulingsSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) =>
        counterRulingsBody(
          act,
          await rulingsAtCounter(act, { target: request.params.id, case: null }),
        ),
      ),
  })
}
