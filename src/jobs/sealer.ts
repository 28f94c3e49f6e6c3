import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Note, readNotes } from '../journal/index.ts'
import { type EpochBegun, type House, journalSealer, type SealPass } from '../store/index.ts'

/** The newest checkpoints of a house beside its database: a backup that is restored is found. */
export const WITNESS = 'journal.checkpoint'

const EVERY_MS = 1000
/** After so many entries in one pass more are on their way. */
const BURST = 500
const BURST_MS = 100

export type Sealing = {
  /** Seals what is left, and ends. */
  readonly close: () => Promise<void>
}

/**
 * Seals the journal of a house once a second, sooner under load, from its comparison with the
 * witness file on. `begun` is told when a new epoch begins, `failed` when a pass does not go
 * through; the next one tries again.
 */
export async function sealJournal(
  house: House,
  folder: string,
  told: {
    readonly begun: (epoch: EpochBegun) => void
    readonly failed: (error: unknown) => void
  },
): Promise<Sealing> {
  const sealer = journalSealer(house)
  const witness = openWitness(folder)
  const kept = async (pass: SealPass): Promise<SealPass> => {
    for (const epoch of pass.begun) {
      witness.putAside(epoch.epoch)
      told.begun(epoch)
    }
    if (pass.notes.size > 0) await witness.write(pass.notes)
    return pass
  }
  await kept(await sealer.compare(witness.notes))

  let ended = false
  let timer: NodeJS.Timeout | undefined
  let atWork: Promise<unknown> = Promise.resolve()
  const wait = (ms: number): void => {
    if (ended) return
    timer = setTimeout(() => {
      atWork = turn()
    }, ms)
    timer.unref()
  }
  const turn = async (): Promise<void> => {
    try {
      const { sealed, full } = await kept(await sealer.pass())
      wait(full ? 0 : sealed >= BURST ? BURST_MS : EVERY_MS)
    } catch (error) {
      if (house.state() !== 'open') return
      told.failed(error)
      wait(EVERY_MS)
    }
  }
  wait(0)
  return {
    async close() {
      ended = true
      clearTimeout(timer)
      await atWork
      if (house.state() !== 'open') return
      while ((await kept(await sealer.pass())).full);
    },
  }
}

function openWitness(folder: string) {
  const file = join(folder, WITNESS)
  const notes: readonly (Note | null)[] = existsSync(file)
    ? readNotes(readFileSync(file, 'utf8'))
    : []
  const newest = new Map<string, string>()
  for (const note of notes) if (note) newest.set(note.checkpoint.organisation, note.note)
  return {
    notes,
    /** What proves the loss stays beside what comes after it. */
    putAside(epoch: number): void {
      if (existsSync(file)) copyFileSync(file, `${file}.before-${epoch}`)
    },
    /** On the disk, whole, or as it was before. */
    async write(more: ReadonlyMap<string, string>): Promise<void> {
      for (const [organisation, note] of more) newest.set(organisation, note)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const part = await open(`${file}.part`, 'w')
      try {
        await part.writeFile([...newest.values()].join('\n'))
        await part.sync()
      } finally {
        await part.close()
      }
      await rename(`${file}.part`, file)
      const around = await open(folder, 'r')
      await around.sync().finally(() => around.close())
    },
  }
}
