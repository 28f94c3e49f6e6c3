import { expect, it } from 'vitest'
import { dice, entryOf, newKey, sealed, textsOf, uuid } from './history.contract.ts'
import { readNote, writeVerifierKey } from './note.ts'
import { readCopy } from './read-copy.ts'
import { secondVerdict } from './second-verifier.contract.ts'
import { type History, TAMPERS } from './tamper.contract.ts'
import { verifyCopy } from './verify.ts'

const TAMPERED = 10_000
const SEED = 20_260_302

function historyOf(seed: number): History {
  const roll = dice(seed)
  const organisation = uuid(`organisation ${seed}`)
  const sizes: number[] = []
  for (let size = 0; sizes.length < 4 + roll(3); ) sizes.push((size += 1 + roll(7)))
  const entries = Array.from({ length: sizes.at(-1) as number }, (_, i) =>
    entryOf(organisation, `${seed} ${i}`, roll),
  )
  const key = newKey()
  return { organisation, entries, sizes, key, copy: sealed(organisation, entries, sizes, key) }
}

const noteOf = (history: History, size: number): string => {
  const line = history.copy.filter((one) => one.kind === 'checkpoint')[history.sizes.indexOf(size)]
  return line?.kind === 'checkpoint' ? line.note : ''
}

it('a copy that nobody touched proves itself, in both verifiers', async () => {
  for (let seed = 0; seed < 30; seed++) {
    const history = historyOf(seed)
    const lines = textsOf(history.copy)
    const verdict = await verifyCopy(lines, { key: history.key })
    expect(verdict.findings).toEqual([])
    expect(verdict).toMatchObject({ ok: true, entries: history.entries.length, keyGiven: true })
    expect((await verifyCopy(lines)).ok).toBe(true)
    expect(secondVerdict(lines, writeVerifierKey(history.key))).toBe(true)
    for (const size of history.sizes) {
      const since = { notes: [readNote(noteOf(history, size))], leaves: null }
      expect((await verifyCopy(lines, { key: history.key, since })).findings).toEqual([])
    }
  }
})

it(`finds and places ${TAMPERED} tampered copies, whoever made the seal anew`, async () => {
  const histories = Array.from({ length: 12 }, (_, seed) => historyOf(1000 + seed))
  const tampers = Object.entries(TAMPERS(newKey()))
  const counts = new Map<string, number>()
  const wrong: string[] = []
  for (let turn = 0; turn < TAMPERED; turn++) {
    const roll = dice(SEED + turn)
    const [name, tamper] = tampers[turn % tampers.length] as (typeof tampers)[number]
    const history = histories[roll(histories.length)] as History
    const { lines, places, codes, width, since } = tamper(history, roll)
    const texts = textsOf(lines)
    const note = since && noteOf(history, since.size)
    const older = since?.whole ? await readCopy(textsOf(history.copy)) : null
    const { ok, findings } = await verifyCopy(texts, {
      key: history.key,
      ...(note ? { since: { notes: [readNote(note)], leaves: older?.stated ?? null } } : {}),
    })
    const second = secondVerdict(texts, writeVerifierKey(history.key), note)
    const placed = places.every((place) =>
      findings.some(({ from, to }) => from <= place && place <= to && to - from < width),
    )
    const named = findings.some((finding) => codes.includes(finding.code))
    if (!ok && !second && placed && named) counts.set(name, (counts.get(name) ?? 0) + 1)
    else
      wrong.push(
        `${name} #${turn} ok ${ok} second ${second} places ${places} sizes ${history.sizes}: ` +
          findings.map(({ code, from, to }) => `${code} ${from}-${to}`).join(', '),
      )
  }
  for (const [name, count] of counts) console.log(`${String(count).padStart(5)} ${name}`)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${String(all).padStart(5)} of ${TAMPERED} tampered copies found and placed`)
  expect(wrong.slice(0, 10)).toEqual([])
})
