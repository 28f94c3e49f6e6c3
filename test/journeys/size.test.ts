import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { root } from './stage.ts'

/** JS and CSS that the first page loads, compressed: the entry, what it preloads, one language. */
const LIMIT_BYTES = 200_000

describe('the first route', () => {
  it('weighs at most 200 kB compressed', () => {
    execFileSync(process.execPath, [join(root, 'bin', 'build-all.mjs')], { cwd: root })
    const folder = join(root, 'dist', 'web')
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
      (m) => m[1] as string,
    )
    const words = readdirSync(join(folder, 'assets'))
      .filter((name) => /^web-.*\.js$/.test(name))
      .map((name) => gzipSync(readFileSync(join(folder, 'assets', name))).length)
    expect(named.length).toBeGreaterThan(1)
    expect(words.length).toBe(2)
    const bytes = named.map(
      (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
    )
    const total = [...bytes, Math.max(...words)].reduce((sum, one) => sum + one, 0)
    console.log(`first route: ${Math.round(total / 1000)} kB compressed`)
    expect(total).toBeLessThanOrEqual(LIMIT_BYTES)
  })

  it('holds no inline script or style', () => {
    const page = readFileSync(join(root, 'dist', 'web', 'index.html'), 'utf8')
    expect(page).not.toMatch(/<style|style="|<script(?![^>]*\bsrc=)/)
  })
})
