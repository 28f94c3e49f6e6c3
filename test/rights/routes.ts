/**
 * Who may pass which route, written anew from docs/decisions/0011-rights.md and the API's own
 * documentation, to judge `DOORS` and the loaders behind it. It imports nothing of the policy.
 */
export const READERS = 'FO TO RBE NCP RA OC'
const SENDERS = 'TO NCP RA OC'
const TARGETING = 'TO NCP'
const CONTACT = 'NCP'
const ADMINISTRATOR = 'OA'
const WRITERS = 'NCP RA OC'
const EVERYBODY = 'FO TO RBE NCP RA OC PM DO OA AU'

/** What never crosses and has no label of its own. */
export type Thing =
  | 'person'
  | 'operation'
  | 'member'
  | 'national-plan'
  | 'basis'
  | 'provider'
  | 'draft'
  | 'layout'
  | 'upload'
  | 'session'
  | 'passkey'
  | 'external'
/** What a route's id names. */
export type ObjectKind =
  | 'target'
  | 'received'
  | 'batch'
  | 'judgement'
  | 'message'
  | 'case'
  | 'advice'
  | 'report'
  | Thing

export type Row = {
  readonly route: string
  readonly roles: string
  /** What is decided on the record. */
  readonly act?: string
  readonly object?: ObjectKind
  /** Others' records are not there on this route, whatever was released. */
  readonly own?: boolean
  /** Asked in the place of the contact point, whoever passes the door. */
  readonly inPlace?: boolean
  /** Needs a sign-in with two factors, without a record. */
  readonly strong?: boolean
  /** Answers to those who pass. */
  readonly ok: number
  /** Answers to those who pass and find nothing; 404 unless said. */
  readonly none?: number
  readonly query?: string
  readonly body?: (at: { readonly id: string; readonly other: string }) => object
  readonly headers?: Readonly<Record<string, string>>
  /** Ends the session that asks. */
  readonly ends?: boolean
}

type More = Partial<Row>
const target = (route: string, roles: string, act: string, ok: number, more: More = {}): Row => ({
  ...{ route, roles, act, object: 'target', ok },
  ...more,
})
const received = (route: string, roles: string, act: string): Row => ({
  ...{ route, roles, act, object: 'received', ok: 200 },
})
const batch = (route: string, roles: string, act: string, more: More = {}): Row => ({
  ...{ route, roles, act, object: 'batch', ok: 200 },
  ...more,
})
const thing = (
  route: string,
  object: Thing,
  roles: string,
  ok: number,
  body?: Row['body'],
): Row => ({ route, roles, object, ok, ...(body === undefined ? {} : { body }) })
const message = (route: string, roles: string, ok: number): Row => ({
  ...{ route, roles, act: 'consult', object: 'message', ok },
})
const ofCase = (route: string, roles: string, act: string, ok: number, more: More = {}): Row => ({
  ...{ route, roles, act, object: 'case', ok },
  ...more,
})
const advice = (route: string, roles: string, ok: number, body?: Row['body']): Row => ({
  ...{ route, roles, act: 'consult', object: 'advice', ok },
  ...(body === undefined ? {} : { body }),
})
const report = (route: string, roles: string, ok: number, body?: Row['body']): Row => ({
  ...{ route, roles, act: 'consult', object: 'report', ok },
  ...(body === undefined ? {} : { body }),
})
const plain = (route: string, roles: string, ok: number, more: More = {}): Row => ({
  ...{ route, roles, ok },
  ...more,
})
/** Whoever passes is told that the body cannot be read. */
const unread = (route: string, roles: string): Row => plain(route, roles, 400, { body: () => ({}) })

const label = { tlp: 'AMBER+STRICT', code: 'H0', purposes: ['risk-analysis'] }
const zed = ({ id }: { readonly id: string }) => ({
  ...{ name: 'Zed', language: 'en', login: `zed-${id.slice(-6)}`, email: null },
})
const directory = () => ({
  ...{ name: 'D', issuer: 'https://directory.example', clientId: 'c', matchEmail: false },
  ...{ strongAcr: [], active: false, secret: null },
})
const written = () => ({
  ...{ subject: 'x', urgency: 'routine', feedbackBy: null, tlp: 'AMBER', code: 'H0', fields: {} },
  audience: { by: 'all', kinds: [], organisations: [] },
})
const recipient = ({ other }: { readonly other: string }) => ({ to: [{ organisation: other }] })
const plan = {
  ...{ objective: '', legalBasis: '', mediaLine: '', partners: [], nationalPlansDue: null },
  ...{ scope: { families: [], directions: [], modes: [], regions: [] }, phases: [] },
}
const nationalPlan = {
  ...{ analysis: { threats: '', trade: '', sources: [] }, profiles: [], offices: [] },
  ...{ contactHours: '', signOffs: [] },
}
const ASKERS = 'FO TO NCP'
const EXPERTS = 'RBE RA'
const ruled = () => ({
  ...{ determination: 'not-listed', entries: [], reasoning: 'x', confidence: 'low' },
  ...{ validUntil: null, because: 'x' },
})
const reported = ({ other }: { readonly other: string }) => ({ operation: other, values: {} })
const hours = { routine: 1, urgent: 1, immediate: 1 }
const promised = () => ({
  targets: { national: hours, regional: hours, global: hours },
  calendar: { zone: 'Etc/UTC', days: [1], opens: '08:00', closes: '16:00', holidays: [] },
  roster: [],
})
const nobody = { name: 'Nobody Here Ltd' }

export const ROWS: readonly Row[] = [
  // targets
  plain('GET /api/v1/targets', READERS, 200),
  target('GET /api/v1/targets/:id', READERS, 'consult', 200, { own: true }),
  target('GET /api/v1/targets/:id/same-reasons', READERS, 'consult', 200, { own: true }),
  target('GET /api/v1/targets/:id/handling', READERS, 'consult', 200, { own: true }),
  target('PUT /api/v1/targets/:id/handling', TARGETING, 'narrow', 412, {
    headers: { 'if-match': '"stale"' },
    body: () => ({ ...label, tlp: 'AMBER', reviewOn: null, deleteOn: null }),
  }),
  target('POST /api/v1/targets/:id/releases/preview', CONTACT, 'release', 200, { body: recipient }),
  target('POST /api/v1/targets/:id/releases', CONTACT, 'release', 201, { body: recipient }),
  target('POST /api/v1/targets/:id/releases/:release/withdrawal', CONTACT, 'withdraw', 204),
  target('POST /api/v1/targets/:id/withdrawal', CONTACT, 'withdraw', 204),
  target('POST /api/v1/targets/:id/hold', 'NCP AU', 'hold', 204, {
    body: () => ({ because: 'proceeding' }),
  }),
  target('POST /api/v1/targets/:id/hold/end', 'NCP AU', 'hold', 204),
  target('POST /api/v1/targets/:id/erasure', CONTACT, 'erase', 200),
  target('POST /api/v1/judgements', TARGETING, 'judge', 201, {
    own: true,
    body: ({ id }) => ({ targetIds: [id], answer: 'no', because: 'x' }),
  }),
  target('GET /api/v1/timeline', READERS, 'consult', 200, { query: '?kind=target&id=:id' }),
  target('GET /api/v1/access/why', 'OA AU NCP', 'consult', 200, {
    ...{ query: '?who=zed&act=consult&what=:id', inPlace: true },
  }),
  target('GET /api/v1/access/who', 'OA AU NCP', 'consult', 200, {
    ...{ query: '?act=consult&what=:id', inPlace: true },
  }),
  {
    ...{ route: 'POST /api/v1/judgements/:id/withdrawal', roles: TARGETING, act: 'judge' },
    ...{ object: 'judgement', ok: 201, none: 409 },
  },
  plain('GET /api/v1/due', TARGETING, 200),
  plain('POST /api/v1/traders/search', CONTACT, 200, { strong: true, body: () => nobody }),
  plain('POST /api/v1/traders/erasure', CONTACT, 200, {
    ...{ strong: true, body: () => ({ ...nobody, records: 0, rejects: 0 }) },
  }),
  // received
  plain('GET /api/v1/received', READERS, 200),
  received('GET /api/v1/received/:owner/:id', READERS, 'consult'),
  received('GET /api/v1/received/:owner/:id/export', SENDERS, 'export'),
  // batches
  plain('GET /api/v1/batches', READERS, 200),
  unread('POST /api/v1/batches', TARGETING),
  batch('GET /api/v1/batches/:id', READERS, 'consult'),
  batch('GET /api/v1/batches/:id/rejects', READERS, 'consult'),
  batch('GET /api/v1/batches/:id/rejects', SENDERS, 'export', { query: '?format=csv' }),
  batch('GET /api/v1/timeline', READERS, 'consult', { query: '?kind=batch&id=:id' }),
  batch('POST /api/v1/batches/:id/narrowing', TARGETING, 'narrow', { body: () => label }),
  // bringing data
  plain('POST /api/v1/uploads', TARGETING, 400),
  thing('GET /api/v1/uploads/:id/preview', 'upload', TARGETING, 200),
  thing('POST /api/v1/uploads/:id/preview', 'upload', TARGETING, 200, () => ({ mapping: null })),
  thing('GET /api/v1/layouts/:key', 'layout', TARGETING, 200),
  unread('PUT /api/v1/layouts/:key', TARGETING),
  plain('GET /api/v1/lists', EVERYBODY, 200),
  plain('POST /api/v1/lists', 'TO NCP OA', 400),
  // cooperation
  plain('GET /api/v1/organisations', EVERYBODY, 200),
  unread('PUT /api/v1/organisation', ADMINISTRATOR),
  plain('GET /api/v1/operations', 'FO TO RBE NCP RA OC OA AU', 200),
  unread('POST /api/v1/operations', 'NCP OC'),
  thing('POST /api/v1/operations/:id/members', 'operation', 'NCP OC', 201, ({ other }) => ({
    organisation: other,
  })),
  thing('POST /api/v1/operations/:id/members/:member/end', 'member', 'NCP OC', 201, () => ({})),
  // Nothing was laid down yet in the operations of this matrix.
  thing('GET /api/v1/operations/:id/plan', 'operation', READERS, 200),
  thing('PUT /api/v1/operations/:id/plan/draft', 'operation', 'NCP OC', 200, () => ({ plan })),
  thing('POST /api/v1/operations/:id/plan/adoption', 'operation', 'NCP OC', 409, () => ({
    revision: 1,
  })),
  {
    ...thing('GET /api/v1/operations/:id/plan/differences', 'operation', READERS, 404),
    query: '?from=1&to=2',
  },
  thing('POST /api/v1/operations/:id/plan/steps', 'operation', 'NCP OC', 404, () => ({
    ...{ phase: 'planning', what: 'opened', reason: 'x' },
  })),
  thing('GET /api/v1/operations/:id/national-plan', 'operation', 'FO TO NCP OC', 200),
  thing('PUT /api/v1/operations/:id/national-plan/draft', 'operation', TARGETING, 200, () => ({
    plan: nationalPlan,
  })),
  thing('POST /api/v1/operations/:id/national-plan/submission', 'operation', CONTACT, 409, () => ({
    revision: 1,
  })),
  thing('GET /api/v1/operations/:id/national-plans/:plan', 'national-plan', 'NCP RA OC', 200),
  thing(
    'POST /api/v1/operations/:id/national-plans/:plan/reviews',
    'national-plan',
    'NCP RA OC',
    201,
    () => ({ verdict: 'returned', remarks: 'x' }),
  ),
  plain('GET /api/v1/bases', 'NCP OA AU', 200),
  unread('POST /api/v1/bases', CONTACT),
  thing('POST /api/v1/bases/:id/end', 'basis', CONTACT, 201, () => ({})),
  // messages of an operation
  thing('GET /api/v1/operations/:id/messages', 'operation', READERS, 200),
  thing('GET /api/v1/operations/:id/message-forms', 'operation', READERS, 200),
  thing('PUT /api/v1/operations/:id/message-templates/:type', 'operation', 'NCP OC', 200, () => ({
    ...{ version: 0, fields: [] },
  })),
  message('GET /api/v1/operations/:id/messages/:message', READERS, 200),
  message('POST /api/v1/operations/:id/messages/:message/recall', WRITERS, 201),
  thing('POST /api/v1/operations/:id/drafts', 'operation', WRITERS, 201, () => ({
    type: 'warning',
  })),
  thing('GET /api/v1/operations/:id/drafts/:draft', 'draft', WRITERS, 200),
  thing('PUT /api/v1/operations/:id/drafts/:draft', 'draft', WRITERS, 200, written),
  thing('POST /api/v1/operations/:id/drafts/:draft/preview', 'draft', WRITERS, 200),
  // What was begun lacks everything that is required.
  thing('POST /api/v1/operations/:id/drafts/:draft/sending', 'draft', WRITERS, 422),
  thing('POST /api/v1/operations/:id/drafts/:draft/removal', 'draft', WRITERS, 201),
  // cases
  plain('GET /api/v1/cases', READERS, 200),
  unread('POST /api/v1/cases', 'FO TO NCP'),
  ofCase('GET /api/v1/cases/:id', READERS, 'consult', 200),
  ofCase('POST /api/v1/cases/:id/entries', 'FO TO RBE NCP', 'comment', 201, {
    body: () => ({ kind: 'note', values: { remarks: 'x' } }),
  }),
  // Nothing was detained in it.
  ofCase('GET /api/v1/cases/:id/notice', 'FO TO NCP', 'consult-nominal', 409),
  plain('GET /api/v1/detention-terms', READERS, 200),
  unread('PUT /api/v1/detention-terms', CONTACT),
  // advice of experts
  plain('GET /api/v1/advice', READERS, 200),
  plain('GET /api/v1/advice-form', ASKERS, 200),
  plain('GET /api/v1/advice-figures', READERS, 200),
  plain('GET /api/v1/precedents', READERS, 200, { query: '?q=pump' }),
  unread('POST /api/v1/advice/preview', ASKERS),
  unread('POST /api/v1/advice', ASKERS),
  advice('GET /api/v1/advice/:id', READERS, 200),
  advice('POST /api/v1/advice/:id/questions', EXPERTS, 201, () => ({ text: 'x' })),
  // Nobody returned it with questions yet, and no check of its end use is open.
  advice('POST /api/v1/advice/:id/replies', ASKERS, 409, () => ({ text: 'x' })),
  advice('POST /api/v1/advice/:id/end-use', EXPERTS, 409, () => ({
    ...{ outcome: 'undertaking', text: '' },
  })),
  // Another administration gives no advice.
  advice('POST /api/v1/advice/:id/passing', 'RBE NCP', 422, ({ other }) => ({
    ...{ to: other, text: '' },
  })),
  advice('POST /api/v1/advice/:id/withdrawal', ASKERS, 201),
  advice('POST /api/v1/advice/:id/answers/preview', EXPERTS, 200, ruled),
  advice('POST /api/v1/advice/:id/answers', EXPERTS, 201, ruled),
  plain('GET /api/v1/advice-service', 'RBE NCP RA', 200),
  plain('PUT /api/v1/advice-service', 'RBE NCP RA', 200, { body: promised }),
  // reports of cases to an operation; these cases have nothing to report yet
  ofCase('GET /api/v1/cases/:id/report', CONTACT, 'consult', 200),
  ofCase('POST /api/v1/cases/:id/report/preview', CONTACT, 'consult', 409, { body: reported }),
  ofCase('POST /api/v1/cases/:id/report', CONTACT, 'consult', 409, { body: reported }),
  thing('GET /api/v1/operations/:id/reports', 'operation', READERS, 200),
  report('GET /api/v1/operations/:id/reports/:report', READERS, 200),
  // Nobody validates what the own organisation reported.
  report('POST /api/v1/operations/:id/reports/:report/reviews', 'RA', 403, () => ({
    ...{ version: 1, verdict: 'validated', remarks: [] },
  })),
  report('POST /api/v1/operations/:id/reports/:report/withdrawal', CONTACT, 201),
  // people
  plain('GET /api/v1/people', 'OA NCP AU', 200),
  unread('POST /api/v1/people', ADMINISTRATOR),
  thing('PUT /api/v1/people/:id', 'person', ADMINISTRATOR, 204, zed),
  thing('PUT /api/v1/people/:id/roles', 'person', ADMINISTRATOR, 204, () => ({ roles: ['donor'] })),
  thing('POST /api/v1/people/:id/deactivation', 'person', ADMINISTRATOR, 204),
  thing('POST /api/v1/people/:id/activation', 'person', ADMINISTRATOR, 204),
  thing('POST /api/v1/people/:id/sign-in-link', 'person', ADMINISTRATOR, 200),
  thing('POST /api/v1/people/:id/sessions/end', 'person', ADMINISTRATOR, 200),
  thing('POST /api/v1/people/:id/second-factor/reset', 'person', ADMINISTRATOR, 204),
  thing('POST /api/v1/people/:id/second-factor/reset/confirmation', 'person', ADMINISTRATOR, 404),
  plain('GET /api/v1/providers', 'OA AU', 200),
  unread('POST /api/v1/providers', ADMINISTRATOR),
  thing('PUT /api/v1/providers/:id', 'provider', ADMINISTRATOR, 204, directory),
  // oneself; an address in digits has no passkeys
  plain('GET /api/v1/me', EVERYBODY, 200),
  plain('GET /api/v1/events', EVERYBODY, 200),
  plain('GET /api/v1/sessions', EVERYBODY, 200),
  plain('POST /api/v1/session/end', EVERYBODY, 204, { ends: true }),
  plain('POST /api/v1/sessions/end', EVERYBODY, 200, { ends: true }),
  thing('POST /api/v1/sessions/:id/end', 'session', EVERYBODY, 204),
  unread('POST /api/v1/session/proof/password', EVERYBODY),
  plain('POST /api/v1/session/proof/passkey/options', EVERYBODY, 409),
  unread('POST /api/v1/session/proof/passkey', EVERYBODY),
  plain('GET /api/v1/identity', EVERYBODY, 200),
  unread('PUT /api/v1/identity', EVERYBODY),
  plain('POST /api/v1/identity/passkeys/options', EVERYBODY, 409),
  unread('POST /api/v1/identity/passkeys', EVERYBODY),
  thing('PUT /api/v1/identity/passkeys/:id', 'passkey', EVERYBODY, 204, () => ({ name: 'key' })),
  thing('POST /api/v1/identity/passkeys/:id/removal', 'passkey', EVERYBODY, 204),
  unread('PUT /api/v1/identity/password', EVERYBODY),
  plain('POST /api/v1/identity/password/removal', EVERYBODY, 204),
  plain('POST /api/v1/identity/totp', EVERYBODY, 200),
  unread('POST /api/v1/identity/totp/confirmation', EVERYBODY),
  plain('POST /api/v1/identity/totp/removal', EVERYBODY, 204),
  plain('POST /api/v1/identity/recovery-codes', EVERYBODY, 409),
  unread('POST /api/v1/identity/external', EVERYBODY),
  thing('POST /api/v1/identity/external/:id/removal', 'external', EVERYBODY, 204),
  // proof
  plain('GET /api/v1/journal', 'OA AU', 200),
  plain('GET /api/v1/journal/seal', 'OA AU', 200),
  plain('GET /api/v1/journal/copy', 'AU', 200),
  // advice in a case, and earlier rulings at the counter
  ofCase('GET /api/v1/cases/:id/advice', READERS, 'consult', 200),
  target('GET /api/v1/targets/:id/rulings', READERS, 'consult', 200, { own: true }),
  ofCase('GET /api/v1/cases/:id/papers', READERS, 'consult', 200),
  // Nothing is brought with it; and no case is a paper.
  ofCase('POST /api/v1/cases/:id/papers', 'FO TO RBE NCP', 'comment', 400),
  ofCase('GET /api/v1/case-papers/:id/content', READERS, 'consult', 404),
  ofCase('POST /api/v1/case-papers/:id/strike', 'FO TO RBE NCP', 'comment', 404, {
    body: () => ({ because: 'x' }),
  }),
  // what there is to see
  thing('GET /api/v1/operations/:id/board', 'operation', READERS, 200),
  plain('GET /api/v1/desk', EVERYBODY, 200),
  // the debrief of an operation; nothing was found, recommended or is open in those of this matrix
  thing('GET /api/v1/operations/:id/debrief', 'operation', WRITERS, 200),
  thing('POST /api/v1/operations/:id/debrief/findings', 'operation', WRITERS, 201, () => ({
    ...{ kind: 'gap', text: 'x', about: null, restsOn: [] },
  })),
  thing(
    'POST /api/v1/operations/:id/debrief/findings/:finding/withdrawal',
    'operation',
    WRITERS,
    404,
    () => ({ because: 'x' }),
  ),
  thing('POST /api/v1/operations/:id/debrief/recommendations', 'operation', 'NCP OC', 201, () => ({
    ...{ theme: 'targeting', text: 'x', findings: [], owner: null, dueOn: null },
  })),
  thing(
    'POST /api/v1/operations/:id/debrief/recommendations/:recommendation/steps',
    'operation',
    'NCP OC',
    404,
    () => ({ status: 'done', owner: null, dueOn: null, remarks: '' }),
  ),
  thing('POST /api/v1/operations/:id/debrief/consent', 'operation', 'NCP OC', 201, () => ({
    given: true,
  })),
  {
    ...thing('GET /api/v1/operations/:id/debrief/papers/:paper', 'operation', 'NCP OC', 200),
    query: '?format=docx&language=en',
  },
  thing('POST /api/v1/operations/:id/closing', 'operation', 'NCP OC', 201),
  thing('POST /api/v1/operations/:id/reopening', 'operation', 'NCP OC', 409, () => ({
    reason: 'x',
  })),
]

/** Open without a session; a new one is a new row, looked at by a person. */
export const PUBLIC: readonly string[] = [
  // Bare without a session; the list in them stands behind its own door.
  'GET /',
  'GET /targets',
  // The page itself; the list in it is held by src/server/first-sight.test.ts.
  'GET /',
  'GET /targets',
  'GET /sign-in',
  'GET /sign-in/directory',
  'GET /api/v1/sign-in',
  'POST /api/v1/sign-in/password',
  'POST /api/v1/sign-in/second-factor',
  'POST /api/v1/sign-in/passkey/options',
  'POST /api/v1/sign-in/passkey',
  'POST /api/v1/sign-in/directory',
  'GET /api/v1/openapi.json',
]
