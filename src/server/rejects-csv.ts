import { Readable } from 'node:stream'
import type { Acting, House, Reject } from '../store/index.ts'
import { batchById, rejectsPage } from '../store/index.ts'
import type { Say } from '../words/index.ts'
import { sayRefusal } from './speech.ts'

const COLUMNS = ['file', 'record', 'place', 'code', 'message', 'next'] as const

/** A cell that a spreadsheet must not take for a formula (OWASP: CSV injection). */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Every reject of a batch as CSV with a byte-order mark, page by page; sentences in one language. */
export function rejectsCsv(house: House, caller: Acting, batch: string, say: Say): Readable {
  const line = ({ file, record, place, code, values }: Reject): string => {
    const { says, next } = sayRefusal({ code: code as never, values }, say)
    return [file, record, place, code, says, next].map(cell).join(',')
  }
  async function* lines(): AsyncGenerator<string> {
    await house.act(caller, (act) => batchById(act, batch))
    yield `\ufeff${COLUMNS.join(',')}\r\n`
    for (let cursor: string | undefined; ; ) {
      const asked = { batch, limit: 1000, ...(cursor === undefined ? {} : { cursor }) }
      const page = await house.act(caller, (act) => rejectsPage(act, asked))
      for (const reject of page.items) yield `${line(reject)}\r\n`
      if (page.next === null) return
      cursor = page.next
    }
  }
  return Readable.from(lines())
}
