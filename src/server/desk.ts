import { sql } from 'kysely'
import { z } from 'zod'
import { type Caller, organisationOf, people } from '../access/index.ts'
import { Refused, type Severity } from '../base/index.ts'
import { doorsOf, may, RECORD_ACT_NAMES } from '../rights/index.ts'
import type { Act, Batch, TargetCounts as Counts, TargetRow as Row } from '../store/index.ts'
import {
  batchById,
  batchesByIds,
  countsByLane,
  countsOfBatches,
  filesOf,
  listBatches,
  mayOn,
  sameReasons,
  TARGET_ANSWERS,
  targetById,
  targetsPage,
} from '../store/index.ts'
import type { Consignment } from '../trade/index.ts'
import { isLanguage, type Language, type Say } from '../words/index.ts'
import type { RunningBatch } from './ports.ts'
import type {
  BatchBody,
  BatchRow,
  Me,
  TargetBody,
  TargetCounts,
  TargetRow,
  TargetsAnswer,
} from './schemas/index.ts'
import { sayFinding } from './speech.ts'

/**
 * The server's own desk: records of the store as the API shows them. First the caller: person,
 * organisation, roles and the doors that they open.
 */
export async function meOf(act: Act, caller: Caller, engineVersion: string): Promise<Me> {
  const organisation = await organisationOf(act)
  const person = (await people(act)).find((one) => one.id === caller.person)
  if (!person) throw new Refused('session.absent')
  const { roles } = await act.rights()
  return {
    person: { id: person.id, name: person.name },
    organisation: { id: organisation.id, name: organisation.name },
    language: isLanguage(person.language) ? person.language : 'en',
    roles: [...roles],
    doors: doorsOf(roles),
    exercise: organisation.exercise,
    engineVersion,
  }
}

export type TargetsAsked = Parameters<typeof targetsPage>[1]

export async function targets(act: Act, asked: TargetsAsked, say: Say): Promise<TargetsAnswer> {
  const page = await targetsPage(act, asked)
  const main = await mainReasons(
    act,
    page.items.map((item) => item.id),
  )
  const counts = await countsByLane(act, asked.batch === undefined ? {} : { batch: asked.batch })
  return {
    targets: page.items.map((item) => rowOf(item, main.get(item.id), say)),
    next: page.next,
    counts: countsOf(counts, say),
  }
}

type Main = {
  readonly target: string
  readonly code: string
  readonly severity: Severity
  readonly list: string | null
  readonly entry: string | null
}

/** The weightiest finding of each target: severity first, then points. */
async function mainReasons(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, Main>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Main>`
    select distinct on (target) target, code, severity, list, entry from finding
    where target = any(${[...ids]}::uuid[])
    order by target, array_position(array['HARD', 'MIDDLE', 'WEAK'], severity), points desc, seq`.execute(
    act.db,
  )
  return new Map(found.rows.map((row) => [row.target, row]))
}

function rowOf(row: Row, main: Main | undefined, say: Say): TargetRow {
  const consignment = row.consignment as Partial<Consignment>
  const [item] = consignment.goodsItems ?? []
  const { finalDestination, destination } = consignment.countries ?? {}
  const code = main?.code ?? row.codes[0] ?? ''
  return {
    id: row.id,
    lane: row.lane,
    score: row.score,
    completeness: row.completeness,
    answer: row.answer,
    main: {
      code,
      severity: main?.severity ?? 'WEAK',
      says: say(`indicator.${code}`),
      list: main?.list ?? null,
      entry: main?.entry ?? null,
    },
    codes: [...row.codes],
    goods: item?.description ?? null,
    hs6: item?.hs6 ?? null,
    destination: finalDestination ?? destination ?? null,
    batch: row.batch,
    source: { ...row.source },
    signature: row.signature,
  }
}

const openOf = (lanes: Counts['lanes']): number =>
  lanes.RED.open + lanes.YELLOW.open + lanes.GREEN.open

const totalOf = (lanes: Counts['lanes']): number =>
  Object.values(lanes)
    .flatMap((lane) => TARGET_ANSWERS.map((answer) => lane[answer]))
    .reduce((sum, count) => sum + count, 0)

const countsOf = (counts: Counts, say: Say): TargetCounts => ({
  total: counts.total,
  lanes: counts.lanes,
  codes: Object.entries(counts.codes)
    .map(([code, lanes]) => ({
      code,
      says: say(`indicator.${code}`),
      open: openOf(lanes),
      total: totalOf(lanes),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1)),
})

export async function target(
  act: Act,
  id: string,
  say: Say,
  language: Language,
  ahead = false,
): Promise<TargetBody> {
  const label = await mayOn(act, 'consult', 'target', id)
  const caller = await act.rights()
  const found = await targetById(act, id, { nominal: true, ahead })
  const [batch] = await batchesByIds(act, [found.batch])
  const names = new Map((await people(act)).map((person) => [person.id, person.name]))
  const same = await sameReasons(act, found.signature, 1)
  const [first] = found.findings
  const main = [...found.findings].sort(byWeight)[0] ?? first
  const { list = null, entry = null } = main.source
  return {
    ...rowOf(found, { target: id, code: main.code, severity: main.severity, list, entry }, say),
    basis: found.basis,
    batchName: batch?.name ?? null,
    consignment: found.consignment as Consignment,
    nominal: found.nominal,
    label: {
      tlp: label.tlp,
      code: label.code,
      purposes: [...label.purposes],
      state: label.state,
    },
    may: RECORD_ACT_NAMES.filter((wanted) => may(caller, wanted, label)),
    findings: [...found.findings]
      .sort(byWeight)
      .map((finding) => sayFinding(finding, say, language)),
    judgements: found.judgements.flatMap(({ by, answer, ...given }) =>
      answer === 'open'
        ? []
        : [
            {
              id: given.id,
              act: given.act,
              answer,
              because: given.because,
              by: { id: by, name: names.get(by) ?? by },
              at: given.at,
              withdrawn: given.withdrawn,
              lapsed: given.basis !== found.basis,
            },
          ],
    ),
    lists: (batch ? listsOf(batch) : []).map((one) => ({ list: one.list, version: one.version })),
    sameReasons: { open: same.count },
  }
}

const WEIGHT: Readonly<Record<Severity, number>> = { HARD: 0, MIDDLE: 1, WEAK: 2 }
const byWeight = (
  a: { readonly severity: Severity; readonly points: number },
  b: { readonly severity: Severity; readonly points: number },
): number => WEIGHT[a.severity] - WEIGHT[b.severity] || b.points - a.points

/** A batch keeps the reports of its lists; those that were in force name the list. */
const keptListSchema = z.object({
  list: z.string(),
  version: z.string(),
  entries: z.number().int().min(0).catch(0),
  status: z.string().optional(),
})

function listsOf(batch: Batch): BatchBody['lists'] {
  const named = new Map<string, BatchBody['lists'][number]>()
  for (const kept of batch.lists) {
    const read = keptListSchema.safeParse(kept)
    if (!read.success || (read.data.status ?? 'loaded') !== 'loaded') continue
    const { list, version, entries } = read.data
    const known = named.get(list)
    named.set(list, { list, version, entries: Math.max(entries, known?.entries ?? 0) })
  }
  return [...named.values()]
}

type LaneTally = {
  readonly answers: BatchRow['answers']
  readonly lanes: Record<'RED' | 'YELLOW' | 'GREEN', number>
}

/** Targets of a batch by answer and by lane, of those that the caller may consult. */
const laneTally = ({ RED, YELLOW, GREEN }: Counts['lanes']): LaneTally => {
  const sum = (lane: Counts['lanes']['RED']) => lane.open + lane.yes + lane.no + lane.unknown
  const of = (answer: (typeof TARGET_ANSWERS)[number]) =>
    RED[answer] + YELLOW[answer] + GREEN[answer]
  return {
    answers: { open: of('open'), yes: of('yes'), no: of('no'), unknown: of('unknown') },
    lanes: { RED: sum(RED), YELLOW: sum(YELLOW), GREEN: sum(GREEN) },
  }
}

export async function batches(
  act: Act,
  asked: { readonly before?: string; readonly limit: number },
  running: readonly RunningBatch[],
): Promise<{ readonly batches: BatchRow[]; readonly next: string | null }> {
  const found = await listBatches(act, { ...asked, limit: asked.limit + 1 })
  const shown = found.slice(0, asked.limit)
  const files = await fileCounts(
    act,
    shown.map((batch) => batch.id),
  )
  const counts = await countsOfBatches(
    act,
    shown.map((batch) => batch.id),
  )
  act.saw(
    'batch',
    shown.map((batch) => batch.id),
  )
  return {
    batches: shown.map((batch) =>
      batchRow(batch, files.get(batch.id) ?? 0, counts.get(batch.id), running),
    ),
    next: found.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

async function fileCounts(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ batch: string; count: number }>`
    select batch, count(*)::int as count from trade_file
    where batch = any(${[...ids]}::uuid[]) group by batch`.execute(act.db)
  return new Map(found.rows.map((row) => [row.batch, row.count]))
}

export async function batch(
  act: Act,
  id: string,
  running: readonly RunningBatch[],
): Promise<BatchBody> {
  const found = await batchById(act, id)
  const files = await filesOf(act, id)
  const counts = await countsOfBatches(act, [id])
  act.saw('batch', [id])
  return {
    ...batchRow(found, files.length, counts.get(id), running),
    engineVersion: found.engineVersion,
    inputHash: found.inputHash,
    lists: listsOf(found),
    files: files.map((file) => ({
      name: file.name,
      hash: file.hash,
      bytes: file.size,
      format: file.format,
      encoding: file.encoding,
    })),
  }
}

const NO_TALLY: LaneTally = {
  answers: { open: 0, yes: 0, no: 0, unknown: 0 },
  lanes: { RED: 0, YELLOW: 0, GREEN: 0 },
}

function batchRow(
  found: Batch,
  files: number,
  counts: Counts['lanes'] | undefined,
  running: readonly RunningBatch[],
): BatchRow {
  const { answers, lanes } = counts ? laneTally(counts) : NO_TALLY
  const count = (name: string): number => Math.max(0, Math.round(found.tallies[name] ?? 0))
  return {
    id: found.id,
    name: found.name,
    state: found.state,
    createdAt: found.createdAt,
    finishedAt: found.finishedAt,
    tally:
      found.finishedAt === null
        ? null
        : {
            files,
            recordsRead: count('recordsRead'),
            recordsScreened: count('recordsScreened'),
            recordsRejected: count('recordsRejected'),
            consignments: count('consignments'),
            targets: lanes.RED + lanes.YELLOW + lanes.GREEN,
            lanes,
            seconds: Math.max(
              0,
              (Date.parse(found.finishedAt) - Date.parse(found.createdAt)) / 1000,
            ),
          },
    progress: running.find((one) => one.batch === found.id)?.progress ?? null,
    answers,
  }
}
