import { describe, expect, it } from 'vitest'
import type { Notices } from '../store/index.ts'
import { newChanges } from './changes.ts'

/** Two processes of one house, and what passes between them. */
function joined() {
  const ends: Set<(text: string | null) => void>[] = [new Set(), new Set()]
  const passed: string[] = []
  const end = (own: number): Pick<Notices, 'send' | 'hear'> => ({
    send: async (text) => {
      passed.push(text)
      for (const listener of ends[1 - own] ?? []) listener(text)
    },
    hear(listener) {
      ends[own]?.add(listener)
      return () => ends[own]?.delete(listener)
    },
  })
  const lose = () => {
    for (const listener of ends[1] ?? []) listener(null)
  }
  return { one: newChanges(end(0)), other: newChanges(end(1)), passed, lose, ends }
}

describe('what changed', () => {
  it('is known to every process of the house, by organisation and kind', () => {
    const { one, other } = joined()
    const marks = [one.mark(), other.mark()] as const
    one.note(['a', 'b'], 'lantern')
    other.note(['b'], '', 'advice')
    for (const [changes, mark] of [[one, marks[0]] as const, [other, marks[1]] as const]) {
      expect(changes.since('a', mark)).toEqual([{ what: 'message', operation: 'lantern' }])
      expect(changes.since('b', mark)).toEqual([
        { what: 'message', operation: 'lantern' },
        { what: 'advice', operation: '' },
      ])
      expect(changes.since('c', mark)).toEqual([])
      expect(changes.since('b', changes.mark())).toEqual([])
    }
  })

  it('wakes those who listen, and nobody else', () => {
    const { one, other } = joined()
    const woken: string[] = []
    const stop = other.listen('a', () => woken.push('a'))
    other.listen('b', () => woken.push('b'))
    one.note(['a'], 'lantern')
    expect(woken).toEqual(['a'])
    stop()
    one.note(['a', 'b'], 'lantern', 'plan')
    expect(woken).toEqual(['a', 'b'])
  })

  it('of many goes out in notices that are short enough', () => {
    const { one, other, passed } = joined()
    const many = Array.from({ length: 401 }, (_, nth) => `${nth}`.padStart(36, '0'))
    one.note(many, 'lantern')
    // PostgreSQL takes less than 8,000 bytes.
    expect(Math.max(...passed.map((text) => text.length))).toBeLessThan(7_900)
    for (const organisation of many) expect(other.since(organisation, 0)).toHaveLength(1)
  })

  it('may have been missed, and a later version may tell of more', () => {
    const { one, other, lose, ends } = joined()
    let missed = 0
    other.onMissed(() => missed++)
    lose()
    expect(missed).toBe(1)
    for (const listener of ends[0] ?? []) listener('weather lantern a')
    expect(one.since('a', 0)).toEqual([])
    other.close()
    expect(ends[1]?.size).toBe(0)
  })
})
