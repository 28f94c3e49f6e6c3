import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import type { Refusal, Result } from '../base/index.ts'
import { done, Refused, refuse, uuidv7 } from '../base/index.ts'
import type { Mapping } from '../intake/index.ts'
import { readLists } from '../intake/lists/index.ts'
import { journal } from '../journal/index.ts'
import type { Progress } from '../screening/index.ts'
import { runBatch } from '../screening/index.ts'
import type { RunningBatch, Screening, StoredUpload } from '../server/index.ts'
import type { Acting, House } from '../store/index.ts'
import { addList, finishBatch, listFiles, lists, mappings, through } from '../store/index.ts'
import { nodeDisk } from './disk.ts'
import type { Engines } from './engines.ts'
import { enginesOf, exampleProfileFolder, unpackList } from './engines.ts'
import { houseKeeper } from './keeper.ts'
import type { ListBytes } from './lists.ts'
import { openPool, type Pool } from './pool.ts'
import { previewUpload } from './preview.ts'
import { leftUploads, removeUploads } from './sweep.ts'
import { unpack } from './unpack.ts'
import { engineVersion } from './version.ts'

/** Smaller than on the command line: a page wants to see progress, and a kill costs less. */
const CHUNK_BYTES = 1 << 20

/** Engines and threads for the lists of one moment, and how many batches use them. */
type OpenEngines = {
  readonly key: string
  readonly engines: Engines
  readonly pool: Pool
  batches: number
}

/** A batch that was asked for, as it lies in its folder until it is finished. */
type Job = {
  readonly caller: Acting
  readonly name: string
  readonly exercise: boolean
  readonly uploads: readonly StoredUpload[]
  readonly mappings: Readonly<Record<string, Mapping>>
}

export type HouseScreening = Screening & {
  /** Screens now and answers at the end: the exercise, and tests. */
  readonly screenNow: (
    caller: Acting,
    given: {
      readonly uploads: readonly StoredUpload[]
      readonly name: string
      readonly exercise: boolean
    },
  ) => Promise<Result<{ readonly batch: string }>>
  /** Takes up the batches that a kill left unfinished. */
  readonly resume: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The main job inside a house: the same `runBatch` as the command line, kept chunk by chunk. */
export function houseScreening(
  house: House,
  folder: string,
  log: (text: string) => void,
): HouseScreening {
  const jobs = join(folder, 'batches')
  const previews = join(folder, 'previews')
  mkdirSync(jobs, { recursive: true, mode: 0o700 })
  mkdirSync(previews, { recursive: true, mode: 0o700 })
  const running = new Map<string, { readonly organisation: string; progress: Progress }>()
  const atWork = new Set<Promise<unknown>>()
  let open: OpenEngines | null = null
  let opening: Promise<unknown> = Promise.resolve()
  let stopping = false

  /** Batches share the threads chunk by chunk: a small one does not wait for a large one. */
  const work = <T>(promise: Promise<T>): Promise<T> => {
    atWork.add(promise)
    void promise.catch(() => {}).finally(() => atWork.delete(promise))
    return promise
  }

  /** The engines with the lists in force; those of older lists close when their last batch ends. */
  function enginesFor(caller: Acting): Promise<OpenEngines> {
    const next = opening.then(() => openEnginesFor(caller))
    opening = next.catch(() => {})
    return next
  }

  async function release(used: OpenEngines): Promise<void> {
    used.batches--
    if (used !== open && used.batches === 0) await used.pool.close()
  }

  async function openEnginesFor(caller: Acting): Promise<OpenEngines> {
    const files = await house.act(caller, async (act) => {
      const found: ListBytes[] = []
      for (const list of await lists(act)) {
        if (list.state !== 'loaded') continue
        for (const file of await listFiles(act, list.id)) {
          // One file may hold several lists: it is read once.
          if (found.some((one) => one.hash === file.hash)) continue
          found.push({ ...file, list: list.name })
        }
      }
      return found
    })
    const key = `${caller.organisation} ${files.map((file) => file.hash).join(' ')}`
    if (open?.key === key) {
      open.batches++
      return open
    }
    if (open?.batches === 0) await open.pool.close()
    const engines = enginesOf(files, exampleProfileFolder)
    const pool = openPool(engines, availableParallelism(), nodeDisk)
    open = { key, engines, pool, batches: 1 }
    return open
  }

  async function run(
    path: string,
    job: Job,
    began: (batch: string) => void,
  ): Promise<Result<{ readonly batch: string }>> {
    const { caller } = job
    let batch: string | null = null
    const progress = (now: Progress) => {
      if (batch !== null) running.set(batch, { organisation: caller.organisation, progress: now })
    }
    let used: OpenEngines | null = null
    try {
      used = await enginesFor(caller)
      const { engines, pool } = used
      const ran = await runBatch(
        {
          engineVersion: engineVersion(),
          enginesHash: engines.hash,
          lists: async () =>
            engines.lists.map((load) => ({ ...load, reason: load.reason?.code ?? null })),
          files: job.uploads.map((upload) => ({ name: upload.name, path: upload.path })),
          mappings: job.mappings,
          stateFolder: join(path, 'state'),
          outFolder: null,
          chunkBytes: CHUNK_BYTES,
        },
        {
          disk: nodeDisk,
          unpack,
          run: pool.run,
          lanes: pool.lanes,
          sayRefusal: (refusal) => refusal.code,
          clockMs: () => performance.now(),
          progress,
          stopped: () => stopping,
          keeper: houseKeeper(house, caller, {
            name: job.name,
            exercise: job.exercise,
            engineVersion: engineVersion(),
            lists: engines.lists.filter((load) => load.status === 'loaded'),
            began(id) {
              batch = id
              running.set(id, {
                organisation: caller.organisation,
                progress: { stage: 'inspect', done: 0, total: 1, records: 0, targets: 0 },
              })
              began(id)
            },
          }),
        },
      )
      if (!ran.ok) return ran
      rmSync(path, { recursive: true, force: true })
      for (const upload of job.uploads)
        rmSync(join(upload.path, '..'), { recursive: true, force: true })
      return done({ batch: batch as unknown as string })
    } catch (error) {
      // Stopped between two chunks: the job stays and the next start takes it up.
      if (stopping) return { ok: false, refusal: { code: 'house.stopped', values: {} } }
      await fail(caller, batch, error)
      rmSync(path, { recursive: true, force: true })
      if (error instanceof Refused) return { ok: false, refusal: error.refusal }
      throw error
    } finally {
      if (batch !== null) running.delete(batch)
      if (used) await release(used)
    }
  }

  async function fail(caller: Acting, batch: string | null, error: unknown): Promise<void> {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (batch === null || house.state() !== 'open') return
    const id = batch
    await house.act(caller, (act) => finishBatch(act, id, { state: 'failed' })).catch(() => {})
  }

  async function prepare(
    caller: Acting,
    given: { readonly uploads: readonly StoredUpload[]; readonly name: string },
    exercise: boolean,
  ): Promise<{ readonly path: string; readonly job: Job }> {
    const saved = await savedMappings(house, caller, 'batch.start')
    const job: Job = { caller, exercise, ...given, mappings: saved }
    const path = join(jobs, uuidv7(house.ports.clock, house.ports.random))
    mkdirSync(path, { recursive: true, mode: 0o700 })
    writeFileSync(join(path, 'job.json'), JSON.stringify(job), { mode: 0o600 })
    return { path, job }
  }

  return {
    async preview(caller, upload, mapping) {
      return previewUpload(
        upload,
        mapping,
        await savedMappings(house, caller, 'upload.preview'),
        previews,
      )
    },
    async start(caller, given) {
      const { path, job } = await prepare(caller, given, false)
      return new Promise((resolve) => {
        work(run(path, job, (batch) => resolve(done({ batch })))).then(resolve, (error) => {
          log(error instanceof Error ? (error.stack ?? error.message) : String(error))
          resolve(refuse('request.failed', { request: basename(path) }))
        })
      })
    },
    async screenNow(caller, given) {
      const { path, job } = await prepare(caller, given, given.exercise)
      return work(run(path, job, () => {}))
    },
    async resume() {
      const left = readdirSync(jobs).filter((name) => existsSync(join(jobs, name, 'job.json')))
      const waiting = new Set<string>()
      for (const name of left.sort()) {
        const path = join(jobs, name)
        const job = JSON.parse(readFileSync(join(path, 'job.json'), 'utf8')) as Job
        for (const upload of job.uploads) waiting.add(upload.id)
        void work(run(path, job, () => {})).catch(() => {})
      }
      await sweep(house, join(folder, 'uploads'), waiting)
      return left.length
    },
    running: (caller): readonly RunningBatch[] =>
      [...running]
        .filter(([, one]) => one.organisation === caller.organisation)
        .map(([batch, { progress }]) => ({ batch, progress })),
    addLists: (caller, uploads) => keepLists(house, caller, uploads),
    async close() {
      stopping = true
      await Promise.allSettled([...atWork])
      await open?.pool.close()
    },
  }
}

/** Erases uploads that nobody screened; the journal says so first. */
async function sweep(house: House, folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const left = leftUploads(folder, wanted, house.ports.clock.ms())
  for (const { id: organisation } of await house.organisations()) {
    const ids = left.filter((one) => one.organisation === organisation).map((one) => one.id)
    if (ids.length === 0) continue
    const caller = { organisation, person: null, purpose: 'administration' }
    await house.act(caller, (act) => journal(act, { act: 'upload.erased', objects: ids }))
  }
  removeUploads(folder, left)
}

async function savedMappings(
  house: House,
  caller: Acting,
  door: 'batch.start' | 'upload.preview',
): Promise<Readonly<Record<string, Mapping>>> {
  const saved = await through(house, caller, door, mappings)
  return Object.fromEntries([...saved].map(([key, one]) => [key, one.mapping as Mapping]))
}

type Reported = Awaited<ReturnType<Screening['addLists']>>[number]

async function keepLists(
  house: House,
  caller: Acting,
  uploads: readonly StoredUpload[],
): Promise<readonly Reported[]> {
  const files = uploads.map((upload) => {
    const bytes = unpackList(readFileSync(upload.path))
    return { file: upload.name, bytes, hash: hashOf(bytes) }
  })
  const read = readLists(files)
  const refusals = new Map<string, Refusal>()
  for (const list of read.lists) {
    const own = read.loads.filter(
      (load) => load.status === 'loaded' && load.list.split(', ').includes(list.name),
    )
    const kept = files.filter((file) => own.some((load) => load.file === file.file))
    try {
      await through(house, caller, 'list.add', (act) =>
        addList(act, {
          name: list.name,
          version: list.version,
          hash: hashOf(Buffer.from(kept.map((file) => file.hash).join(' '))),
          format: list.format,
          entries: list.entries.length,
          names: list.entries.reduce((sum, entry) => sum + entry.names.length, 0),
          state: 'loaded',
          reason: null,
          files: kept,
        }),
      )
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusals.set(list.name, error.refusal)
    }
  }
  for (const upload of uploads) rmSync(join(upload.path, '..'), { recursive: true, force: true })
  return read.loads.map(({ reason, ...load }) => {
    const refusal = refusals.get(load.list) ?? reason
    return { ...load, status: refusals.has(load.list) ? 'refused' : load.status, refusal }
  })
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
