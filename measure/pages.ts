import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine } from '../src/access/index.ts'
import {
  administrationOf,
  houseScreening,
  loadExercise,
  openHouseAt,
  projectFolder,
} from '../src/jobs/index.ts'
import type { TargetBody, TargetsAnswer } from '../src/server/schemas/index.ts'
import { countsByLane } from '../src/store/index.ts'
import { browsePages } from './pages-browser.ts'
import { type Serving, serve } from './pages-server.ts'

/**
 * npm run pages [targets | FOLDER]: a house whose targets were made by screening an exercise, and the time
 * of its pages: over HTTP, each one cold (the first request of a server just started) and warm,
 * then in Chromium. The house of a folder that is named is measured as it stands; a few of its
 * targets are answered while doing so. Prints, and never fails.
 */
const TARGETS = 100_000
/** Of the lines with a planted case this share becomes targets; the others must stay silent. */
const TARGETS_A_LINE = 0.94
const WARM = 20
const GOAL_MS = 200

type Row = {
  readonly what: string
  readonly cold: number | null
  readonly median: number
  readonly p95: number
}

export async function run(argv: readonly string[]): Promise<number> {
  const wanted = Number(argv.find((word) => /^\d+$/.test(word)) ?? TARGETS)
  const kept = argv.find((word) => !/^\d+$/.test(word))
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'cosmo-pages-'))
  const print = (text: string) => process.stdout.write(`${text}\n`)
  try {
    if (kept === undefined) await fill(folder, wanted, print)
    const rows = await overHttp(folder)
    table(print, 'over HTTP', rows)
    const seen = await browsePages(folder, projectFolder)
    if (seen === null) print('no Chromium here: the pages in the browser were not measured')
    else table(print, 'in Chromium', seen)
    return 0
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** One large batch of nearly nothing but targets and one ordinary small one. */
async function fill(folder: string, wanted: number, print: (text: string) => void): Promise<void> {
  const house = await openHouseAt(folder)
  const screening = houseScreening(house, folder, print)
  try {
    const founding = { name: 'Exercise', country: null, exercise: true }
    const { caller } = await administrationOf(house, founding)
    const lines = Math.ceil(wanted / TARGETS_A_LINE)
    const begun = performance.now()
    await loadExercise(screening, caller, folder, { seed: 7, lines, plantedShare: 1 })
    const seconds = (performance.now() - begun) / 1000
    await loadExercise(screening, caller, folder)
    const { total } = await house.act(machine(caller.organisation), (act) => countsByLane(act))
    print(
      `# ${total} targets out of ${lines} lines in ${seconds.toFixed(0)} s, ${availableParallelism()} cores, Node ${process.version}`,
    )
  } finally {
    await screening.close()
    await house.close()
  }
}

/** The questions that the page asks, each with nothing that is in another one's memory. */
async function questionsOf(serving: Serving): Promise<readonly (readonly [string, string])[]> {
  const read = async (path: string): Promise<TargetsAnswer> => JSON.parse(await serving.get(path))
  const first = await read('targets?limit=50')
  const newest = await read('targets?sort=newest&limit=1')
  const place = await read('targets?sort=place&limit=1')
  const code = first.counts.codes.toSorted((a, b) => b.total - a.total)[0]?.code ?? 'G-01'
  const rare = first.counts.codes.toSorted((a, b) => a.total - b.total)[0]?.code ?? 'G-01'
  const middle = first.targets[25]?.id ?? ''
  const whole: TargetBody = JSON.parse(await serving.get(`targets/${middle}`))
  const number = whole.consignment.declaration?.mrn ?? 'none'
  const text = (words: string) => `targets?limit=50&answer=open&text=${encodeURIComponent(words)}`
  const next = `cursor=${encodeURIComponent(first.next ?? '')}`
  return [
    ['first page', 'targets?limit=50&answer=open'],
    ['first page, all answers', 'targets?limit=50'],
    ['second page', `targets?limit=50&${next}`],
    ['lane YELLOW', 'targets?limit=50&answer=open&lane=YELLOW'],
    ['lane GREEN, by place', 'targets?limit=50&answer=open&lane=GREEN&sort=place'],
    ['answer yes (none)', 'targets?limit=50&answer=yes'],
    [`reason ${code}`, `targets?limit=50&answer=open&code=${code}`],
    [`reason ${rare}, newest first`, `targets?limit=50&answer=open&code=${rare}&sort=newest`],
    ['sorted by place', 'targets?limit=50&answer=open&sort=place'],
    ['sorted newest first', 'targets?limit=50&answer=open&sort=newest'],
    ['sorted by place, all answers', 'targets?limit=50&sort=place'],
    ['the large batch', `targets?limit=50&answer=open&batch=${place.targets[0]?.batch}`],
    ['the small batch', `targets?limit=50&answer=open&batch=${newest.targets[0]?.batch}`],
    ['text in every target', text('exercise')],
    ['text in one of twenty', text('reagent')],
    ['text in one of twenty, by place', `${text('reagent')}&sort=place`],
    ['text in one target', text(number)],
    ['text, beginning of a number', text(number.slice(0, 10))],
    ['text in none', text('nowhere')],
    ['two texts, never together', text('reagent merchandise')],
    ['text and reason', `${text('parts')}&code=${code}`],
    ['text, lane and small batch', `${text('parts')}&lane=GREEN&batch=${newest.targets[0]?.batch}`],
    ['one target whole', `targets/${middle}`],
  ]
}

async function overHttp(folder: string): Promise<readonly Row[]> {
  const first = await serve(folder, projectFolder)
  const questions = await questionsOf(first)
  await first.stop()
  const rows: Row[] = []
  for (const [what, path] of questions) {
    const serving = await serve(folder, projectFolder, first.cookie)
    try {
      const cold = await timed(() => serving.get(path))
      const warm: number[] = []
      for (let i = 0; i < WARM; i++) warm.push(await timed(() => serving.get(path)))
      rows.push({ what, cold, ...summary(warm) })
    } finally {
      await serving.stop()
    }
  }
  return rows
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export function summary(times: readonly number[]): Pick<Row, 'median' | 'p95'> {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { median: at(0.5) ?? Number.NaN, p95: at(0.95) ?? Number.NaN }
}

function table(print: (text: string) => void, where: string, rows: readonly Row[]): void {
  const ms = (value: number | null) => (value === null ? '' : value.toFixed(0)).padStart(7)
  print(`\n${where.padEnd(36)}   cold  median     p95   goal`)
  for (const { what, cold, median, p95 } of rows) {
    const verdict = Math.max(cold ?? 0, p95) <= GOAL_MS ? 'ok' : 'short'
    print(`${what.padEnd(36)}${ms(cold)} ${ms(median)} ${ms(p95)} ${ms(GOAL_MS)}  ${verdict}`)
  }
}
