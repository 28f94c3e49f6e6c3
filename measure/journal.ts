import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { firstAdministrator, foundOrganisation } from '../src/access/index.ts'
import { sealJournal, systemClock, systemRandom } from '../src/jobs/index.ts'
import { journal, readVerifierKey, verifyCopy } from '../src/journal/index.ts'
import {
  type Act,
  type Acting,
  type House,
  type HousePlace,
  journalCopy,
  journalKey,
  openHouse,
} from '../src/store/index.ts'
import { startPostgres } from '../src/store/postgres.contract.ts'
import { NOMINAL_PATHS } from '../src/trade/index.ts'

/**
 * npm run bench journal [seconds]: acts a second of 20 writers with the journal over those without
 * it, the sealer running, on both engines; and how long an entry waits for its seal. PostgreSQL
 * forces its writes to the disk here.
 */
const WRITERS = 20
const SECONDS = 6
/** The guide's own measure of the same three ways, for the ratio; its machine is not this one. */
const GUIDE = 'guide: plain 6,599/s, hash chain 771/s, sealer 4,015/s; wanted 2,000/s, p99 < 2 s'

const GUIDE_PROOF = 'wanted 100,000/s'

const PORTS = { clock: systemClock, random: systemRandom, nominalPaths: NOMINAL_PATHS }
const print = (text: string): boolean => process.stdout.write(`${text}\n`)

type Way = { readonly name: string; readonly entry: boolean; readonly sealer: boolean }
const WAYS: readonly Way[] = [
  { name: 'without the journal', entry: false, sealer: false },
  { name: 'with the journal', entry: true, sealer: false },
  { name: 'with the journal, sealed', entry: true, sealer: true },
]

export async function benchJournal(argv: readonly string[]): Promise<number> {
  const seconds = Number(argv[0] ?? SECONDS)
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-bench-journal-'))
  const server = startPostgres({ fsync: true })
  print(`# ${WRITERS} writers, ${seconds} s each, Node ${process.version}`)
  try {
    if (server) {
      const key = Buffer.alloc(32, 9).toString('base64')
      const place = { databaseUrl: server.database('bench'), key }
      await benchEngine(`PostgreSQL ${server.version}`, place, folder, seconds)
    }
    await benchEngine('PGlite', { folder: join(folder, 'house') }, folder, seconds)
    print(GUIDE)
    return 0
  } finally {
    server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchEngine(
  name: string,
  place: HousePlace,
  folder: string,
  seconds: number,
): Promise<void> {
  const house = await openHouse(place, PORTS, { backupHours: 0 })
  const made = { country: null, kind: 'administration', exercise: true } as const
  const organisation = await foundOrganisation(house, { ...made, name: 'Bench' })
  const first = await firstAdministrator(house, organisation, { name: 'Writer', language: 'en' })
  const caller = { organisation, person: first.person, purpose: 'risk-analysis' }
  const told = { begun: () => {}, failed: (error: unknown) => print(String(error)) }
  await load(house, caller, WAYS[0] as Way, 1)
  let plain = 0
  for (const way of WAYS) {
    const from = house.ports.clock.now()
    const sealing = way.sealer ? await sealJournal(house, join(folder, 'witness'), told) : null
    const rate = await load(house, caller, way, seconds)
    await sealing?.close()
    plain ||= rate
    const lag = way.sealer ? await lagOf(house, from) : ''
    print(
      `${name.padEnd(18)} ${way.name.padEnd(26)} ${rate.toFixed(0).padStart(6)} acts/s  × ${(rate / plain).toFixed(2)}  ${lag}`,
    )
  }
  await prove(house, organisation, name)
  await house.close()
}

/** Small acts as pages make them: one row, in a transaction of its own. */
async function load(house: House, caller: Acting, way: Way, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  const write = async (act: Act): Promise<void> => {
    const id = act.newId()
    await act.db
      .insertInto('link')
      .values({
        organisation: caller.organisation,
        id,
        owner: caller.organisation,
        created_at: act.now,
        kind: 'led-to',
        from_kind: 'target',
        from_id: id,
        to_kind: 'target',
        to_id: id,
        person: caller.person,
      })
      .execute()
    if (way.entry)
      await journal(act, { act: 'record.linked', objects: [id, id], values: { kind: 'led-to' } })
  }
  const started = performance.now()
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (performance.now() < until) {
        await house.act(caller, write)
        done++
      }
    }),
  )
  return done / ((performance.now() - started) / 1000)
}

/** From the act's "now" to the checkpoint that covers its entry. */
async function lagOf(house: House, from: string): Promise<string> {
  const { rows } = await house.whole((db) =>
    sql<{ p50: number; p99: number; most: number }>`
      select percentile_cont(0.5) within group (order by lag) as p50,
        percentile_cont(0.99) within group (order by lag) as p99, max(lag) as most
      from (select extract(epoch from c.at - j.at)::float8 as lag
        from journal_checkpoint c
        join journal_leaf l on l.organisation = c.organisation
          and l.number >= c.since and l.number < c.size
        join journal j on j.organisation = l.organisation and j.id = l.entry
        where j.at >= ${from}) as lags`.execute(db),
  )
  const [row] = rows
  const seconds = (value: number | undefined): string => `${(value ?? 0).toFixed(2)} s`
  return `seal lag p50 ${seconds(row?.p50)}, p99 ${seconds(row?.p99)}, most ${seconds(row?.most)}`
}

async function prove(house: House, organisation: string, name: string): Promise<void> {
  const key = readVerifierKey(await journalKey(house))
  const lines: string[] = []
  for await (const line of journalCopy(house, organisation)) lines.push(line.slice(0, -1))
  const started = performance.now()
  const verdict = await verifyCopy(lines, key ? { key } : {})
  const took = (performance.now() - started) / 1000
  print(
    `${name.padEnd(18)} copy of ${verdict.entries} entries, ${verdict.checkpoints} checkpoints ${verdict.ok ? 'proven' : 'NOT PROVEN'} in ${took.toFixed(1)} s, ${Math.round(verdict.entries / took)} entries/s (${GUIDE_PROOF})`,
  )
}
