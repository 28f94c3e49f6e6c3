import { ABSENT, type Row } from './free-text-rows.contract.ts'

/** The free texts of reports: the fields of one, of a case that has nothing to report yet, and remarks. */
export const reportRows = (operation: string, ofCase: string): readonly Row[] => [
  {
    route: 'GET /api/v1/operations/:id/reports',
    at: ['GET /api/v1/operations/:id/reports querystring.cursor'],
    send: (text) => ({
      path: `/api/v1/operations/${operation}/reports?${new URLSearchParams({ cursor: text })}`,
    }),
  },
  ...['report', 'report/preview'].map((path) => ({
    route: `POST /api/v1/cases/:id/${path}`,
    at: [`POST /api/v1/cases/:id/${path} body.values.{}`],
    send: (goods: string) => ({
      path: `/api/v1/cases/${ofCase}/${path}`,
      body: { operation, values: { goods } },
    }),
  })),
  ...['report', 'report/preview'].map((path) => ({
    route: `POST /api/v1/cases/:id/${path}`,
    at: [`POST /api/v1/cases/:id/${path} body.mark`],
    send: (mark: string) => ({
      path: `/api/v1/cases/${ofCase}/${path}`,
      body: { operation, values: {}, mark },
    }),
  })),
  {
    route: 'POST /api/v1/operations/:id/reports/:report/reviews',
    at: ['POST /api/v1/operations/:id/reports/:report/reviews body.remarks[].text'],
    send: (text) => ({
      path: `/api/v1/operations/${operation}/reports/${ABSENT}/reviews`,
      body: { version: 1, verdict: 'returned', remarks: [{ field: null, text }] },
    }),
  },
]
