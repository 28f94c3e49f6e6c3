import type { Acting, House } from '../store/index.ts'
import { journalCopied, journalCopy, sealState } from '../store/index.ts'
import { nodeDisk } from './disk.ts'

/** What was written, and how many entries wait for their seal and are not in it. */
export type Copied = { readonly entries: number; readonly waiting: number }

/** Writes a copy of an organisation's journal to a file, whole or not at all. */
export async function copyJournal(house: House, caller: Acting, out: string): Promise<Copied> {
  const waiting = await house.act(caller, async (act) => {
    const state = await sealState(act)
    await journalCopied(act)
    return state.waiting
  })
  const part = `${out}.part`
  const file = nodeDisk.create(part)
  let entries = 0
  try {
    for await (const line of journalCopy(house, caller.organisation)) {
      if (line.startsWith('{"kind":"entry"')) entries++
      file.write(line)
    }
  } catch (error) {
    file.close()
    nodeDisk.remove(part)
    throw error
  }
  file.close()
  nodeDisk.rename(part, out)
  return { entries, waiting }
}
