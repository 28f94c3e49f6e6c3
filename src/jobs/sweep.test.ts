import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { leftUploads, removeUploads } from './sweep.ts'

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
  const left = leftUploads(folder, new Set(['waiting']), now)
  expect(left).toEqual([{ organisation: 'organisation', id: 'old' }])
  removeUploads(folder, left)
  expect([old, fresh, waiting].map((home) => existsSync(home))).toEqual([false, true, true])
  expect(leftUploads(join(folder, 'absent'), new Set(), now)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})
