import { FOLDERS, REPORT_FOLDERS } from '../../src/operations/index.ts'
import type { Served } from './shared-house.ts'

/** Everything that a person can read, as one text for each address. */
export type Observer = {
  readonly name: string
  readonly cookie: string
  /** Reads the journal, and no records. */
  readonly journal: boolean
}

/** Ids that the addresses name: seen ones and hidden ones. */
export type Places = {
  readonly batch: string
  readonly redBatch: string
  readonly target: string
  readonly red: string
  readonly aside: string
  readonly owner: string
  readonly received: string
  /** Of the owner, never released to the observers. */
  readonly other: string
  readonly person: string
  /** Kept by the owner, with the observers' organisation and a third one. */
  readonly operation: string
  /** In it: to the observers, and to the third organisation alone. */
  readonly message: string
  readonly whispered: string
  /** The third organisation's, submitted to the keeper. */
  readonly plan: string
}

const page = (path: string) => `/api/v1/${path}`

/** Lists whose second page is read as well. */
const PAGED = ['targets?limit=4', 'targets?limit=4&sort=newest', 'received?limit=1'].map(page)

/** Pages that come with their first rows. */
const PAGES = ['/', '/targets', '/targets?lane=RED']

/** What the observers do themselves (consult, export) is left out of the journal. */
const JOURNAL = ['alteration', 'collection', 'combination', 'erasure', 'target.released']

const addressesOf = (at: Places, journal: boolean): readonly string[] =>
  [
    ...['me', 'organisations', 'operations', 'bases', 'lists', 'people', 'providers', 'identity'],
    ...['openapi.json', 'layouts/layout-mine', 'layouts/layout-theirs', 'sessions', 'due'],
    ...(journal ? JOURNAL.map((act) => `journal?act=${act}&limit=50`) : []),
    ...['batches', 'batches?limit=1'],
    ...[at.batch, at.redBatch].flatMap((id) => [
      ...[`batches/${id}`, `batches/${id}/rejects`, `batches/${id}/rejects?format=csv`],
      `targets?batch=${id}`,
    ]),
    ...['targets', 'targets?sort=place', 'targets?lane=RED&sort=newest', 'targets?code=G-01'],
    ...['targets?text=pump', 'targets?text=nowhere', 'targets?answer=yes', 'targets?answer=open'],
    'targets?code=G-01&answer=no',
    ...[at.target, at.red, at.aside, at.other].flatMap((id) => [
      ...[`targets/${id}`, `targets/${id}/same-reasons`, `targets/${id}/handling`],
    ]),
    ...['received', `received?owner=${at.owner}`],
    ...[at.target, at.red, at.other].map((id) => `targets/${id}/rulings`),
    ...['advice', 'papers'].map((one) => `cases/${at.target}/${one}`),
    ...[at.received, at.other].flatMap((id) => [
      ...[`received/${at.owner}/${id}`, `received/${at.owner}/${id}/export`],
      `received/${at.owner}/${id}/export?format=csv`,
    ]),
    ...[at.target, at.received, at.other].flatMap((id) => [
      `access/who?act=consult&what=${id}`,
      `access/why?act=consult&what=${id}&who=${at.person}`,
    ]),
    ...['cases', `cases?target=${at.red}`, `cases/${at.target}`, 'detention-terms'],
    ...['plan', 'national-plan', `national-plans/${at.plan}`, 'message-forms'].map(within(at)),
    ...['board'].map(within(at)),
    'desk',
    ...['to-answer', 'asked', 'answered'].map((folder) => `advice?folder=${folder}`),
    ...['advice-figures', 'advice-form', 'precedents?q=pump', 'advice-service'],
    ...REPORT_FOLDERS.map((folder) => within(at)(`reports?folder=${folder}`)),
    ...FOLDERS.map((folder) => within(at)(`messages?folder=${folder}`)),
    within(at)('debrief'),
    ...[at.message, at.whispered].map((id) => within(at)(`messages/${id}`)),
  ].map(page)

const within = (at: Places) => (path: string) => `operations/${at.operation}/${path}`

export type Sight = ReadonlyMap<string, string>

/** Reads every surface; an answer is its status, its headers (date and number aside), its body. */
export async function readAll(served: Served, observer: Observer, at: Places): Promise<Sight> {
  const seen = new Map<string, string>()
  const read = async (url: string): Promise<void> => {
    const headers = { cookie: observer.cookie, host: 'localhost:8642' }
    const answer = await served.server.inject({ method: 'GET', url, headers })
    const { date: _, 'x-request-id': __, ...rest } = answer.headers
    seen.set(url, JSON.stringify({ status: answer.statusCode, headers: rest, body: answer.body }))
    if (!PAGED.includes(url) || answer.statusCode !== 200) return
    const { next } = answer.json<{ next: string | null }>()
    if (next !== null) await read(`${url}&cursor=${next}`)
  }
  await Promise.all([...PAGED, ...PAGES, ...addressesOf(at, observer.journal)].map(read))
  return seen
}

/** What is not the same, byte for byte: the address, and both answers from where they part. */
export function changed(before: Sight, after: Sight): readonly string[] {
  const all = [...new Set([...before.keys(), ...after.keys()])]
  return all
    .filter((url) => before.get(url) !== after.get(url))
    .map((url) => `${url}\n${apart(before.get(url), after.get(url))}`)
}

function apart(a = '', b = ''): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return [a, b].map((text) => text.slice(Math.max(0, at - 80), at + 240)).join('\n')
}
