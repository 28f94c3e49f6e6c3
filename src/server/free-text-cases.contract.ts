import { ABSENT, type Row } from './free-text-rows.contract.ts'
import type { Visitor } from './visitor.contract.ts'

/** Where free texts come into a case: its title, its entries, and the lawful limit of detentions. */
export const caseRows = (me: Visitor, id: string): readonly Row[] => [
  {
    route: 'GET /api/v1/cases',
    at: ['GET /api/v1/cases querystring.cursor'],
    send: (text) => ({ path: `/api/v1/cases?${new URLSearchParams({ cursor: text })}` }),
  },
  {
    route: 'POST /api/v1/cases',
    at: ['POST /api/v1/cases body.title'],
    send: (title) => ({ path: '/api/v1/cases', body: { title } }),
    kept: { read: () => titles(me), key: ({ id: made }) => made ?? '' },
  },
  ...(['legalBasis', 'contact'] as const).map((place) => ({
    route: 'PUT /api/v1/detention-terms',
    at: [`PUT /api/v1/detention-terms body.${place}`],
    send: (text: string) => ({
      path: '/api/v1/detention-terms',
      body: { days: 10, legalBasis: 'x', contact: 'x', [place]: text },
    }),
  })),
  {
    route: 'POST /api/v1/cases/:id/entries',
    at: ['POST /api/v1/cases/:id/entries body.values.{}'],
    send: (remarks) => ({
      path: `/api/v1/cases/${id}/entries`,
      body: { kind: 'note', values: { remarks } },
    }),
    // Every text is one more entry of the same case: a third of them is enough.
    again: true,
    now: async () => (await me.get(`/api/v1/cases/${id}`)).body.entries.at(-1)?.values.remarks,
  },
  {
    route: 'POST /api/v1/case-papers/:id/strike',
    at: ['POST /api/v1/case-papers/:id/strike body.because'],
    send: (because) => ({ path: `/api/v1/case-papers/${ABSENT}/strike`, body: { because } }),
  },
]

async function titles(me: Visitor): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>()
  let cursor: string | null = null
  do {
    const { body } = await me.get(`/api/v1/cases?limit=100${cursor ? `&cursor=${cursor}` : ''}`)
    for (const one of body.cases) found.set(one.id, one.title)
    cursor = body.next
  } while (cursor !== null)
  return found
}
