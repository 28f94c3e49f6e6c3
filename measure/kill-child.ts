import {
  engineVersion,
  exampleProfileFolder,
  loadEngines,
  nodeDisk,
  openPool,
  unpack,
  walk,
} from '../src/jobs/index.ts'
import type { Disk, Task } from '../src/screening/index.ts'
import { runBatch } from '../src/screening/index.ts'

/**
 * Screens like `cosmo screen`, on a disk that kills this process (SIGKILL: nothing is tidied up)
 * at the n-th operation of one kind. Run by the kill test; argv: folder of input, folder of
 * output, kind of operation, n.
 */
export const KILL_KINDS = ['read', 'screen', 'write', 'rename', 'remove'] as const
export type KillKind = (typeof KILL_KINDS)[number]

function killingDisk(kind: string, at: number): { disk: Disk; hit: (kind: KillKind) => void } {
  let count = 0
  const hit = (done: KillKind) => {
    if (done === kind && ++count === at) process.kill(process.pid, 'SIGKILL')
  }
  const disk: Disk = {
    ...nodeDisk,
    open(path) {
      const file = nodeDisk.open(path)
      return {
        ...file,
        read(offset, length) {
          hit('read')
          return file.read(offset, length)
        },
      }
    },
    create(path) {
      const file = nodeDisk.create(path)
      return {
        write(text) {
          file.write(text)
          hit('write')
        },
        close() {
          hit('write')
          file.close()
          hit('write')
        },
      }
    },
    rename(from, to) {
      hit('rename')
      nodeDisk.rename(from, to)
      hit('rename')
    },
    remove(path) {
      hit('remove')
      nodeDisk.remove(path)
    },
  }
  return { disk, hit }
}

export async function run(argv: readonly string[]): Promise<number> {
  const [input, lists, out, kind, at] = argv as [string, string, string, string, string]
  const { disk, hit } = killingDisk(kind, Number(at))
  const engines = loadEngines(disk, walk(disk, [lists]), exampleProfileFolder)
  const pool = openPool(engines, 0, disk)
  const ran = await runBatch(
    {
      engineVersion: engineVersion(),
      enginesHash: engines.hash,
      lists: async () =>
        engines.lists.map((load) => ({ ...load, reason: load.reason?.code ?? null })),
      files: walk(disk, [input]),
      mappings: {},
      stateFolder: `${out}/.cosmo`,
      outFolder: out,
      chunkBytes: 1 << 15,
    },
    {
      disk,
      unpack,
      run: async (task: Task) => {
        hit('screen')
        const done = await pool.run(task)
        hit('screen')
        return done
      },
      lanes: pool.lanes,
      sayRefusal: (refusal) => refusal.code,
      clockMs: () => performance.now(),
      progress: () => {},
      keeper: null,
    },
  )
  return ran.ok ? 0 : 1
}
