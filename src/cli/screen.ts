import { createReadStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Refusal, RefusalCode } from '../base/index.ts'
import { Refused } from '../base/index.ts'
import {
  beginEngines,
  engineVersion,
  exampleProfileFolder,
  holdFolder,
  nodeDisk,
  openPool,
  unpack,
  walk,
} from '../jobs/index.ts'
import type { Reject, Summary } from '../screening/index.ts'
import { runBatch } from '../screening/index.ts'
import type { Say } from '../words/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { badValue, missing, printable, tellRefusal } from './command.ts'
import { keepThroughHouse } from './keep.ts'
import { progressLine } from './progress.ts'

/** Bytes of one chunk: a thread's piece of work, and what is lost at most by a kill. */
const CHUNK_BYTES = 4 << 20
/** Rejected records named on the terminal; all of them stand in rejects.jsonl. */
const REJECTS_SHOWN = 5

export const screenCommand: Command = {
  name: 'screen',
  options: [
    { name: 'lists', kind: 'paths', shows: 'LISTS' },
    { name: 'out', kind: 'text', shows: 'DIR' },
    { name: 'keep', kind: 'flag' },
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'profile', kind: 'text', shows: 'DIR' },
    { name: 'threads', kind: 'text', shows: 'N' },
  ],
  examples: 2,
  run: screen,
}

async function screen(given: Given, terminal: Terminal): Promise<number> {
  const { say } = terminal
  if (given.places.length === 0) return missing(terminal, 'screen', say('cli.shows.PATH'))
  const threads = Number(given.text('threads') ?? availableParallelism())
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    return badValue(terminal, 'screen', '--threads', given.text('threads') ?? '')
  }
  const out = given.text('out') ?? 'out'
  const state = join(out, '.cosmo')
  const progress = progressLine(terminal)
  const explain = (refusal: Refusal) => say(`refusal.${refusal.code}.says`, refusal.values)
  /** What to do next, by the code of the refusal: once, however many files are refused for it. */
  const nexts = new Map<RefusalCode, Refusal['values']>()
  const listRefusal = (refusal: Refusal) => {
    nexts.set(refusal.code, refusal.values)
    return explain(refusal)
  }
  try {
    nodeDisk.makeFolder(out)
    const release = holdFolder(out)
    try {
      const engines = beginEngines(
        nodeDisk,
        listFilesOf(given.paths('lists')),
        profileFolderOf(given.text('profile')),
      )
      const room = given.flag('keep') ? 'besideHouse' : 'alone'
      const pool = openPool(engines, threads, nodeDisk, room)
      let keeper: Awaited<ReturnType<typeof keepThroughHouse>> | null = null
      try {
        if (given.flag('keep')) {
          keeper = await keepThroughHouse(
            given.text('house') ?? 'var',
            engines,
            given.places,
            terminal,
          )
        }
        const ran = await runBatch(
          {
            engineVersion: engineVersion(),
            enginesHash: engines.hash,
            lists: async () =>
              (await engines.lists()).map((load) => ({
                ...load,
                reason: load.reason ? listRefusal(load.reason) : null,
              })),
            files: walk(nodeDisk, given.places),
            mappings: {},
            stateFolder: state,
            outFolder: out,
            chunkBytes: CHUNK_BYTES,
          },
          {
            disk: nodeDisk,
            unpack,
            run: pool.run,
            lanes: pool.lanes,
            sayRefusal: explain,
            clockMs: () => performance.now(),
            progress: progress.show,
            keeper: keeper?.keeper ?? null,
          },
        )
        progress.end()
        if (!ran.ok) return refused(ran.refusal)
        await report(ran.value)
        return 0
      } finally {
        await engines.close()
        await pool.close()
        await keeper?.close()
      }
    } finally {
      release()
    }
  } catch (error) {
    progress.end()
    if (error instanceof Refused) return refused(error.refusal)
    throw error
  }

  function refused(refusal: Refusal): number {
    tellRefusal(terminal, refusal)
    return 1
  }

  async function report(summary: Summary): Promise<void> {
    for (const list of summary.lists) {
      if (list.status !== 'loaded') terminal.err(`cosmo: ${printable(list.reason ?? '')}\n`)
    }
    for (const file of summary.fileReports) {
      if (!file.refusal) continue
      nexts.set(file.refusal.code, file.refusal.values)
      terminal.err(`cosmo: ${printable(explain(file.refusal))}\n`)
    }
    const refusedFiles = new Set(
      summary.fileReports.filter(({ refusal }) => refusal !== null).map(({ file }) => file),
    )
    const path = join(out, 'rejects.jsonl')
    const shown = await firstRejects(path, refusedFiles)
    for (const reject of shown) {
      if (!nexts.has(reject.code)) nexts.set(reject.code, {})
      terminal.err(`cosmo: ${printable(rejectLine(reject, say))}\n`)
    }
    const more = summary.recordsRejected - refusedFiles.size - shown.length
    if (more > 0) {
      terminal.err(`cosmo: ${printable(say('cli.screen.more-rejects', { count: more, path }))}\n`)
    }
    for (const [code, values] of nexts)
      terminal.err(`cosmo: ${printable(say(`refusal.${code}.next`, values))}\n`)
    const { targets, consignments, recordsRead: read, recordsRejected: rejected } = summary
    // Apart from the counts, whose words are put together: a path may hold anything.
    const done = say('cli.screen.done', { targets, consignments, read, rejected })
    terminal.err(`cosmo: ${done} ${printable(say('cli.screen.see', { out }))}\n`)
  }
}

/** The first rejected records; a file refused as a whole has had its sentence already. */
async function firstRejects(
  path: string,
  refusedFiles: ReadonlySet<string>,
): Promise<readonly Reject[]> {
  const found: Reject[] = []
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const reject = JSON.parse(line) as Reject
    if (!refusedFiles.has(reject.file)) found.push(reject)
    if (found.length === REJECTS_SHOWN) break
  }
  return found
}

/** The sentence, with the file and the place where it does not name them itself. */
function rejectLine({ file, place, message }: Reject, say: Say): string {
  const [line, column] = place.match(/\d+/g) ?? []
  const numbers: readonly string[] = message.replace(file, '').match(/\d+/g) ?? []
  const named = line === undefined || numbers.includes(line)
  const at = column === undefined ? 'line' : 'line-column'
  const where = [
    ...(message.includes(file) ? [] : [file]),
    ...(named ? [] : [say(`cli.place.${at}`, { line, column: column ?? '' })]),
  ]
  return where.length === 0 ? message : `${message} (${where.join(', ')})`
}

function profileFolderOf(given: string | undefined): string {
  const folder = given ?? exampleProfileFolder
  if (nodeDisk.stat(folder)?.kind !== 'folder') throw new Refused('file.absent', { file: folder })
  return folder
}

/** `NAME=PATH` names the lists of that path; a path of its own may hold an equals sign. */
function listFilesOf(paths: readonly string[]) {
  return paths.flatMap((word) => {
    const cut = word.indexOf('=')
    const named = cut > 0 && !nodeDisk.stat(word)
    const path = named ? word.slice(cut + 1) : word
    // A list that was asked for by name must not be left out because of a slip of the pen.
    if (!nodeDisk.stat(path)) throw new Refused('file.absent', { file: path })
    return walk(nodeDisk, [path]).map((file) => ({
      ...file,
      ...(named ? { list: word.slice(0, cut) } : {}),
    }))
  })
}
