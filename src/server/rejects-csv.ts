import { Readable } from 'node:stream'
import { csvLine } from '../documents/index.ts'
import { journal } from '../journal/index.ts'
import type { Act, Reject } from '../store/index.ts'
import { mayOn, rejectsPage } from '../store/index.ts'
import type { Say } from '../words/index.ts'
import { sayRefusal } from './speech.ts'

const COLUMNS = ['file', 'record', 'place', 'code', 'message', 'next'] as const

type Run = <T>(work: (act: Act) => Promise<T>) => Promise<T>

/**
 * Every reject of a batch as CSV with a byte-order mark, page by page; sentences in one language.
 * The right to export is asked for before the first byte, and again with each page.
 */
export async function rejectsCsv(run: Run, batch: string, say: Say): Promise<Readable> {
  const line = ({ file, record, place, code, values }: Reject): string => {
    const { says, next } = sayRefusal({ code: code as never, values }, say)
    return csvLine([file, record, place, code, says, next])
  }
  async function* lines(): AsyncGenerator<string> {
    yield `\ufeff${COLUMNS.join(',')}\r\n`
    for (let cursor: string | undefined; ; ) {
      const asked = { batch, limit: 1000, ...(cursor === undefined ? {} : { cursor }) }
      const page = await run(async (act) => {
        await mayOn(act, 'export', 'batch', batch)
        // The one entry of the export stands for all its pages.
        return rejectsPage({ ...act, saw: () => {} }, asked)
      })
      for (const reject of page.items) yield line(reject)
      if (page.next === null) return
      cursor = page.next
    }
  }
  await run(async (act) => {
    await mayOn(act, 'export', 'batch', batch)
    await journal(act, {
      act: 'batch.rejects-exported',
      objects: [batch],
      values: { format: 'csv' },
    })
  })
  return Readable.from(lines())
}
