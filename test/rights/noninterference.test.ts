import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../../src/store/postgres.contract.ts'
import { CHANGES } from './hidden-changes.ts'
import { dice, type Observed, observed } from './observed-house.ts'
import { changed, type Observer, readAll, type Sight } from './surfaces.ts'

/**
 * One house; step by step something changes that the observers may not notice, and afterwards every
 * surface that one of them can read is, byte for byte, what it was.
 */
const STEPS = Number(
  process.env.COSMO_STEPS ?? (process.env.COSMO_RIGHTS === 'every' ? 1_000 : 300),
)
const LONG = { timeout: 6_000_000 }

describe('what may not be seen changes nothing that is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-noninterference-'))
  const postgres = startPostgres()
  let house: Observed

  beforeAll(async () => {
    house = await observed(folder, 'noninterference', postgres)
  }, 900_000)
  afterAll(async () => {
    await house.served.close()
    postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('reads the same after every hidden change', LONG, async () => {
    const { served, ground, places, officers, overseers } = house
    const began = performance.now()
    const pick = dice(7)
    const sights = new Map<Observer, Sight>()
    const look = async (one: Observer) => sights.set(one, await readAll(served, one, places))
    for (const one of [...officers, ...overseers]) await look(one)
    // What stands beside the hidden messages and plans is seen: silence would be the same as well.
    const group = `/api/v1/operations/${places.operation}`
    const contact = sights.get(officers[0] as Observer)
    expect(contact?.get(`${group}/messages?folder=inbox`)).toContain(places.message)
    expect(contact?.get(`${group}/messages?folder=inbox`)).not.toContain(places.whispered)
    for (const path of [`plan`, `national-plan`, `messages/${places.message}`])
      expect(contact?.get(`${group}/${path}`), path).toContain('"status":200')
    const surfaces = Math.max(...[...sights.values()].map((sight) => sight.size))
    const leaks: string[] = []
    let [steps, compared, stale] = [0, 0, false]
    while (steps < STEPS && leaks.length === 0) {
      const change = pick(CHANGES)
      // The own auditor and administrator may notice what the own house does.
      const observer = pick(change.own ? officers : [...officers, ...overseers])
      if (stale && overseers.includes(observer)) {
        for (const one of overseers) await look(one)
        stale = false
      }
      await change.make(ground, pick)
      stale ||= change.own === true
      steps++
      const after = await readAll(served, observer, places)
      compared += after.size
      for (const leak of changed(sights.get(observer) ?? new Map(), after))
        leaks.push(`step ${steps}: ${change.name}, as ${observer.name}: ${leak}`)
    }
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `rights: ${steps.toLocaleString('en')} hidden changes, ${surfaces} surfaces by ` +
        `${sights.size} observers, ${compared.toLocaleString('en')} answers byte for byte as ` +
        `before, ${leaks.length} leaks, ${seconds} s`,
    )
    expect(leaks).toEqual([])
  })
})
