import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decide, may, RECORD_ACT_NAMES } from '../../src/rights/index.ts'
import { asAsked } from './as-asked.ts'
import { cedar, checkedPolicies } from './cedar.ts'
import { type Cell, eachCell } from './cells.ts'
import { ACTS, allowed } from './reference.ts'
import { worlds } from './worlds.ts'

/** `npm run rights` puts every cell to Cedar; the tests put every distinct question once. */
const EVERY = process.env.COSMO_RIGHTS === 'every'

describe('the policy, three times', () => {
  it('is written three times: the reference imports nothing, Cedar finds its policies sound', () => {
    const text = readFileSync(join(import.meta.dirname, 'reference.ts'), 'utf8')
    expect(text).not.toMatch(/^\s*(import|export)\b.*\bfrom\b|\bimport\s*\(|\brequire\s*\(/m)
    expect(checkedPolicies()).toEqual({ wrong: [] })
    expect([...RECORD_ACT_NAMES].sort()).toEqual([...ACTS].sort())
  })

  it('answers the same in all 705,600 cells', () => {
    const began = performance.now()
    const judge = cedar(EVERY)
    const different: (Cell & { readonly answers: readonly boolean[] })[] = []
    let yes = 0
    const cells = eachCell((caller, act, item, cell) => {
      const wanted = allowed(caller, act, item)
      const decided = decide(...asAsked(caller, act, item)).allowed
      const judged = judge.allowed(caller, act, item)
      if (wanted) yes++
      if (decided !== wanted || judged !== wanted)
        different.push({ ...cell(), answers: [wanted, decided, judged] })
      return undefined
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `rights: ${cells.toLocaleString('en')} cells, ${yes.toLocaleString('en')} allowed, ` +
        `${different.length} differences between decide, reference and Cedar ` +
        `(${judge.asked().toLocaleString('en')} ${EVERY ? '' : 'distinct '}questions to Cedar), ${seconds} s`,
    )
    expect(different.slice(0, 5)).toEqual([])
    expect(cells).toBe(705_600)
    expect(yes).toBeGreaterThan(20_000)
  })
})

describe('several roles, grants and memberships at once, purposes, strength, edges, the machine', () => {
  let judge: ReturnType<typeof cedar>
  beforeAll(() => {
    judge = cedar()
  })
  it('answers the same in 12,000 random worlds', () => {
    let [asked, yes] = [0, 0]
    fc.assert(
      fc.property(worlds(), fc.constantFrom(...ACTS), ({ caller, item }, put) => {
        for (const act of ACTS) {
          const wanted = allowed(caller, act, item)
          const [principal, name, record] = asAsked(caller, act, item)
          asked++
          if (wanted) yes++
          if (decide(principal, name, record).allowed !== wanted) throw new Error(`decide: ${act}`)
          if (may(principal, name, record) !== wanted) throw new Error(`may: ${act}`)
        }
        if (judge.allowed(caller, put, item) !== allowed(caller, put, item))
          throw new Error(`Cedar: ${put}`)
      }),
      { seed: 11, numRuns: 12_000 },
    )
    console.log(
      `rights: 12,000 random worlds, ${asked.toLocaleString('en')} decisions, ` +
        `${yes.toLocaleString('en')} allowed, one of each world's to Cedar, 0 differences`,
    )
    expect(yes).toBeGreaterThan(5_000)
  })
})
