import { z } from 'zod'
import { endSession, organisationOf, people, spendSignInLink } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { doorsOf } from '../../rights/index.ts'
import { isLanguage } from '../../words/index.ts'
import { cookieName } from '../door.ts'
import { meSchema, refusals } from '../schemas/index.ts'
import type { Api } from '../server.ts'

export function sessionRoutes({ app, house, ports }: Api): void {
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: ports.secure,
  } as const

  app.route({
    method: 'GET',
    url: '/sign-in',
    config: {
      act: 'public.sign-in',
      loader: 'none',
      projection: 'none',
      rateLimit: { max: 30, timeWindow: '1 minute' },
    },
    schema: { hide: true, querystring: z.object({ link: z.string().max(300).optional() }) },
    handler: async (request, reply) => {
      const session = await spendSignInLink(house, request.query.link ?? '')
      // The application says what to do about a link that no longer works.
      if (!session.ok) return reply.code(401).callNotFound()
      return reply
        .setCookie(cookieName(ports.secure), session.value.token, cookie)
        .redirect('/targets', 303)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/me',
    config: { act: 'me.read', loader: 'own person', projection: 'me' },
    schema: { response: { 200: meSchema, ...refusals } },
    handler: (request) =>
      request.act(async (act) => {
        const organisation = await organisationOf(act)
        const person = (await people(act)).find((one) => one.id === request.caller.person)
        if (!person) throw new Refused('session.absent')
        const { roles } = await act.rights()
        return {
          person: { id: person.id, name: person.name },
          organisation: { id: organisation.id, name: organisation.name },
          language: isLanguage(person.language) ? person.language : 'en',
          roles: [...roles],
          doors: doorsOf(roles),
          exercise: organisation.exercise,
          engineVersion: ports.engineVersion,
        }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/v1/session/end',
    config: { act: 'session.end', loader: 'own session', projection: 'none' },
    schema: { response: { 204: z.null(), ...refusals } },
    handler: async (request, reply) => {
      await request.act((act) => endSession(act, request.caller))
      return reply.clearCookie(cookieName(ports.secure), cookie).code(204).send(null)
    },
  })
}
