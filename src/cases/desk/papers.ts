import { createHash } from 'node:crypto'
import { people } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { may } from '../../rights/index.ts'
import { type Act, mayOn, newKey, open, seal } from '../../store/index.ts'
import { type Medium, readMedium } from '../media/media.ts'
import { mayName } from './entries.ts'

/** `personal`: it shows or names somebody, and is for the roles that may see such fields. */
export const SENSITIVITIES = ['plain', 'personal'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** More than an inspection has; it bounds what one case holds. */
export const PAPERS_MOST = 60
const PIECE = 262_144

export type PaperGiven = {
  readonly bytes: Uint8Array
  readonly name: string
  readonly caption: string
  readonly sensitivity: Sensitivity
}

export type Paper = {
  readonly id: string
  readonly medium: Medium
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly hash: string
  readonly came: string
  readonly sensitivity: Sensitivity
  readonly at: string
  readonly by: string
  /** Null: the reader's roles do not show it. */
  readonly caption: string | null
  readonly name: string | null
  readonly struck: { readonly because: string; readonly at: string; readonly by: string } | null
}

type Said = { readonly caption: string; readonly name: string }
type Key = { readonly id: string; readonly wrapped: Buffer }

const nameOf = (what: string, organisation: string, id: string): string =>
  `case-paper-${what}/${organisation}/${id}`
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Whether one may be added, before it is sent. Refuses as `addPaper` does. */
export async function mayAddPaper(act: Act, of: string): Promise<void> {
  await mayOn(act, 'comment', 'case', of)
  await act.room()
}

/**
 * Adds a photo or a paper to an own case, without its metadata; the same file said the same of is the
 * same paper, and struck out it may come anew. Refusals: `case.absent`, `paper.refused` with why,
 * `paper.same` where it stands with another caption or mark, `paper.many`. Returns its id.
 */
export async function addPaper(act: Act, of: string, given: PaperGiven): Promise<string> {
  await mayAddPaper(act, of)
  const read = readMedium(given.bytes)
  if (!read.ok) throw new Refused('paper.refused', { fault: read.fault })
  // One after another: two at once would both be the last that there is room for.
  await act.db.selectFrom('case').select('id').where('id', '=', of).forUpdate().execute()
  const came = hashOf(given.bytes)
  const there = await act.db
    .selectFrom('case_paper as p')
    .leftJoin('case_paper_strike as s', 's.paper', 'p.id')
    .select(['p.id', 'came', 'sensitivity', 'wrapped', 'sealed', 's.because'])
    .where('case_id', '=', of)
    .execute()
  const same = there.find((one) => one.came === came && one.because === null)
  if (same !== undefined) {
    const { caption } = await saidOf(act, same, same.sealed)
    if (caption !== given.caption || same.sensitivity !== given.sensitivity)
      throw new Refused('paper.same')
    return same.id
  }
  if (there.length >= PAPERS_MOST) throw new Refused('paper.many', { most: PAPERS_MOST })
  const { organisation, person } = act.caller
  const id = act.newId()
  const key = newKey()
  const { wrapping } = await act.key()
  const said: Said = { caption: given.caption, name: given.name }
  const hash = hashOf(read.bytes)
  await act.db
    .insertInto('case_paper')
    .values({
      ...{ organisation, id, case_id: of, medium: read.medium, bytes: read.bytes.length },
      ...{ width: read.size?.width ?? null, height: read.size?.height ?? null, hash, came },
      ...{ sensitivity: given.sensitivity, person, created_at: act.now },
      wrapped: seal(wrapping, key, nameOf('key', organisation, id)),
      sealed: seal(key, JSON.stringify(said), nameOf('said', organisation, id)),
    })
    .execute()
  for (let seq = 0; seq * PIECE < read.bytes.length; seq++)
    await act.db
      .insertInto('case_paper_part')
      .values({
        ...{ organisation, paper: id, seq },
        sealed: seal(
          key,
          read.bytes.subarray(seq * PIECE, (seq + 1) * PIECE),
          nameOf(`part:${seq}`, organisation, id),
        ),
      })
      .execute()
  await journal(act, {
    act: 'case.paper-added',
    objects: [of, id],
    hashes: [came, hash],
    values: { medium: read.medium, sensitivity: given.sensitivity, bytes: read.bytes.length },
  })
  return id
}

/** The photos and papers of a case, the first one first. Refuses `case.absent`. */
export async function papersOf(act: Act, of: string): Promise<readonly Paper[]> {
  const label = await mayOn(act, 'consult', 'case', of)
  const rows = await act.db
    .selectFrom('case_paper as p')
    .leftJoin('case_paper_strike as s', 's.paper', 'p.id')
    .select(['p.id', 'medium', 'bytes', 'width', 'height', 'hash', 'came', 'sensitivity'])
    .select(['wrapped', 'sealed', 'p.person', 'p.created_at', 's.because'])
    .select(['s.person as striker', 's.created_at as struck_at'])
    .where('case_id', '=', of)
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute()
  const called = new Map((await people(act)).map((one) => [one.id, one.name]))
  const named = (person: string | null) => (person === null ? '' : (called.get(person) ?? ''))
  const caller = await act.rights()
  const personal = may(caller, 'consult-nominal', label) && mayName(caller)
  const found: Paper[] = []
  for (const { wrapped, sealed, person, created_at, because, striker, struck_at, ...row } of rows) {
    const sensitivity = row.sensitivity as Sensitivity
    // What was struck out may be so because it was marked wrongly.
    const shown = personal || (sensitivity === 'plain' && because === null)
    const said = shown ? await saidOf(act, { id: row.id, wrapped }, sealed) : null
    found.push({
      ...{ ...row, sensitivity, medium: row.medium as Medium, at: created_at, by: named(person) },
      ...{ caption: said?.caption ?? null, name: said?.name ?? null },
      struck:
        because === null ? null : { because, at: struck_at ?? created_at, by: named(striker) },
    })
  }
  act.saw('case', [of], {
    nominal: found.some(
      (one) => (one.sensitivity === 'personal' || one.struck !== null) && one.caption !== null,
    ),
  })
  return found
}

/** How many photos of a case stand that all its readers may open. Who asks is decided before. */
export async function photosOf(act: Act, of: string): Promise<number> {
  const { count } = await act.db
    .selectFrom('case_paper as p')
    .leftJoin('case_paper_strike as s', 's.paper', 'p.id')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('case_id', '=', of)
    .where('width', 'is not', null)
    .where('sensitivity', '=', 'plain')
    .where('s.because', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function keyOf(act: Act, { id, wrapped }: Key): Promise<Uint8Array> {
  const { wrapping } = await act.key()
  return opened(wrapping, wrapped, nameOf('key', act.caller.organisation, id), id)
}

/** Opens what is kept of a paper: whoever goes round the house is seen. */
function opened(key: Uint8Array, sealed: Uint8Array, name: string, paper: string): Buffer {
  try {
    return open(key, sealed, name)
  } catch {
    throw new Refused('paper.altered', { paper })
  }
}

/** Writes down that a paper was altered, in an act of its own: what found it was refused. */
export async function notePaperAltered(act: Act, id: string): Promise<void> {
  const row = await paperRow(act, id, 'consult')
  await journal(act, {
    act: 'case.paper-altered',
    objects: [row.case_id, id],
    hashes: [row.hash],
  })
}

async function saidOf(act: Act, paper: Key, sealed: Buffer): Promise<Said> {
  const name = nameOf('said', act.caller.organisation, paper.id)
  return JSON.parse(
    opened(await keyOf(act, paper), sealed, name, paper.id).toString('utf8'),
  ) as Said
}

/**
 * One photo or paper, whole. Refuses `paper.absent` who may not consult its case, and `access.denied`
 * whose roles are not shown what names somebody, where it does or was struck out; `paper.altered`.
 */
export async function paperContent(
  act: Act,
  id: string,
): Promise<{ readonly medium: Medium; readonly content: Buffer }> {
  const row = await paperRow(act, id, 'consult')
  const struck = await act.db
    .selectFrom('case_paper_strike')
    .select('paper')
    .where('paper', '=', id)
    .executeTakeFirst()
  if (row.sensitivity === 'personal' || struck !== undefined)
    await mayOn(act, 'consult-nominal', 'case', row.case_id)
  const key = await keyOf(act, row)
  const parts = await act.db
    .selectFrom('case_paper_part')
    .select(['seq', 'sealed'])
    .where('paper', '=', id)
    .orderBy('seq')
    .execute()
  const { organisation } = act.caller
  const content = Buffer.concat(
    parts.map(({ seq, sealed }) =>
      opened(key, sealed, nameOf(`part:${seq}`, organisation, id), id),
    ),
  )
  // Also a piece that is gone.
  if (hashOf(content) !== row.hash) throw new Refused('paper.altered', { paper: id })
  await journal(act, {
    act: 'case.paper-looked-at',
    objects: [row.case_id, id],
    hashes: [row.hash],
  })
  return { medium: row.medium as Medium, content }
}

/** Strikes one out, with the reason: it stays, for the roles that may see what names somebody. Refuses `paper.absent`. */
export async function strikePaper(act: Act, id: string, because: string): Promise<string> {
  const row = await paperRow(act, id, 'comment')
  await act.room()
  const { organisation, person } = act.caller
  const struck = await act.db
    .insertInto('case_paper_strike')
    .values({ organisation, paper: id, because, person, created_at: act.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (struck.numInsertedOrUpdatedRows === 0n) throw new Refused('paper.struck')
  await journal(act, { act: 'case.paper-struck', objects: [row.case_id, id] })
  return id
}

async function paperRow(act: Act, id: string, wanted: 'consult' | 'comment') {
  const row = await act.db
    .selectFrom('case_paper')
    .select(['id', 'case_id', 'medium', 'hash', 'sensitivity', 'wrapped'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refused('paper.absent')
  try {
    await mayOn(act, wanted, 'case', row.case_id)
  } catch (error) {
    // A paper of a case that is not there for the reader is not there either.
    if (error instanceof Refused && error.refusal.code === 'case.absent')
      throw new Refused('paper.absent')
    throw error
  }
  return row
}
