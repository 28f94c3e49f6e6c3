import { sql, type Transaction } from 'kysely'
import { uuidv7 } from '../../base/index.ts'
import {
  type Checkpoint,
  checkpointText,
  type Grown,
  grow,
  journal,
  NOTHING,
  rootOf,
  sameBytes,
  writeNote,
} from '../../journal/index.ts'
import type { House } from '../house.ts'
import type { Schema } from '../schema.ts'
import type { HouseSigningKey } from './journal-key.ts'

type Db = Transaction<Schema>

/** Leaves are read in pages: a tree of ten million must not stand in memory at once. */
const PAGE = 20_000

/** The tree of an organisation as its leaves give it, and the newest checkpoint of the table. */
export type Tree = {
  readonly grown: Grown
  readonly epoch: number
  readonly last: Checkpoint | null
  /** The leaves have the root that was signed. */
  readonly agrees: boolean
}

export async function lastCheckpoint(db: Db, organisation: string): Promise<Checkpoint | null> {
  const row = await db
    .selectFrom('journal_checkpoint')
    .select(['epoch', 'size', 'root', 'since', 'span', 'at'])
    .where('organisation', '=', organisation)
    .orderBy('epoch', 'desc')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { organisation, ...row } : null
}

/** Goes on from what is known of the tree; `roots` are noted at these sizes on the way. */
export async function growTree(
  db: Db,
  organisation: string,
  known: Grown = NOTHING,
  sizes: readonly number[] = [],
): Promise<{ readonly grown: Grown; readonly roots: ReadonlyMap<number, Buffer> }> {
  const roots = new Map<number, Buffer>()
  const note = (tree: Grown): void => {
    if (sizes.includes(tree.size)) roots.set(tree.size, rootOf(tree))
  }
  let grown = known
  note(grown)
  for (;;) {
    const { rows } = await sql<{ number: number; hash: Buffer }>`
      select number, hash from journal_leaf
      where organisation = ${organisation} and number >= ${grown.size}
      order by number limit ${PAGE}`.execute(db)
    for (const { number, hash } of rows) {
      // A hole: what stands behind it is not a tree that was ever signed.
      if (number !== grown.size) return { grown, roots }
      grown = grow(grown, hash)
      note(grown)
    }
    if (rows.length < PAGE) return { grown, roots }
  }
}

export async function treeOf(db: Db, organisation: string, known?: Grown): Promise<Tree> {
  const last = await lastCheckpoint(db, organisation)
  const { grown } = await growTree(db, organisation, known)
  const signed = last ?? { size: 0, root: rootOf(NOTHING) }
  const agrees = grown.size === signed.size && sameBytes(rootOf(grown), signed.root)
  return { grown, epoch: last?.epoch ?? 1, last, agrees }
}

/** Signs and keeps a checkpoint; gives its note. */
export async function keepCheckpoint(
  db: Db,
  key: HouseSigningKey,
  checkpoint: Checkpoint,
): Promise<string> {
  const { organisation, epoch, size, since, root, span, at } = checkpoint
  const signature = key.sign(checkpointText(checkpoint))
  await db
    .insertInto('journal_checkpoint')
    .values({
      organisation,
      epoch,
      size,
      since,
      span: Buffer.from(span),
      root: Buffer.from(root),
      key: key.id,
      signature,
      at,
    })
    .execute()
  return writeNote(checkpoint, key, signature)
}

/** Why an epoch began: the leaves are fewer than what was signed, or other ones. */
export type Because = 'shorter' | 'different'

/**
 * Begins a new epoch: the journal is not the one that was signed, and it says so itself, with both
 * roots, instead of being sealed on as if nothing had happened.
 */
export async function beginEpoch(
  house: House,
  db: Db,
  key: HouseSigningKey,
  tree: Tree & { readonly organisation: string },
  lost: Pick<Checkpoint, 'epoch' | 'size' | 'root'>,
): Promise<{ readonly epoch: number; readonly because: Because; readonly note: string }> {
  const { organisation, grown } = tree
  const { clock, random } = house.ports
  const epoch = Math.max(tree.epoch, lost.epoch) + 1
  const because: Because = grown.size < lost.size ? 'shorter' : 'different'
  const root = rootOf(grown)
  const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex')
  const now = clock.now()
  await journal(
    {
      db,
      caller: { organisation, person: null, purpose: 'administration' },
      now,
      newId: () => uuidv7(clock, random),
    },
    {
      act: 'journal.epoch-begun',
      objects: [],
      values: {
        epoch,
        because,
        lostEpoch: lost.epoch,
        lostSize: lost.size,
        lostRoot: hex(lost.root),
        size: grown.size,
        root: hex(root),
      },
    },
  )
  const { size } = grown
  const span = rootOf(NOTHING)
  const checkpoint = { organisation, epoch, size, since: size, span, root, at: now }
  return { epoch, because, note: await keepCheckpoint(db, key, checkpoint) }
}
