import { ABSENT, type Row } from './free-text-rows.contract.ts'
import type { Visitor } from './visitor.contract.ts'

/** The free texts of expert advice. `own`: the organisation that asks and answers itself. */
const ROUTE = '/api/v1/advice'
const SERVICE = {
  targets: {
    national: { routine: 1, urgent: 1, immediate: 1 },
    regional: { routine: 1, urgent: 1, immediate: 1 },
    global: { routine: 1, urgent: 1, immediate: 1 },
  },
  calendar: { zone: 'Etc/UTC', days: [1], opens: '08:00', closes: '16:00', holidays: [] },
}
const SPAN = { from: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' }

export function adviceRows(
  me: Visitor,
  { own, advice }: { readonly own: string; readonly advice: string },
): readonly Row[] {
  const asked = (text: string, place: string) => ({
    ...{ expert: own, family: 'other', urgency: 'routine' },
    question: place === 'question' ? text : 'x',
    facts: place === 'question' ? {} : { description: text },
  })
  const asking = (route: 'POST /api/v1/advice' | 'POST /api/v1/advice/preview', place: string) => {
    const made: string[] = []
    const row: Row = {
      route,
      at: [`${route} body.${place}`],
      send: (text) => ({
        path: route.replace('POST ', ''),
        body: {
          ...asked(text, place),
          ...(route.endsWith('preview') ? {} : { incomplete: true }),
        },
      }),
    }
    if (route.endsWith('preview')) return row
    return {
      ...row,
      again: true,
      kept: {
        read: async () => {
          const found = new Map<string, unknown>()
          for (const id of made) {
            const { question, facts } = (await me.get(`${ROUTE}/${id}`)).body
            found.set(id, place === 'question' ? question : (facts.description ?? ''))
          }
          return found
        },
        key: ({ id = '' }: Record<string, string>) => {
          made.push(id)
          return id
        },
      },
    }
  }
  const said = (step: string, more: object = {}): Row => ({
    route: `POST ${ROUTE}/:id/${step}`,
    at: [`POST ${ROUTE}/:id/${step} body.text`],
    send: (text) => ({ path: `${ROUTE}/${ABSENT}/${step}`, body: { ...more, text } }),
  })
  const answer = (text: string) => ({
    ...{ determination: 'not-listed', entries: [], confidence: 'low', validUntil: null },
    ...{ reasoning: text, because: text.slice(0, 2_000) },
  })
  const listing = (route: string): Row => ({
    route: `POST ${ROUTE}/:id/${route}`,
    at: ['list', 'entry', 'edition'].map(
      (one) => `POST ${ROUTE}/:id/${route} body.entries[].${one}`,
    ),
    send: (text) => ({
      path: `${ROUTE}/${advice}/${route}`,
      body: { ...answer('x'), entries: [{ list: text, entry: text, edition: text }] },
    }),
  })
  const reasoned = (route: string, more: Partial<Row> = {}): Row => ({
    route: `POST ${ROUTE}/:id/${route}`,
    at: ['reasoning', 'because'].map((one) => `POST ${ROUTE}/:id/${route} body.${one}`),
    send: (text) => ({ path: `${ROUTE}/${advice}/${route}`, body: answer(text) }),
    ...more,
  })
  const service = (at: readonly string[], body: (text: string) => object, more = {}): Row => ({
    route: 'PUT /api/v1/advice-service',
    at: at.map((one) => `PUT /api/v1/advice-service body.${one}`),
    send: (text) => ({ path: '/api/v1/advice-service', body: body(text) }),
    ...more,
  })
  return [
    ...(['cursor', 'q'] as const).map((name): Row => {
      const path = name === 'q' ? '/api/v1/precedents' : ROUTE
      return {
        route: `GET ${path}`,
        at: [`GET ${path} querystring.${name}`],
        send: (text) => ({ path: `${path}?${new URLSearchParams({ [name]: text })}` }),
      }
    }),
    ...(['question', 'facts.{}'] as const).flatMap((place) => [
      asking('POST /api/v1/advice/preview', place),
      asking('POST /api/v1/advice', place),
    ]),
    said('questions'),
    said('replies'),
    said('passing', { to: own }),
    said('end-use', { outcome: 'undertaking' }),
    listing('answers'),
    listing('answers/preview'),
    reasoned('answers/preview'),
    reasoned('answers', {
      again: true,
      now: async () => (await me.get(`${ROUTE}/${advice}`)).body.answers.at(-1)?.reasoning,
    }),
    service(['calendar.zone'], (zone) => ({
      ...{ ...SERVICE, roster: [], calendar: { ...SERVICE.calendar, zone } },
    })),
    service(
      ['roster[].name', 'roster[].contact'],
      (text) => ({ ...SERVICE, roster: [{ ...SPAN, name: text, contact: text }] }),
      {
        again: true,
        now: async () => (await me.get('/api/v1/advice-service')).body.roster[0]?.contact,
      },
    ),
  ]
}
