import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSilent, openSilent } from './silent.ts'

/** A thread of Node runs what was built. */
const BUILT = new URL('../../dist/src/screening/silent.js', import.meta.url).href

describe('texts that hit nothing', () => {
  it('are known with their answer wherever the table is opened, and no other text is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 60 }), (texts) => {
        const buffer = newSilent()
        const here = openSilent(buffer)
        const noted = texts.slice(1)
        for (const [at, text] of noted.entries()) here.note(9, text, 1 + (at % 3))
        const there = openSilent(buffer)
        for (const [at, text] of noted.entries()) expect(there.recall(9, text)).toBe(1 + (at % 3))
        expect(there.recall(9, texts[0]!)).toBe(0)
      }),
      { seed: 7, numRuns: 30 },
    )
  })

  it('are told apart by what they were asked as', () => {
    const silent = openSilent(newSilent())
    silent.note(1, 'Lormand Motors', 2)
    expect(silent.recall(2, 'Lormand Motors')).toBe(0)
    expect(silent.recall(1, 'Lormand Motors')).toBe(2)
    expect(silent.recall(1, 'Lormand Motor')).toBe(0)
  })

  it('full memory forgets nothing and invents nothing', () => {
    const silent = openSilent(newSilent())
    const count = 20_000
    const text = (at: number) => `name ${at} ${'x'.repeat(3000)}`
    for (let at = 0; at < count; at++) silent.note(1, text(at), 1)
    let known = 0
    for (let at = 0; at < count; at++) known += silent.recall(1, text(at))
    expect(known).toBeGreaterThan(5000)
    expect(known).toBeLessThan(count)
    for (let at = 0; at < 20_000; at++) expect(silent.recall(1, `other ${at}`)).toBe(0)
  })

  it('too long a text is looked at by every thread', () => {
    const silent = openSilent(newSilent())
    silent.note(1, 'x'.repeat(10_000), 1)
    expect(silent.recall(1, 'x'.repeat(10_000))).toBe(0)
  })

  it('what another thread notes meanwhile is there whole or not at all', async () => {
    const buffer = newSilent()
    const count = 30_000
    const writer = new Worker(
      `const { workerData: { module, buffer, count } } = require('node:worker_threads')
       import(module).then(({ openSilent }) => {
         const silent = openSilent(buffer)
         for (let at = 0; at < count; at++) silent.note(1, 'name ' + at, 1 + (at % 3))
       })`,
      { eval: true, workerData: { module: BUILT, buffer, count } },
    )
    const done = new Promise<void>((resolve, reject) => {
      writer.once('error', reject).once('exit', () => resolve())
    })
    const here = openSilent(buffer)
    let seen = 0
    let ended = false
    void done.then(() => {
      ended = true
    })
    while (!ended) {
      for (let at = 0; at < count; at++) {
        here.note(1, `name ${at}`, 1 + (at % 3))
        const answer = here.recall(1, `name ${at}`)
        if (answer === 0) continue
        seen++
        expect(answer).toBe(1 + (at % 3))
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    await done
    expect(seen).toBeGreaterThan(0)
  })
})
