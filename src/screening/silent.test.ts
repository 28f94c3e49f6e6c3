import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newSilent, openSilent } from './silent.ts'

describe('texts that hit nothing', () => {
  it('are known with their answer wherever the table is opened, and no other text is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 60 }), (texts) => {
        const buffer = newSilent()
        const here = openSilent(buffer)
        const noted = texts.slice(1)
        for (const [at, text] of noted.entries()) here.note(text, 1 + (at % 3))
        const there = openSilent(buffer)
        for (const [at, text] of noted.entries()) expect(there.recall(text)).toBe(1 + (at % 3))
        expect(there.recall(texts[0]!)).toBe(0)
      }),
      { seed: 7, numRuns: 30 },
    )
  })

  it('a full table forgets nothing and invents nothing', () => {
    const silent = openSilent(newSilent())
    const count = 300_000
    for (let at = 0; at < count; at++) silent.note(`name ${at}`, 1)
    let known = 0
    for (let at = 0; at < count; at++) known += silent.recall(`name ${at}`)
    expect(known).toBeGreaterThan(200_000)
    expect(known).toBeLessThanOrEqual(count)
    for (let at = 0; at < 20_000; at++) expect(silent.recall(`other ${at}`)).toBe(0)
  })

  it('a place that another thread is still writing answers nothing', async () => {
    const buffer = newSilent()
    openSilent(buffer).note('Lormand Motors', 2)
    const words = new Int32Array(buffer)
    const place = words.findIndex((word) => word !== 0)
    const last = words[place + 3]!
    words[place + 3] = 0
    expect(openSilent(buffer).recall('Lormand Motors')).toBe(0)
    const writer = new Worker(
      `const { workerData: [buffer, at, word] } = require('node:worker_threads')
       Atomics.store(new Int32Array(buffer), at, word)`,
      { eval: true, workerData: [buffer, place + 3, last] },
    )
    await new Promise((resolve) => writer.once('exit', resolve))
    expect(openSilent(buffer).recall('Lormand Motors')).toBe(2)
  })
})
