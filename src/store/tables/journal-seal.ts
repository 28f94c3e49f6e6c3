import { sql, type Transaction } from 'kysely'
import {
  type Checkpoint,
  type Grown,
  isSigned,
  NOTHING,
  type Note,
  rootOf,
  type StoredEntry,
  sameBytes,
  sealEntries,
} from '../../journal/index.ts'
import type { House } from '../house.ts'
import type { Schema } from '../schema.ts'
import { type HouseSigningKey, houseSigningKey } from './journal-key.ts'
import { type Because, beginEpoch, growTree, keepCheckpoint, treeOf } from './journal-tree.ts'

/** One sealer at a time, on however many machines. */
const TURN = 7_210_120
/** Entries of one pass. */
const BATCH = 5000

export type EpochBegun = {
  readonly organisation: string
  readonly epoch: number
  readonly because: Because
  readonly lostSize: number
  readonly size: number
}

export type SealPass = {
  readonly sealed: number
  /** More is waiting than one pass takes. */
  readonly full: boolean
  /** The newest note of each organisation that has a new one: for the witness. */
  readonly notes: ReadonlyMap<string, string>
  readonly begun: readonly EpochBegun[]
}

export type Sealer = {
  /**
   * Compares each tree with its newest checkpoint and with the witness's, once, before the first
   * pass. Where the journal is shorter or another one, a new epoch begins.
   */
  readonly compare: (witness: readonly (Note | null)[]) => Promise<SealPass>
  /** Gives places in the tree to what was committed since. */
  readonly pass: () => Promise<SealPass>
}

type Db = Transaction<Schema>
type Row = Omit<StoredEntry, 'salt'> & { readonly salt: Buffer | null; readonly txid: string }

const NO_PASS: SealPass = { sealed: 0, full: false, notes: new Map(), begun: [] }

/** Seals the journal of a house. What it remembers between passes another sealer may outdate. */
export function journalSealer(house: House): Sealer {
  const trees = new Map<string, Grown>()
  let key: HouseSigningKey | undefined
  /** Of transactions before this one, every entry has its place. */
  let from: string | null = null

  const inTurn = (wait: boolean, work: (db: Db) => Promise<SealPass>): Promise<SealPass> =>
    house.whole(async (db) => {
      if (wait) await sql`select pg_advisory_xact_lock(${TURN})`.execute(db)
      const turn = await sql<{ held: boolean }>`
        select pg_try_advisory_xact_lock(${TURN}) as held`.execute(db)
      return turn.rows[0]?.held ? work(db) : NO_PASS
    })
  const keyIn = async (db: Db): Promise<HouseSigningKey> => {
    key ??= await houseSigningKey(house, db)
    return key
  }

  /** The tree to go on from; where it is not what was signed, in a new epoch. */
  async function standing(
    db: Db,
    organisation: string,
    begun: EpochBegun[],
    notes: Map<string, string>,
  ) {
    const known = trees.get(organisation)
    let tree = await treeOf(db, organisation, known)
    if (!tree.agrees && known) tree = await treeOf(db, organisation)
    if (tree.agrees || !tree.last) return tree
    const made = await beginEpoch(house, db, await keyIn(db), { ...tree, organisation }, tree.last)
    begun.push({
      organisation,
      epoch: made.epoch,
      because: made.because,
      lostSize: tree.last.size,
      size: tree.grown.size,
    })
    notes.set(organisation, made.note)
    return { ...tree, epoch: made.epoch }
  }

  async function passIn(db: Db): Promise<SealPass> {
    const { rows: horizons } = await sql<{ xmin: string }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(db)
    const xmin = horizons[0]?.xmin as string
    const rows = await unsealed(db, from, xmin)
    const notes = new Map<string, string>()
    const begun: EpochBegun[] = []
    const grown = new Map<string, Grown>()
    for (const [organisation, entries] of byOrganisation(rows)) {
      const tree = await standing(db, organisation, begun, notes)
      const made = sealEntries(tree.grown, entries)
      await sql`insert into journal_leaf (organisation, number, entry, detail, hash)
        select ${organisation}::uuid, * from unnest(
          ${made.leaves.map((leaf) => leaf.number)}::bigint[],
          ${made.leaves.map((leaf) => leaf.entry)}::uuid[],
          ${made.leaves.map((leaf) => leaf.detail)}::bytea[],
          ${made.leaves.map((leaf) => leaf.hash)}::bytea[])`.execute(db)
      const checkpoint: Checkpoint = {
        organisation,
        epoch: tree.epoch,
        size: made.tree.size,
        root: rootOf(made.tree),
        since: tree.grown.size,
        span: made.span,
        at: house.ports.clock.now(),
      }
      notes.set(organisation, await keepCheckpoint(db, await keyIn(db), checkpoint))
      grown.set(organisation, made.tree)
    }
    // Remembered when the transaction has gone through; a pass that fails leaves no trace here.
    remember = () => {
      for (const [organisation, tree] of grown) trees.set(organisation, tree)
      if (rows.length < BATCH) from = xmin
      else if (from !== null) from = (rows.at(-1) as Row).txid
    }
    return { sealed: rows.length, full: rows.length === BATCH, notes, begun }
  }
  let remember = (): void => {}

  async function compareIn(db: Db, witness: readonly (Note | null)[]): Promise<SealPass> {
    const notes = new Map<string, string>()
    const begun: EpochBegun[] = []
    const found = await db.selectFrom('organisation').select('id').orderBy('id').execute()
    for (const { id: organisation } of found) {
      const tree = await standing(db, organisation, begun, notes)
      trees.set(organisation, tree.grown)
      if (notes.has(organisation)) continue
      const seen = await believed(witness, organisation, await keyIn(db))
      if (!seen || (await holds(db, organisation, tree, seen))) continue
      const made = await beginEpoch(house, db, await keyIn(db), { ...tree, organisation }, seen)
      begun.push({
        organisation,
        epoch: made.epoch,
        because: made.because,
        lostSize: seen.size,
        size: tree.grown.size,
      })
      notes.set(organisation, made.note)
    }
    return { sealed: 0, full: false, notes, begun }
  }

  /** What a transaction that failed has made is not there. */
  const whole = async (wait: boolean, work: (db: Db) => Promise<SealPass>): Promise<SealPass> => {
    try {
      return await inTurn(wait, work)
    } catch (error) {
      key = undefined
      trees.clear()
      throw error
    }
  }

  return {
    compare: (witness) => whole(true, (db) => compareIn(db, witness)),
    async pass() {
      remember = () => {}
      const done = await whole(false, passIn)
      remember()
      return done
    },
  }
}

/**
 * Entries without a place, of transactions older than every one that still runs: the order of ids
 * is not the order of commits, and none may come later between two that have their places. At the
 * first look also those of transactions that this database has never had: it was made from a dump.
 */
async function unsealed(db: Db, from: string | null, xmin: string): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select organisation, id, at, person, act, purpose, hashes, objects, said, salt, txid::text as txid
    from journal j
    where ${
      from === null
        ? sql`(txid < ${xmin}::xid8 or txid >= pg_snapshot_xmax(pg_current_snapshot()))`
        : sql`txid >= ${from}::xid8 and txid < ${xmin}::xid8`
    }
      and not exists (select from journal_leaf l
        where l.organisation = j.organisation and l.entry = j.id)
    order by j.txid, j.id limit ${BATCH}`.execute(db)
  return found.rows
}

function byOrganisation(rows: readonly Row[]): ReadonlyMap<string, readonly StoredEntry[]> {
  const groups = new Map<string, StoredEntry[]>()
  for (const { salt, ...row } of rows) {
    const entry: StoredEntry = { ...row, salt: salt ?? Buffer.alloc(0) }
    const group = groups.get(row.organisation)
    if (group) group.push(entry)
    else groups.set(row.organisation, [entry])
  }
  return groups
}

/** The witness's newest checkpoint of an organisation that this house has signed. */
async function believed(
  witness: readonly (Note | null)[],
  organisation: string,
  key: HouseSigningKey,
): Promise<Checkpoint | null> {
  let newest: Checkpoint | null = null
  for (const note of witness) {
    if (note?.checkpoint.organisation !== organisation) continue
    const { epoch, size } = note.checkpoint
    const older = newest && (newest.epoch - epoch || newest.size - size) >= 0
    if (!older && (await isSigned(note, [key]))) newest = note.checkpoint
  }
  return newest
}

/** Whether the tree still begins with what the witness saw; an older epoch's end is told already. */
async function holds(
  db: Db,
  organisation: string,
  tree: { readonly epoch: number; readonly grown: Grown },
  seen: Checkpoint,
): Promise<boolean> {
  if (seen.epoch < tree.epoch) return true
  if (seen.epoch > tree.epoch || seen.size > tree.grown.size) return false
  if (seen.size === tree.grown.size) return sameBytes(rootOf(tree.grown), seen.root)
  const { roots } = await growTree(db, organisation, NOTHING, [seen.size])
  const root = roots.get(seen.size)
  return root !== undefined && sameBytes(root, seen.root)
}
