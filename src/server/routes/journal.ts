import { Readable } from 'node:stream'
import { Refused } from '../../base/index.ts'
import { ACT_NAMES, ACTS, isActName, journal, LED_KINDS } from '../../journal/index.ts'
import {
  type Act,
  journalCopied,
  journalCopy,
  journalKey,
  journalPage,
  lists,
  mayOn,
  sealState,
} from '../../store/index.ts'
import { dayBetween, dayOf } from '../day.ts'
import { sayEntries } from '../journal-speech.ts'
import {
  journalAnswerSchema,
  journalQuerySchema,
  refusals,
  sealSchema,
  timelineAnswerSchema,
  timelineQuerySchema,
} from '../schemas/index.ts'
import type { Api } from '../server.ts'

/** What the journal is read for: whether the processing was lawful (article 25 (2)). */
const OVERSIGHT = 'oversight'

/** Journal and timelines: the same entries, folded by the day and by the record. */
export function journalRoutes({ app, house }: Api): void {
  app.route({
    method: 'GET',
    url: '/api/v1/journal',
    config: { act: 'journal.read', loader: 'journal by organisation', projection: 'journal.entry' },
    schema: {
      querystring: journalQuerySchema,
      response: { 200: journalAnswerSchema, ...refusals },
    },
    handler: (request) => {
      const { day, zone, act: wanted, person, lists: looks, cursor, limit } = request.query
      return request.act(async (act) => {
        const shown = day ?? dayOf(act.now, zone)
        const page = await journalPage(act, {
          between: dayBetween(shown, zone),
          limit,
          ...(wanted === undefined ? {} : { acts: actsOf(wanted) }),
          ...(person === undefined ? {} : { person }),
          withoutLists: looks === 'hidden',
          ...(cursor === undefined ? {} : { cursor }),
        })
        await journal(act, {
          act: 'journal.consulted',
          objects: [act.caller.organisation],
          purpose: OVERSIGHT,
          values: { count: page.items.length },
        })
        return { day: shown, ...(await sayEntries(act, page, request.say)) }
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/journal/seal',
    config: { act: 'journal.read', loader: 'journal by organisation', projection: 'journal.seal' },
    schema: { response: { 200: sealSchema, ...refusals } },
    handler: async (request) => {
      const state = await request.act(async (act) => {
        const { oldest, ...rest } = await sealState(act)
        const lag = oldest === null ? 0 : (Date.parse(act.now) - Date.parse(oldest)) / 1000
        return { ...rest, lagSeconds: Math.max(0, lag) }
      })
      return { key: await journalKey(house), ...state }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/journal/copy',
    config: { act: 'journal.copy', loader: 'journal by organisation', projection: 'journal' },
    schema: { description: 'application/jsonl, as `cosmo journal copy` writes it' },
    handler: async (request, reply) => {
      const { organisation } = request.caller
      await request.act((act) =>
        journalCopied({ ...act, caller: { ...act.caller, purpose: OVERSIGHT } }),
      )
      reply.header('content-disposition', 'attachment; filename="journal.jsonl"')
      return reply
        .type('application/jsonl; charset=utf-8')
        .send(Readable.from(journalCopy(house, organisation)) as never)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/v1/timeline',
    config: { act: 'timeline.read', loader: 'record by kind and id', projection: 'journal.entry' },
    schema: {
      querystring: timelineQuerySchema,
      response: { 200: timelineAnswerSchema, ...refusals },
    },
    handler: (request) => {
      const { kind, id, cursor, limit } = request.query
      return request.act(async (act) => {
        await mayConsult(act, kind, id)
        const page = await journalPage(act, {
          about: id,
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        })
        act.saw(kind, [id])
        return sayEntries(act, page, request.say)
      })
    },
  })
}

/** The names of a kind's acts, or the one act. Refuses (`request.query`) what is neither. */
function actsOf(wanted: string): readonly string[] {
  if (isActName(wanted)) return [wanted]
  const kind = LED_KINDS.find((one) => one === wanted)
  if (!kind) throw new Refused('request.query', { fields: 'act' })
  return ACT_NAMES.filter((name) => ACTS[name].led === kind)
}

/** A record's timeline goes with the right to look at the record. */
async function mayConsult(act: Act, kind: 'target' | 'batch' | 'list', id: string): Promise<void> {
  if (kind !== 'list') {
    await mayOn(act, 'consult', kind, id)
    return
  }
  const kept = await lists(act, { retired: true })
  if (!kept.some((list) => list.id === id)) throw new Refused('request.absent')
}
