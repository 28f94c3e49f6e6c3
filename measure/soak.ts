import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askHouse, projectFolder } from '../src/jobs/index.ts'
import { type Outside, readCopy, verifyCopy } from '../src/journal/index.ts'
import type { Judged, TargetBody, TargetsAnswer } from '../src/server/schemas/index.ts'
import { type Serving, serve } from './pages-server.ts'

/**
 * npm run soak [rounds]: the server is killed (SIGKILL) while officers answer targets and take
 * answers back, and started again, round after round on one house. Whatever was acknowledged is
 * there once; whatever was under way is sent again with its key and is then there once; the
 * journal proves itself. Prints, and fails when anything was lost, doubled or unproved.
 */
const ROUNDS = 500
const OFFICERS = 6
/** Milliseconds of work before a kill, drawn between these. */
const WORK_MS = [30, 600] as const

const EXERCISE = ['--exercise']

export type SoakCounts = {
  readonly rounds: number
  readonly acknowledged: number
  readonly sentAgain: number
  readonly lost: number
  readonly doubled: number
  readonly unproved: number
}

export async function run(argv: readonly string[]): Promise<number> {
  const rounds = Number(argv.find((word) => /^\d+$/.test(word)) ?? ROUNDS)
  const begun = performance.now()
  const counts = await soak(rounds, 20261122)
  const seconds = (performance.now() - begun) / 1000
  process.stdout.write(`${sentenceOf(counts)}, ${seconds.toFixed(0)} s\n`)
  return counts.lost + counts.doubled + counts.unproved === 0 ? 0 : 1
}

export const sentenceOf = (counts: SoakCounts): string =>
  `kill -9 over ${counts.rounds} rounds: ${counts.acknowledged} acts acknowledged, ${counts.lost} lost, ${counts.doubled} doubled; ${counts.sentAgain} under way sent again; journal unproved ${counts.unproved} times`

/** One request of an officer, and what the house said of it. */
type Asked = {
  readonly key: string
  readonly path: string
  readonly body: object
  readonly target: string
  /** The act that is taken back; null for an answer. */
  readonly withdraws: Asked | null
  act: string | null
  withdrawn: boolean
}

/** Kills the server of a new exercise so many times under load, and checks after every start. */
export async function soak(rounds: number, seed: number): Promise<SoakCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-soak-'))
  const random = seeded(seed)
  const ledger: Asked[] = []
  const counts = { rounds, acknowledged: 0, sentAgain: 0, lost: 0, doubled: 0, unproved: 0 }
  try {
    let serving = await serve(folder, projectFolder, undefined, EXERCISE)
    const { cookie } = serving
    let before: Outside | null = null
    const targets = await targetsOf(serving)
    for (let round = 0; round < rounds; round++) {
      const officers = Array.from({ length: OFFICERS }, (_, at) =>
        work(
          serving,
          ledger,
          targets.filter((_, place) => place % OFFICERS === at),
          random,
        ),
      )
      await pause(WORK_MS[0] + random() * (WORK_MS[1] - WORK_MS[0]))
      await serving.kill()
      await Promise.all(officers)
      serving = await serve(folder, projectFolder, cookie)
      const touched = new Set<string>()
      for (const asked of ledger) if (asked.act === null) touched.add(asked.target)
      await check(serving, ledger, touched, counts)
      for (const asked of ledger) {
        if (asked.act !== null) continue
        counts.sentAgain++
        if (!(await send(serving, asked))) throw new Error('a server that was left alone went away')
      }
      for (const asked of ledger.slice(-200)) touched.add(asked.target)
      await check(serving, ledger, touched, counts)
      const proof = await prove(folder, before)
      if (!proof.ok) counts.unproved++
      before = proof.newest
    }
    await check(serving, ledger, new Set(ledger.map((asked) => asked.target)), counts)
    counts.acknowledged = ledger.filter((asked) => asked.act !== null).length
    await serving.kill()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return counts
}

/** Answers and takes back until the server is gone; every request stands in the ledger first. */
async function work(
  serving: Serving,
  ledger: Asked[],
  targets: readonly string[],
  random: () => number,
): Promise<void> {
  for (;;) {
    const target = targets[Math.floor(random() * targets.length)] as string
    const last = ledger.findLast((asked) => asked.target === target && asked.withdraws === null)
    const back = last?.act && !last.withdrawn && random() < 0.4 ? last : null
    const asked: Asked = {
      key: randomUUID(),
      path: back ? `judgements/${back.act}/withdrawal` : 'judgements',
      body: back ? {} : { targetIds: [target], answer: 'no', because: `soak ${ledger.length}` },
      target,
      withdraws: back,
      act: null,
      withdrawn: false,
    }
    ledger.push(asked)
    if (!(await send(serving, asked))) return
  }
}

/** False where the server went away before it answered. */
async function send(serving: Serving, asked: Asked): Promise<boolean> {
  let answer: Response
  let body: string
  try {
    answer = await fetch(`${serving.address}/api/v1/${asked.path}`, {
      method: 'POST',
      headers: {
        cookie: serving.cookie,
        origin: serving.address,
        'idempotency-key': asked.key,
        ...(asked.withdraws ? {} : { 'content-type': 'application/json' }),
      },
      body: asked.withdraws ? null : JSON.stringify(asked.body),
    })
    body = await answer.text()
  } catch {
    return false
  }
  if (answer.status !== 201) throw new Error(`${asked.path}: ${answer.status} ${body}`)
  asked.act = (JSON.parse(body) as Judged).act
  if (asked.withdraws) asked.withdraws.withdrawn = true
  return true
}

/** The house against the ledger: every acknowledged answer once, taken back when that was said. */
async function check(
  serving: Serving,
  ledger: readonly Asked[],
  touched: ReadonlySet<string>,
  counts: { lost: number; doubled: number },
): Promise<void> {
  for (const id of touched) {
    const { judgements } = JSON.parse(await serving.get(`targets/${id}`)) as TargetBody
    const mine = ledger.filter((asked) => asked.target === id && asked.withdraws === null)
    const underWay = ledger.some((asked) => asked.target === id && asked.act === null)
    for (const asked of mine) {
      const { because } = asked.body as { readonly because: string }
      const there = judgements.filter((judgement) => judgement.because === because)
      if (there.length > 1) counts.doubled++
      if (asked.act === null) continue
      if (there[0]?.act !== asked.act) counts.lost++
      else if (asked.withdrawn && !there[0].withdrawn) counts.lost++
      else if (!asked.withdrawn && there[0].withdrawn && !underWay) counts.doubled++
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function targetsOf(serving: Serving): Promise<readonly string[]> {
  const page = JSON.parse(await serving.get('targets?limit=60')) as TargetsAnswer
  return page.targets.map((target) => target.id)
}

/** A copy of the journal proves itself, and goes on where the copy of the round before ended. */
async function prove(
  folder: string,
  since: Outside | null,
): Promise<{ readonly ok: boolean; readonly newest: Outside }> {
  const out = join(folder, 'journal.copy')
  await askHouse(folder, 'journal.copy', { organisation: null, out })
  const lines = readFileSync(out, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const copy = await readCopy(lines)
  const verdict = await verifyCopy(lines, since ? { since } : {})
  return { ok: verdict.ok, newest: { notes: copy.notes, leaves: copy.stated } }
}

/** Small seeded generator (mulberry32): the same kills every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
