import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askThroughDoor, projectFolder } from '../src/jobs/index.ts'
import { type Outside, readCopy, verifyCopy } from '../src/journal/index.ts'
import type { Judged, TargetBody, TargetsAnswer } from '../src/server/schemas/index.ts'
import { startPostgres } from '../src/store/postgres.contract.ts'
import { cpuSecondsOf } from './cost.ts'
import { type Serving, serve } from './pages-server.ts'

/**
 * npm run soak [rounds]: the server is killed (SIGKILL) while officers answer targets and take
 * answers back, and started again, round after round on one house. Whatever was acknowledged is
 * there once; whatever was under way is sent again with its key and is then there once; the
 * journal proves itself. Half of the rounds are on the embedded database, which dies with the
 * process, half on a PostgreSQL server, which is left running; both halves at once. Prints, and
 * fails when anything was lost, doubled or unproved.
 */
const ROUNDS = 500
const SEED = 20261122
const OFFICERS = 6
/** Milliseconds of work before a kill, drawn between these. */
const WORK_MS = [30, 600] as const
/** Every so many rounds all targets are looked at, else those of the round. */
const WHOLE_EVERY = 10
/** A long run says how far it is. */
const SAID_EVERY = 25

const EXERCISE = ['--exercise']

export type SoakEngine = 'PGlite' | 'PostgreSQL'
export type SoakCounts = {
  readonly engine: string
  readonly rounds: number
  readonly acknowledged: number
  readonly sentAgain: number
  readonly lost: number
  readonly doubled: number
  readonly proved: number
  /** From the launch to the first answer, and of the process in a round, both in the middle. */
  readonly startSeconds: number
  readonly cpuSeconds: number
}

export async function run(argv: readonly string[]): Promise<number> {
  const rounds = Number(argv.find((word) => /^\d+$/.test(word)) ?? ROUNDS)
  const begun = performance.now()
  const bad = await Promise.all(
    sharesOf(rounds).map(async ([engine, share]) => {
      const counts = await soak(engine, share, SEED, (so) => print(`… ${sentenceOf(so)}`))
      const seconds = ((performance.now() - begun) / 1000).toFixed(0)
      if (counts === null) {
        print(`${engine}: not here, ${share} rounds not run`)
        return 0
      }
      print(`${sentenceOf(counts)}, ${seconds} s`)
      return counts.lost + counts.doubled + counts.rounds - counts.proved
    }),
  )
  return bad.every((count) => count === 0) ? 0 : 1
}

const print = (text: string): boolean => process.stdout.write(`${text}\n`)

/** Half of the rounds on each engine. */
export const sharesOf = (rounds: number): readonly (readonly [SoakEngine, number])[] => [
  ['PGlite', Math.ceil(rounds / 2)],
  ['PostgreSQL', Math.floor(rounds / 2)],
]

export const sentenceOf = (counts: SoakCounts): string =>
  `${counts.engine}: kill -9 over ${counts.rounds} rounds: ${counts.acknowledged} acts acknowledged, ${counts.lost} lost, ${counts.doubled} doubled; ${counts.sentAgain} under way sent again; journal proved ${counts.proved}/${counts.rounds}; first answer after ${counts.startSeconds.toFixed(1)} s, ${counts.cpuSeconds.toFixed(1)} CPU s a round`

/** Null where there is no such engine on this machine. */
export async function soak(
  engine: SoakEngine,
  rounds: number,
  seed: number,
  said: (so: SoakCounts) => void = () => {},
): Promise<SoakCounts | null> {
  if (engine === 'PGlite') return soakHouse(engine, rounds, seed, {}, said)
  const server = startPostgres({ fsync: true })
  if (!server) return null
  try {
    const place = {
      DATABASE_URL: server.database('soak'),
      COSMO_KEY: Buffer.alloc(32, 7).toString('base64'),
    }
    return await soakHouse(`${engine} ${server.version}`, rounds, seed, place, said)
  } finally {
    server.stop()
  }
}

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
async function soakHouse(
  engine: string,
  rounds: number,
  seed: number,
  place: Readonly<Record<string, string>>,
  said: (so: SoakCounts) => void,
): Promise<SoakCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-soak-'))
  const random = seeded(seed)
  const ledger: Asked[] = []
  const counts = { sentAgain: 0, lost: 0, doubled: 0, proved: 0 }
  const starts: number[] = []
  const cpu: number[] = []
  const countsAt = (done: number): SoakCounts => ({
    engine,
    rounds: done,
    acknowledged: ledger.filter((asked) => asked.act !== null).length,
    ...counts,
    startSeconds: middleOf(starts),
    cpuSeconds: middleOf(cpu),
  })
  let serving = await serve(folder, projectFolder, undefined, EXERCISE, place)
  try {
    const { cookie } = serving
    let before: Outside | null = null
    const targets = await targetsOf(serving)
    for (let round = 0; round < rounds; round++) {
      const since = ledger.length
      const officers = Array.from({ length: OFFICERS }, (_, at) =>
        work(
          serving,
          ledger,
          targets.filter((_, place) => place % OFFICERS === at),
          random,
        ),
      )
      await pause(WORK_MS[0] + random() * (WORK_MS[1] - WORK_MS[0]))
      if (round > 0) cpu.push(cpuSecondsOf(serving.pid) ?? 0)
      await serving.kill()
      await Promise.all(officers)
      const begun = performance.now()
      serving = await serve(folder, projectFolder, cookie, [], place)
      await targetsOf(serving)
      starts.push((performance.now() - begun) / 1000)
      const touched = new Set<string>()
      for (const asked of ledger) if (asked.act === null) touched.add(asked.target)
      await check(serving, ledger, touched, counts)
      for (const asked of ledger) {
        if (asked.act !== null) continue
        counts.sentAgain++
        if (!(await send(serving, asked))) throw new Error('a server that was left alone went away')
      }
      // What later kills lose of earlier rounds is found now and then, and at the end.
      const whole = (round + 1) % WHOLE_EVERY === 0
      for (const asked of ledger.slice(whole ? 0 : since)) touched.add(asked.target)
      await check(serving, ledger, touched, counts)
      const proof = await prove(folder, before)
      if (proof.ok) counts.proved++
      before = proof.newest
      if ((round + 1) % SAID_EVERY === 0 && round + 1 < rounds) said(countsAt(round + 1))
    }
    await check(serving, ledger, new Set(ledger.map((asked) => asked.target)), counts)
    return countsAt(rounds)
  } finally {
    await serving.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

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
  await askThroughDoor(folder, 'journal.copy', { organisation: null, out })
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
