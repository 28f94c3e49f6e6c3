import { ABSENT, type Row } from './free-text-rows.contract.ts'
import type { Visitor } from './visitor.contract.ts'

/** The free texts of the debrief of an operation that the own organisation keeps. */
export function debriefRows(me: Visitor, operation: string): readonly Row[] {
  const at = `/api/v1/operations/${operation}`
  const ROUTE = 'POST /api/v1/operations/:id'
  const texts = (part: 'findings' | 'recommendations') => ({
    read: async () => {
      const { body } = await me.get(`${at}/debrief`)
      const rows = body[part] as readonly { readonly id: string; readonly text: string }[]
      return new Map(rows.map(({ id, text }) => [id, text]))
    },
    key: ({ id = '' }: Record<string, string>) => id,
    wants: (text: string) => text.trim(),
  })
  return [
    {
      route: `${ROUTE}/debrief/findings`,
      at: [`${ROUTE}/debrief/findings body.text`],
      send: (text) => ({
        path: `${at}/debrief/findings`,
        body: { kind: 'gap', text, about: null, restsOn: [] },
      }),
      kept: texts('findings'),
    },
    {
      route: `${ROUTE}/debrief/findings/:finding/withdrawal`,
      at: [`${ROUTE}/debrief/findings/:finding/withdrawal body.because`],
      send: (because) => ({
        path: `${at}/debrief/findings/${ABSENT}/withdrawal`,
        body: { because },
      }),
    },
    {
      route: `${ROUTE}/debrief/recommendations`,
      at: [`${ROUTE}/debrief/recommendations body.text`],
      send: (text) => ({
        path: `${at}/debrief/recommendations`,
        body: { theme: 'targeting', text, findings: [], owner: null, dueOn: null },
      }),
      again: true,
      kept: texts('recommendations'),
    },
    {
      route: `${ROUTE}/debrief/recommendations/:recommendation/steps`,
      at: [`${ROUTE}/debrief/recommendations/:recommendation/steps body.remarks`],
      send: (remarks) => ({
        path: `${at}/debrief/recommendations/${ABSENT}/steps`,
        body: { status: 'done', owner: null, dueOn: null, remarks },
      }),
    },
    {
      route: `${ROUTE}/reopening`,
      at: [`${ROUTE}/reopening body.reason`],
      send: (reason) => ({ path: `${at}/reopening`, body: { reason } }),
    },
  ]
}
