import { ABSENT, type Row } from './free-text-rows.contract.ts'
import type { Visitor } from './visitor.contract.ts'

/** The free texts of an operation's plan and of a national plan. */
const PLAN = {
  ...{ objective: '', legalBasis: '', mediaLine: '', partners: [], nationalPlansDue: null },
  ...{ scope: { families: [], directions: [], modes: [], regions: [] }, phases: [] },
}
const PLAN_LONG = ['objective', 'legalBasis', 'mediaLine']
const PLAN_LINES = [
  ...['scope.regions[]', 'partners[].name', 'partners[].supports'],
  ...['phases[].name.en', 'phases[].name.fr'],
  ...['phases[].entry[].text.en', 'phases[].entry[].text.fr'],
  ...['phases[].exit[].text.en', 'phases[].exit[].text.fr'],
]
/** Every line of a plan says it. */
const planSaying = (text: string) => {
  const said = { en: text, fr: text }
  const criterion = (key: string) => ({ key, text: said, mandatory: true, counted: null })
  const phase = { key: 'p', name: said, from: null, until: null }
  return {
    ...PLAN,
    scope: { ...PLAN.scope, regions: [text] },
    partners: [{ name: text, supports: text }],
    phases: [{ ...phase, entry: [criterion('a')], exit: [criterion('b')] }],
  }
}
const NATIONAL_LONG = ['analysis.threats', 'analysis.trade', 'profiles[].basis']
const NATIONAL_LINES = [
  ...['analysis.sources[].title', 'profiles[].name', 'profiles[].office', 'offices[].name'],
  ...['offices[].tasks', 'contactHours', 'signOffs[].agency', 'signOffs[].office'],
]
const nationalSaying = (line: string, text: string) => ({
  analysis: {
    ...{ threats: text, trade: text },
    sources: [{ key: 's', title: line, reliability: null, credibility: null }],
  },
  profiles: [{ name: line, office: line, from: null, until: null, basis: text, sources: ['s'] }],
  offices: [{ name: line, tasks: line }],
  contactHours: line,
  signOffs: [{ agency: line, office: line, on: null }],
})

export const planRows = (me: Visitor, operation: string): readonly Row[] => [
  {
    route: 'PUT /api/v1/operations/:id/plan/draft',
    at: PLAN_LONG.map((one) => `PUT /api/v1/operations/:id/plan/draft body.plan.${one}`),
    send: (text) => ({
      path: `/api/v1/operations/${operation}/plan/draft`,
      body: { plan: { ...PLAN, objective: text, legalBasis: text, mediaLine: text } },
    }),
    again: true,
    now: async () =>
      (await me.get(`/api/v1/operations/${operation}/plan`)).body.draft.body.mediaLine,
  },
  {
    route: 'PUT /api/v1/operations/:id/plan/draft',
    at: PLAN_LINES.map((one) => `PUT /api/v1/operations/:id/plan/draft body.plan.${one}`),
    send: (text) => ({
      path: `/api/v1/operations/${operation}/plan/draft`,
      body: { plan: planSaying(text) },
    }),
    again: true,
    now: async () =>
      (await me.get(`/api/v1/operations/${operation}/plan`)).body.draft.body.phases[0].exit[0].text
        .fr,
  },
  {
    route: 'POST /api/v1/operations/:id/plan/steps',
    at: ['POST /api/v1/operations/:id/plan/steps body.reason'],
    send: (reason) => ({
      path: `/api/v1/operations/${operation}/plan/steps`,
      body: { phase: 'p', what: 'opened', reason },
    }),
  },
  {
    route: 'PUT /api/v1/operations/:id/national-plan/draft',
    at: NATIONAL_LONG.map(
      (one) => `PUT /api/v1/operations/:id/national-plan/draft body.plan.${one}`,
    ),
    send: (text) => ({
      path: `/api/v1/operations/${operation}/national-plan/draft`,
      body: { plan: nationalSaying('', text) },
    }),
    again: true,
    now: async () =>
      (await me.get(`/api/v1/operations/${operation}/national-plan`)).body.draft.body.analysis
        .threats,
  },
  {
    route: 'PUT /api/v1/operations/:id/national-plan/draft',
    at: NATIONAL_LINES.map(
      (one) => `PUT /api/v1/operations/:id/national-plan/draft body.plan.${one}`,
    ),
    send: (text) => ({
      path: `/api/v1/operations/${operation}/national-plan/draft`,
      body: { plan: nationalSaying(text, '') },
    }),
    again: true,
    now: async () =>
      (await me.get(`/api/v1/operations/${operation}/national-plan`)).body.draft.body.signOffs[0]
        .agency,
  },
  {
    route: 'POST /api/v1/operations/:id/national-plans/:plan/reviews',
    at: ['POST /api/v1/operations/:id/national-plans/:plan/reviews body.remarks'],
    send: (remarks) => ({
      path: `/api/v1/operations/${operation}/national-plans/${ABSENT}/reviews`,
      body: { verdict: 'returned', remarks },
    }),
  },
]
