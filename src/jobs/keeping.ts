import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { machine } from '../access/index.ts'
import { daily } from '../exchange/index.ts'
import { journal } from '../journal/index.ts'
import type { House } from '../store/index.ts'
import { leftUploads, removeUploads } from './sweep.ts'

const HOUR_MS = 3_600_000
/** Several erasures in a row are taken off the disk at once. */
const AFTER_MS = 2000

export type Erased = {
  readonly organisation: string
  /** Unscreened uploads may name the person as well: they go too. */
  readonly uploads: boolean
}

export type Keeping = {
  /** Told after records were erased by hand: the disk forgets them, and the backups are renewed. */
  readonly erased: (what: Erased) => void
  /** The daily work of every organisation, now; answers with what it did. */
  readonly daily: () => Promise<{ readonly limited: number; readonly erased: number }>
  /** Ends; what was begun is finished first. */
  readonly close: () => Promise<void>
}

/**
 * Keeps the dates of the records: once a day what nobody reviewed is limited and what reached its
 * day is erased. What was erased by hand is off the disk and out of the backups soon after; what
 * the daily work erases leaves the backups as they are replaced, and a restored one never shows it.
 */
export function keepRecords(
  house: House,
  folder: string,
  failed: (error: unknown) => void,
): Keeping {
  let ended = false
  let day = ''
  let atWork: Promise<unknown> = Promise.resolve()
  let waiting: Erased[] = []
  let soon: NodeJS.Timeout | undefined

  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const done = atWork.then(work)
    atWork = done.catch((error) => {
      if (house.state() === 'open') failed(error)
    })
    return done
  }

  const everyDay = async (): Promise<{ limited: number; erased: number }> => {
    const sum = { limited: 0, erased: 0 }
    for (const { id } of await house.organisations()) {
      for (let more = true; more && !ended; ) {
        const done = await house.act(machine(id), (act) => daily(act))
        sum.limited += done.limited
        sum.erased += done.erased
        more = done.more
      }
    }
    if (sum.erased > 0) await house.forget({ renewBackups: false })
    return sum
  }

  const look = (): void => {
    const today = house.ports.clock.now().slice(0, 10)
    if (today === day) return
    day = today
    void next(everyDay).catch(() => {})
  }

  const forget = async (): Promise<void> => {
    const what = waiting
    waiting = []
    if (what.length === 0) return
    for (const { organisation } of what.filter((one) => one.uploads))
      await dropUploads(house, folder, organisation)
    await house.forget({ renewBackups: true })
  }

  const hourly = setInterval(look, HOUR_MS)
  hourly.unref()
  look()
  return {
    erased(what) {
      waiting.push(what)
      clearTimeout(soon)
      soon = setTimeout(() => void next(forget).catch(() => {}), AFTER_MS)
      soon.unref()
    },
    daily: () => next(everyDay),
    async close() {
      ended = true
      clearInterval(hourly)
      clearTimeout(soon)
      await next(forget).catch(() => {})
    },
  }
}

/** All that lies in the upload folder of an organisation and that no batch waits for. */
async function dropUploads(house: House, folder: string, organisation: string): Promise<void> {
  const wanted = waitingUploads(join(folder, 'batches'))
  const left = leftUploads(join(folder, 'uploads'), wanted, Number.POSITIVE_INFINITY).filter(
    (one) => one.organisation === organisation,
  )
  if (left.length === 0) return
  await house.act(machine(organisation), (act) =>
    journal(act, {
      act: 'upload.erased',
      objects: left.map((one) => one.id),
      values: { count: left.length },
    }),
  )
  removeUploads(join(folder, 'uploads'), left)
}

function waitingUploads(jobs: string): ReadonlySet<string> {
  if (!existsSync(jobs)) return new Set()
  return new Set(
    readdirSync(jobs)
      .map((name) => join(jobs, name, 'job.json'))
      .filter((file) => existsSync(file))
      .flatMap((file) => {
        const { uploads } = JSON.parse(readFileSync(file, 'utf8')) as { uploads: { id: string }[] }
        return uploads.map((upload) => upload.id)
      }),
  )
}
