import { Refused } from '../base/index.ts'
import type { Disk, OpenFile } from './disk.ts'
import { URGENCY_KEY_LENGTH } from './target.ts'

/** Targets of one run held in memory before they are sorted and written. */
const RUN_TARGETS = 20_000
const READ_BYTES = 1 << 16
const RUNS_AT_ONCE = 256

/** Gathers target lines and writes them as runs, each sorted by urgency. */
export function runWriter(disk: Disk, path: (run: number) => { file: string; path: string }) {
  const runs: { file: string; bytes: number }[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length === 0) return
    lines.sort()
    const place = path(runs.length)
    const out = disk.create(place.path)
    let bytes = 0
    for (const line of lines) {
      const data = Buffer.from(line, 'utf8')
      bytes += data.length
      out.write(data)
    }
    out.close()
    runs.push({ file: place.file, bytes })
    lines = []
  }
  return {
    /** `json` must be one line. */
    add(key: string, json: string) {
      lines.push(`${key}${json}\n`)
      if (lines.length >= RUN_TARGETS) flush()
    },
    end() {
      flush()
      return runs
    },
  }
}

type Run = { readonly file: OpenFile; line: Uint8Array | null; rest: Uint8Array; offset: number }

/**
 * Merges sorted runs into one stream of lines, most urgent first, without their keys. Of many
 * runs (a folder of ten thousand messages has as many) a few hundred are merged at a time, into
 * runs below `folder`. Memory: one line and one block of 64 kB a run, so many runs at most.
 */
export function mergeRuns(
  disk: Disk,
  paths: readonly string[],
  folder: string,
  write: (line: Uint8Array) => void,
): void {
  let runs = paths
  for (let pass = 0; runs.length > RUNS_AT_ONCE; pass++) {
    const merged: string[] = []
    for (let at = 0; at < runs.length; at += RUNS_AT_ONCE) {
      const path = `${folder}/merge.${pass}.${merged.length}`
      const out = disk.create(path)
      mergeSome(disk, runs.slice(at, at + RUNS_AT_ONCE), out.write)
      out.close()
      merged.push(path)
    }
    runs = merged
  }
  mergeSome(disk, runs, (line) => write(line.subarray(URGENCY_KEY_LENGTH)))
}

/** Lines with their keys. */
function mergeSome(disk: Disk, paths: readonly string[], write: (line: Uint8Array) => void): void {
  const heap: { key: string; run: Run }[] = []
  const files: OpenFile[] = []
  try {
    for (const path of paths) {
      const file = disk.open(path)
      files.push(file)
      const run: Run = { file, line: null, rest: new Uint8Array(0), offset: 0 }
      if (nextLine(run)) push(heap, { key: keyOf(run), run })
    }
    while (heap.length > 0) {
      const top = heap[0] as { key: string; run: Run }
      write(top.run.line as Uint8Array)
      if (nextLine(top.run)) {
        top.key = keyOf(top.run)
        sink(heap, 0)
      } else {
        const last = heap.pop() as { key: string; run: Run }
        if (heap.length > 0) {
          heap[0] = last
          sink(heap, 0)
        }
      }
    }
  } finally {
    for (const file of files) file.close()
  }
}

/** The lines of a text file without their line ends; one block and one line in memory. */
export function* linesOf(disk: Disk, path: string): Generator<string> {
  const file = disk.open(path)
  const run: Run = { file, line: null, rest: new Uint8Array(0), offset: 0 }
  try {
    while (nextLine(run)) {
      const line = run.line as Uint8Array
      yield Buffer.from(line.subarray(0, line.length - 1)).toString('utf8')
    }
  } finally {
    file.close()
  }
}

const keyOf = (run: Run): string =>
  Buffer.from((run.line as Uint8Array).subarray(0, URGENCY_KEY_LENGTH)).toString('latin1')

function nextLine(run: Run): boolean {
  let searched = 0
  for (;;) {
    const end = run.rest.indexOf(10, searched)
    if (end >= 0) {
      run.line = run.rest.subarray(0, end + 1)
      run.rest = run.rest.subarray(end + 1)
      return true
    }
    searched = run.rest.length
    const more = run.file.read(run.offset, READ_BYTES)
    if (more.length === 0) {
      if (run.rest.length > 0) throw new Refused('request.failed', { request: 'segment' })
      run.line = null
      return false
    }
    run.offset += more.length
    run.rest = run.rest.length === 0 ? more : Buffer.concat([run.rest, more])
  }
}

function push(heap: { key: string; run: Run }[], item: { key: string; run: Run }): void {
  heap.push(item)
  let at = heap.length - 1
  while (at > 0) {
    const up = (at - 1) >> 1
    if ((heap[up] as { key: string }).key <= item.key) break
    heap[at] = heap[up] as { key: string; run: Run }
    at = up
  }
  heap[at] = item
}

function sink(heap: { key: string; run: Run }[], from: number): void {
  const item = heap[from] as { key: string; run: Run }
  let at = from
  for (;;) {
    let down = 2 * at + 1
    if (down >= heap.length) break
    const right = down + 1
    if (
      right < heap.length &&
      (heap[right] as { key: string }).key < (heap[down] as { key: string }).key
    ) {
      down = right
    }
    const child = heap[down] as { key: string; run: Run }
    if (item.key <= child.key) break
    heap[at] = child
    at = down
  }
  heap[at] = item
}
