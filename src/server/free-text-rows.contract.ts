import { adviceRows } from './free-text-advice.contract.ts'
import { caseRows } from './free-text-cases.contract.ts'
import { debriefRows } from './free-text-debrief.contract.ts'
import { planRows } from './free-text-plans.contract.ts'
import { reportRows } from './free-text-reports.contract.ts'
import { providerGivenSchema } from './schemas/index.ts'
import type { Visitor } from './visitor.contract.ts'

/** How a hostile text is brought to each place of the census, and where the house shows it again. */
export type Sent = { readonly path: string; readonly body?: unknown }
export type Row = {
  /** As in `Server.declared`: `POST /api/v1/people`. */
  readonly route: string
  /** The places of the census that this request brings the text to. */
  readonly at: readonly string[]
  /** `nth`: how many texts came before. */
  readonly send: (text: string, nth: number) => Sent
  /** Every text that is taken is kept, and read back at the end: key → what is kept. */
  readonly kept?: Kept
  /** There is one place for it: what was kept is read back after each request. */
  readonly now?: () => Promise<unknown>
  /** Another row fills the same column with every text; here every third is enough. */
  readonly again?: boolean
  /** Without a session. */
  readonly out?: boolean
  /** Let through a few times a minute. */
  readonly limited?: boolean
}
type Kept = {
  readonly read: () => Promise<ReadonlyMap<string, unknown>>
  /** Of the answer or of the request: under which key it is found again. */
  readonly key: (answered: Record<string, string>, nth: number) => string
  /** What shall be found; the text alone where nothing is said. */
  readonly wants?: (text: string) => unknown
}
export type Ids = {
  readonly other: string
  readonly target: string
  readonly batch: string
  readonly upload: string
  /** Kept by the own organisation, which takes part in it; a draft of a message stands in it. */
  readonly operation: string
  readonly draft: string
  /** An own case. */
  readonly ofCase: string
  /** The own organisation, and a request for advice that it asked itself. */
  readonly own: string
  readonly advice: string
  /** Of one's own: one for each text. */
  readonly passkeys: readonly string[]
  readonly people: readonly string[]
  readonly providers: readonly string[]
}

export const ABSENT = '01890000-0000-7000-8000-000000000000'
const ISSUER = 'https://directory.example'

const PROVIDER = {
  ...{ name: 'Directory', issuer: ISSUER, clientId: 'cosmo', matchEmail: false },
  ...{ strongAcr: [] as readonly string[], active: false, secret: 's' },
}
const DRAFT = {
  ...{ subject: 'x', urgency: 'routine', feedbackBy: null, tlp: 'AMBER', code: 'H0', fields: {} },
  audience: { by: 'all', kinds: [], organisations: [] },
}
const PERSON = { name: 'Somebody', language: 'en', roles: [] }
const credential = (response: object, more: object = {}) => ({
  ...{ id: 'AA', rawId: 'AA', type: 'public-key', clientExtensionResults: {}, response },
  ...more,
})
const MADE = { clientDataJSON: 'AA', attestationObject: 'AA' }
const USED = { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' }

/** Every text field of a directory that takes this text has it. */
const { name: NAME, clientId: CLIENT, strongAcr: ACR } = providerGivenSchema.shape
const directory = (text: string) => ({
  ...PROVIDER,
  ...(NAME.safeParse(text).success ? { name: text } : {}),
  ...(CLIENT.safeParse(text).success ? { clientId: text } : {}),
  ...(ACR.safeParse([text]).success ? { strongAcr: [text] } : {}),
})
const directoryShown = (text: string) => {
  const { name, clientId, strongAcr } = directory(text)
  return [name, clientId, ...strongAcr]
}

const body =
  (route: string, at: string, make: (text: string, nth: number) => unknown, id = '') =>
  (more: Partial<Row> = {}): Row => ({
    route,
    at: [`${route} body.${at}`],
    send: (text, nth) => ({
      path: route.replace(/^\S+ /, '').replace(/:\w+/, id),
      body: make(text, nth),
    }),
    ...more,
  })
const query = (path: string, name: string, more: Partial<Row> = {}): Row => ({
  route: `GET ${path.split('?')[0]}`,
  at: [`GET ${path.split('?')[0]} querystring.${name}`],
  send: (text) => ({
    path: `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [name]: text })}`,
  }),
  ...more,
})

export function rowsFor(me: Visitor, ids: Ids): readonly Row[] {
  const { other, target, batch, upload, operation } = ids
  const [person = '', provider = ''] = [ids.people[0], ids.providers[0]]
  const rowsOf = (path: string, list: string, field: (row: Record<string, string>) => unknown) =>
    async function read(): Promise<ReadonlyMap<string, unknown>> {
      const rows: readonly Record<string, string>[] = (await me.get(`/api/v1/${path}`)).body[list]
      return new Map(rows.map((row) => [row.id ?? '', field(row)]))
    }
  const shownDirectories = rowsOf('providers', 'providers', ({ name, clientId, strongAcr }) => [
    name,
    clientId,
    ...(strongAcr as unknown as readonly string[]),
  ])
  const byId: Kept['key'] = ({ id = '' }) => id
  const extensions = (
    route: string,
    make: (response: object) => object,
    answer: object,
    more: Partial<Row> = {},
  ): Row => ({
    route,
    at: ['{name}', '{}'].map((one) => `${route} body.response.clientExtensionResults.${one}`),
    send: (text) => ({
      path: route.replace(/^\S+ /, ''),
      body: make(credential(answer, { clientExtensionResults: { [text]: text } })),
    }),
    ...more,
  })
  const out = { out: true }
  const change = { ...PERSON, login: 'changed', email: null }
  const recipient = (text: string) => ({ to: [{ organisation: other, person: text }] })
  const column = (route: string, place: string, make: (text: string) => object, id: string) => ({
    ...body(route, place, make, id)(),
  })

  const draftAt = `/api/v1/operations/${operation}/drafts/${ids.draft}`
  const written = (place: 'subject' | 'fields.{}', make: (text: string) => object): Row => ({
    route: 'PUT /api/v1/operations/:id/drafts/:draft',
    at: [`PUT /api/v1/operations/:id/drafts/:draft body.${place}`],
    send: (text) => ({ path: draftAt, body: make(text) }),
    now: async () => {
      const { subject, fields } = (await me.get(draftAt)).body
      return place === 'subject' ? subject : (fields.goods ?? '')
    },
  })

  return [
    // signing in
    query('/sign-in', 'link', { out: true, limited: true }),
    query('/api/v1/sign-in', 'organisation', out),
    query('/api/v1/sign-in', 'refused', out),
    body('POST /api/v1/sign-in/password', 'login', (login) => ({ login, password: 'x' }))(out),
    body('POST /api/v1/sign-in/password', 'password', (password) => ({ login: 'no', password }))(
      out,
    ),
    body('POST /api/v1/sign-in/second-factor', 'code', (code) => ({ code }))(out),
    body('POST /api/v1/sign-in/second-factor', 'recovery', (recovery) => ({ recovery }))(out),
    extensions('POST /api/v1/sign-in/passkey', (response) => ({ response }), USED, out),
    extensions('POST /api/v1/session/proof/passkey', (response) => ({ response }), USED),
    body('POST /api/v1/session/proof/password', 'password', (password) => ({
      ...{ password, second: null },
    }))(),
    body('POST /api/v1/session/proof/password', 'second.code', (code) => ({
      ...{ password: 'x', second: { code } },
    }))(),
    body('POST /api/v1/session/proof/password', 'second.recovery', (recovery) => ({
      ...{ password: 'x', second: { recovery } },
    }))(),
    // oneself
    body('PUT /api/v1/identity', 'name', (name) => ({ name, language: 'en' }))({
      again: true,
      now: async () => (await me.get('/api/v1/identity')).body.person.name,
    }),
    {
      route: 'GET /api/v1/targets/:id',
      at: ['GET /api/v1/targets/:id querystring.ahead'],
      send: (ahead) => ({ path: `/api/v1/targets/${target}?${new URLSearchParams({ ahead })}` }),
    },
    body('PUT /api/v1/organisation', 'country', (country) => ({ name: 'Customs', country }))(),
    body('PUT /api/v1/organisation', 'name', (name) => ({ name, country: 'XN' }))({
      again: true,
      now: async () => (await me.get('/api/v1/me')).body.organisation.name,
    }),
    body('POST /api/v1/identity/passkeys', 'name', (name) => ({
      ...{ name, response: credential(MADE) },
    }))(),
    extensions(
      'POST /api/v1/identity/passkeys',
      (response) => ({ ...{ name: 'Key', response } }),
      MADE,
    ),
    body('POST /api/v1/identity/passkeys', 'response.response.transports[]', (text) => ({
      ...{ name: 'Key', response: credential({ ...MADE, transports: [text] }) },
    }))(),
    {
      route: 'PUT /api/v1/identity/passkeys/:id',
      at: ['PUT /api/v1/identity/passkeys/:id body.name'],
      send: (name, nth) => ({
        path: `/api/v1/identity/passkeys/${ids.passkeys[nth % ids.passkeys.length]}`,
        body: { name },
      }),
      kept: {
        read: rowsOf('identity', 'passkeys', ({ name }) => name),
        key: (_answered, nth) => ids.passkeys[nth % ids.passkeys.length] ?? '',
      },
    },
    body('PUT /api/v1/identity/password', 'password', (password) => ({ password }))(),
    body('POST /api/v1/identity/totp/confirmation', 'code', (code) => ({ id: ABSENT, code }))(),
    // people and directories
    body('POST /api/v1/people', 'name', (name) => ({ ...PERSON, name }))({
      kept: { read: rowsOf('people', 'people', ({ name }) => name), key: byId },
    }),
    body('POST /api/v1/people', 'login', (login) => ({ ...PERSON, login }))({
      kept: {
        ...{ read: rowsOf('people', 'people', ({ login }) => login), key: byId },
        wants: (text) => text.trim().toLowerCase(),
      },
    }),
    body('POST /api/v1/people', 'email', (email) => ({ ...PERSON, email }))(),
    body('POST /api/v1/people', 'roles[]', (role) => ({ ...PERSON, roles: [role] }))(),
    {
      route: 'PUT /api/v1/people/:id',
      again: true,
      at: ['PUT /api/v1/people/:id body.name'],
      send: (name, nth) => ({
        path: `/api/v1/people/${ids.people[nth % ids.people.length]}`,
        body: { ...change, name, login: `changed-${nth}` },
      }),
      kept: {
        read: rowsOf('people', 'people', ({ name }) => name),
        key: (_answered, nth) => ids.people[nth % ids.people.length] ?? '',
      },
    },
    body('PUT /api/v1/people/:id', 'login', (login) => ({ ...change, login }), person)(),
    body('PUT /api/v1/people/:id', 'email', (email) => ({ ...change, email }), person)(),
    body('PUT /api/v1/people/:id/roles', 'roles[]', (role) => ({ roles: [role] }), person)(),
    body(
      'POST /api/v1/providers',
      'name',
      directory,
    )({
      at: ['name', 'clientId', 'strongAcr[]'].map((one) => `POST /api/v1/providers body.${one}`),
      kept: { read: shownDirectories, key: byId, wants: directoryShown },
    }),
    body('POST /api/v1/providers', 'issuer', (text) => ({
      ...{ ...PROVIDER, issuer: `${ISSUER}/${text}` },
    }))({
      kept: {
        ...{ read: rowsOf('providers', 'providers', ({ issuer }) => issuer), key: byId },
        // An address has no ends of lines and no tabs.
        wants: (text) => `${ISSUER}/${text.replaceAll(/[\t\r\n]/g, '')}`,
      },
    }),
    body('POST /api/v1/providers', 'secret', (secret) => ({ ...PROVIDER, secret }))(),
    {
      route: 'PUT /api/v1/providers/:id',
      again: true,
      at: ['name', 'clientId', 'strongAcr[]'].map((one) => `PUT /api/v1/providers/:id body.${one}`),
      send: (text, nth) => ({
        path: `/api/v1/providers/${ids.providers[nth % ids.providers.length]}`,
        body: directory(text),
      }),
      kept: {
        read: shownDirectories,
        key: (_answered, nth) => ids.providers[nth % ids.providers.length] ?? '',
        wants: directoryShown,
      },
    },
    body(
      'PUT /api/v1/providers/:id',
      'issuer',
      (text) => ({ ...PROVIDER, issuer: `${ISSUER}/${text}` }),
      provider,
    )(),
    body('PUT /api/v1/providers/:id', 'secret', (secret) => ({ ...PROVIDER, secret }), provider)(),
    // targets
    query('/api/v1/targets', 'text'),
    query('/api/v1/targets', 'cursor'),
    body('POST /api/v1/judgements', 'because', (because) => ({
      ...{ targetIds: [target], answer: 'unknown', because },
    }))({
      kept: {
        read: async () => {
          const { judgements } = (await me.get(`/api/v1/targets/${target}`)).body
          return new Map<string, unknown>(
            judgements.map((one: Record<string, string>) => [one.act, one.because]),
          )
        },
        key: ({ act = '' }) => act,
      },
    }),
    body('POST /api/v1/targets/:id/releases/preview', 'to[].person', recipient, target)(),
    body('POST /api/v1/targets/:id/releases', 'to[].person', recipient, target)(),
    body('POST /api/v1/traders/search', 'name', (name) => ({ name }))({ limited: true }),
    body('POST /api/v1/traders/erasure', 'name', (name) => ({
      ...{ name, records: 0, rejects: 0 },
    }))({ limited: true }),
    // bringing data
    column(
      'POST /api/v1/uploads/:id/preview',
      'mapping.columns.{name}',
      (text) => ({ mapping: { columns: { [text]: 'goodsItems.description' } } }),
      upload,
    ),
    column(
      'POST /api/v1/uploads/:id/preview',
      'mapping.columns.{}',
      (text) => ({ mapping: { columns: { Goods: text } } }),
      upload,
    ),
    ...(['{name}', '{}'] as const).map((place): Row => {
      const route = 'PUT /api/v1/layouts/:key'
      const columns = (text: string) => ({
        columns: place === '{}' ? { Goods: text } : { [text]: 'goodsItems.description' },
      })
      return body(route, `columns.${place}`, columns, `k${place === '{}'}`)()
    }),
    body('POST /api/v1/batches', 'name', (name) => ({ uploadIds: [ABSENT], name }))(),
    query('/api/v1/batches', 'cursor'),
    query(`/api/v1/batches/${batch}/rejects`, 'cursor', {
      route: 'GET /api/v1/batches/:id/rejects',
      at: ['GET /api/v1/batches/:id/rejects querystring.cursor'],
    }),
    query('/api/v1/received', 'cursor'),
    // proof
    query('/api/v1/journal', 'zone'),
    query('/api/v1/journal', 'cursor'),
    query(`/api/v1/timeline?kind=target&id=${target}`, 'cursor'),
    query('/api/v1/access/why?act=consult&who=first', 'what'),
    query(`/api/v1/access/why?act=consult&what=${target}&who=first`, 'strong'),
    query(`/api/v1/access/why?act=consult&what=${target}`, 'who'),
    query('/api/v1/access/who?act=consult', 'what'),
    query(`/api/v1/access/who?act=consult&what=${target}`, 'strong'),
    // cooperation
    body('POST /api/v1/operations', 'name', (name) => ({ name }))({
      kept: { read: rowsOf('operations', 'operations', ({ name }) => name), key: byId },
    }),
    ...planRows(me, operation),
    body('POST /api/v1/bases', 'instrument', (instrument) => ({ with: other, instrument }))({
      kept: { read: rowsOf('bases', 'bases', ({ instrument }) => instrument), key: byId },
    }),
    // messages of an operation
    query(`/api/v1/operations/${operation}/messages`, 'cursor', {
      route: 'GET /api/v1/operations/:id/messages',
      at: ['GET /api/v1/operations/:id/messages querystring.cursor'],
    }),
    written('subject', (subject) => ({ ...DRAFT, subject })),
    written('fields.{}', (goods) => ({ ...DRAFT, fields: { goods } })),
    ...caseRows(me, ids.ofCase),
    ...adviceRows(me, ids),
    ...reportRows(operation, ids.ofCase),
    ...debriefRows(me, operation),
  ]
}
