import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareExercise } from '../src/exercise/index.ts'

/**
 * Fifty seeded kills (SIGKILL) spread over reading, screening, writing, renaming and clearing up.
 * Killed anywhere, once or twice in a row, and started again, a batch ends with the same targets
 * and rejects to the byte, none twice.
 */
const KILLS = 50
const KINDS = ['read', 'screen', 'write', 'rename', 'remove'] as const
/** How many operations of a kind a run has, about: a kill is drawn among them. */
const OPERATIONS = { read: 40, screen: 12, write: 60, rename: 10, remove: 2 } as const
const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'cosmo-kill-'))
const input = join(folder, 'in')
const lists = join(folder, 'lists')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(() => {
  mkdirSync(input)
  mkdirSync(lists)
  const exercise = prepareExercise({ seed: 7, lines: 900 })
  const text = [...exercise.blocks()].map((block) => block.text).join('')
  writeFileSync(join(lists, 'exercise.tsv'), exercise.partyListTsv)
  const rows = text.trimEnd().split('\n')
  const [header = '', ...lines] = rows
  writeFileSync(join(input, 'a.csv'), [header, ...lines.slice(0, 400), 'broken,row', ''].join('\n'))
  writeFileSync(join(input, 'b.csv.gz'), gzipSync([header, ...lines.slice(400), ''].join('\n')))
  writeFileSync(join(input, 'c.txt'), 'no trade file at all')
})

function screen(out: string, kind = 'none', at = 0) {
  const script = `import('${join(root, 'dist/measure/kill-child.js')}').then(({ run }) => run(${JSON.stringify([input, lists, out, kind, String(at)])})).then((code) => { process.exitCode = code })`
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
}

const results = (out: string) => {
  const { seconds: _seconds, ...summary } = JSON.parse(
    readFileSync(join(out, 'summary.json'), 'utf8'),
  ) as Record<string, unknown>
  return {
    targets: readFileSync(join(out, 'targets.jsonl'), 'utf8'),
    rejects: readFileSync(join(out, 'rejects.jsonl'), 'utf8'),
    summary,
  }
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

describe('a batch that is killed', () => {
  it(`ends with the same targets, none twice, over ${KILLS} kills`, () => {
    const whole = join(folder, 'whole')
    expect(screen(whole).status).toBe(0)
    const expected = results(whole)
    const ids = expected.targets
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { consignmentId: string }).consignmentId)
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
    expect(expected.summary.recordsRead).toBe(
      Number(expected.summary.recordsScreened) + Number(expected.summary.recordsRejected),
    )

    const random = seeded(20261122)
    const killed: Record<string, number> = {}
    let kills = 0
    for (let round = 0; kills < KILLS; round++) {
      const out = join(folder, `round-${round}`)
      // Several kills in a row: each strikes the run that takes up what the one before left.
      for (let strike = 0; strike < 5 && kills < KILLS; strike++) {
        const kind = KINDS[kills % KINDS.length] as (typeof KINDS)[number]
        const at = 1 + Math.floor(random() ** 2 * OPERATIONS[kind])
        const ran = screen(out, kind, at)
        if (ran.signal !== 'SIGKILL') break
        kills++
        killed[kind] = (killed[kind] ?? 0) + 1
      }
      const ran = screen(out)
      expect(ran.stderr).toBe('')
      expect(ran.status).toBe(0)
      expect(results(out)).toEqual(expected)
      rmSync(out, { recursive: true, force: true })
      expect(round).toBeLessThan(400)
    }
    console.log(`kills: ${JSON.stringify(killed)}`)
    for (const kind of KINDS) expect(killed[kind] ?? 0).toBeGreaterThan(0)
  }, 900_000)
})
