import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sweepUploads } from './sweep.ts'

it('removes uploads of yesterday that no batch waits for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-sweep-'))
  const now = Date.parse('2026-03-02T08:00:00Z')
  const made = (id: string, hoursAgo: number) => {
    const home = join(folder, 'organisation', id)
    mkdirSync(home, { recursive: true })
    const at = (now - hoursAgo * 3_600_000) / 1000
    utimesSync(home, at, at)
    return home
  }
  const [old, fresh, waiting] = [made('old', 30), made('fresh', 1), made('waiting', 30)]
  expect(sweepUploads(folder, new Set(['waiting']), now)).toBe(1)
  expect([old, fresh, waiting].map((home) => existsSync(home))).toEqual([false, true, true])
  expect(sweepUploads(join(folder, 'absent'), new Set(), now)).toBe(0)
  rmSync(folder, { recursive: true, force: true })
})
