import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareExercise } from '../src/exercise/index.ts'
import { projectFolder } from '../src/jobs/index.ts'
import { cpuSecondsOf, peakMbOf } from './cost.ts'
import { benchJournal } from './journal.ts'

/**
 * npm run bench journal [seconds]: what the journal costs (`measure/journal.ts`).
 * npm run bench [lines] [keep]: what the main job costs, as ratios taken in one run. The measure
 * of all is the time papaparse needs for only parsing the same file in chunk mode.
 *
 * Goals: screening with output at most 3 times parsing, below 1.5 GB resident.
 */
const LINES = 1_000_000
const PARTIES = 60_000
const DESCRIPTIONS = 40_000
const PLANTED = 0.005
const LISTED = 20_000

/** `cpuSeconds` over all threads: what remains comparable while other work shares the cores. */
type Run = { readonly seconds: number; readonly cpuSeconds: number; readonly peakMb: number }

export async function run(argv: readonly string[]): Promise<number> {
  if (argv[0] === 'journal') return benchJournal(argv.slice(1))
  const lines = Number(argv.find((word) => /^\d+$/.test(word)) ?? LINES)
  const keep = argv.includes('keep')
  const folder = join(tmpdir(), `cosmo-bench-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const print = (text: string) => process.stdout.write(`${text}\n`)
  try {
    print(`# ${lines} lines, ${availableParallelism()} cores, Node ${process.version}`)
    const one = await write(folder, 'one', lines, LISTED)
    const megabytes = statSync(one.file).size / 2 ** 20
    // before and after: other work on the machine comes and goes
    const before = await papaparse(one.file)
    const screen = await screenFile(one, folder, 'out-one')
    const after = await papaparse(one.file)
    const parse = meanOf(before, after)
    row(print, 'papaparse before', before, parse, lines, '')
    row(print, 'papaparse after', after, parse, lines, 'their mean is × 1')
    row(print, 'screen --out', screen, parse, lines, '≤ 3, ≤ 1500 MB')
    print(`  file ${megabytes.toFixed(0)} MB, ${(megabytes / screen.seconds).toFixed(1)} MB/s`)

    const half = await write(folder, 'half', Math.round(lines / 2), LISTED)
    const halfRun = await screenFile(half, folder, 'out-half')
    row(print, 'half the lines', halfRun, parse, lines / 2, '')
    print(`  input doubled: time × ${(screen.seconds / halfRun.seconds).toFixed(2)}`)
    rmSync(half.file)

    const lists = await write(folder, 'lists', 0, LISTED * 2)
    const doubled = await screenFile({ file: one.file, lists: lists.lists }, folder, 'out-lists')
    row(print, 'lists doubled', doubled, parse, lines, '')
    print(`  lists doubled: time × ${(doubled.seconds / screen.seconds).toFixed(2)}`)

    if (keep) {
      const kept = await screenFile(one, folder, 'out-keep', join(folder, 'house'))
      row(print, 'screen --out --keep', kept, parse, lines, '')
    }
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const meanOf = (a: Run, b: Run): Run => ({
  seconds: (a.seconds + b.seconds) / 2,
  cpuSeconds: (a.cpuSeconds + b.cpuSeconds) / 2,
  peakMb: Math.max(a.peakMb, b.peakMb),
})

function row(
  print: (text: string) => void,
  name: string,
  ran: Run,
  parse: Run,
  lines: number,
  goal: string,
): void {
  const ratio = (ran.seconds / parse.seconds).toFixed(2)
  const perSecond = Math.round(lines / ran.seconds)
  const cpu = (ran.cpuSeconds / parse.cpuSeconds).toFixed(2)
  print(
    `${name.padEnd(22)} ${ran.seconds.toFixed(1).padStart(7)} s  × ${ratio.padStart(6)}  cpu ${ran.cpuSeconds.toFixed(1).padStart(6)} s × ${cpu.padStart(5)}  ${String(perSecond).padStart(8)} lines/s  peak ${ran.peakMb.toFixed(0).padStart(5)} MB  ${goal}`,
  )
}

async function write(folder: string, name: string, lines: number, listed: number) {
  const exercise = prepareExercise({
    seed: 42,
    lines,
    parties: PARTIES,
    descriptions: DESCRIPTIONS,
    plantedShare: PLANTED,
    listed,
  })
  const file = join(folder, `${name}.csv`)
  const lists = join(folder, `${name}.lists.tsv`)
  await writeBlocks(lists, [exercise.partyListTsv])
  await writeBlocks(file, blocksOf(exercise.blocks()))
  return { file, lists }
}

function* blocksOf(blocks: Iterable<{ readonly text: string }>): Generator<string> {
  for (const block of blocks) yield block.text
}

async function writeBlocks(path: string, blocks: Iterable<string>): Promise<void> {
  const out = createWriteStream(path)
  for (const block of blocks) if (!out.write(block)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

const PARSE = `
const { createReadStream } = require('node:fs')
const Papa = require('papaparse')
let rows = 0
Papa.parse(createReadStream(process.argv[1], { highWaterMark: 1 << 20, encoding: 'utf8' }), {
  delimiter: ',', chunk: ({ data }) => { rows += data.length },
  complete: () => { process.stderr.write(rows + ' rows\\n') },
})`

const papaparse = (file: string): Promise<Run> => watched(['-e', PARSE, file])

const screenFile = (
  given: { readonly file: string; readonly lists: string },
  folder: string,
  out: string,
  house?: string,
): Promise<Run> =>
  watched([
    join(projectFolder, 'bin', 'cosmo'),
    'screen',
    given.file,
    '--lists',
    given.lists,
    '--out',
    join(folder, out),
    ...(house ? ['--keep', '--house', house] : []),
  ])

/** Runs a Node program to its end; its wall time and its peak resident memory (Linux). */
async function watched(args: readonly string[]): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said = `${said}${part}`.slice(-2000)
  })
  const pid = child.pid as number
  let peakMb = 0
  let cpuSeconds = 0
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakMbOf(pid) ?? 0)
    cpuSeconds = cpuSecondsOf(pid) ?? cpuSeconds
  }, 100)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`)
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds,
    peakMb,
  }
}
