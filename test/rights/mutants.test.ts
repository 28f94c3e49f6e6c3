import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { asAsked } from './as-asked.ts'
import { eachCell } from './cells.ts'
import { BY_CELLS, BY_WORLDS } from './mutants.ts'
import { type Mutant, type Rights, workshop } from './patched.ts'
import { ACTS, allowed } from './reference.ts'
import { worlds } from './worlds.ts'

/** Bugs planted one at a time into copies of `src/rights`: what judges the policy must see each. */
describe('the judges of the policy are sharp', () => {
  const shop = workshop()
  afterAll(shop.close)

  it('finds every planted bug in the cells', async () => {
    const wanted = new Uint8Array(705_600)
    eachCell((caller, act, item, _, at) => {
      wanted[at] = allowed(caller, act, item) ? 1 : 0
      return undefined
    })
    const toldApart = ({ decide }: Rights): boolean => {
      let different = false
      eachCell((caller, act, item, _, at) => {
        different = decide(...asAsked(caller, act, item)).allowed !== (wanted[at] === 1)
        return different ? 'stop' : undefined
      })
      return different
    }
    const [first] = BY_CELLS as readonly [Mutant]
    expect(toldApart(await shop.rights({ ...first, put: first.find }))).toBe(false)
    const missed: string[] = []
    for (const mutant of BY_CELLS)
      if (!toldApart(await shop.rights(mutant))) missed.push(mutant.name)
    console.log(
      `rights: ${BY_CELLS.length - missed.length}/${BY_CELLS.length} bugs planted in decide are found by the cells`,
    )
    expect(missed).toEqual([])
  })

  it('finds in random worlds what cells of one role, purpose and grant cannot show', async () => {
    const tried = fc.sample(worlds(), { seed: 12, numRuns: 12_000 }).flatMap(({ caller, item }) =>
      ACTS.map((act) => ({
        asked: asAsked(caller, act, item),
        wanted: allowed(caller, act, item),
      })),
    )
    const missed: string[] = []
    for (const mutant of BY_WORLDS) {
      const { decide } = await shop.rights(mutant)
      if (!tried.some(({ asked, wanted }) => decide(...asked).allowed !== wanted))
        missed.push(mutant.name)
    }
    console.log(
      `rights: ${BY_WORLDS.length - missed.length}/${BY_WORLDS.length} more are found by the random worlds`,
    )
    expect(missed).toEqual([])
  })
})
