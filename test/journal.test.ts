import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { copyLineSchema } from '../src/journal/index.ts'
import { secondVerdict } from '../src/journal/second-verifier.contract.ts'
import { cosmo, csv, LISTED, PLAIN, partyList, root, row } from './launch.ts'

/** The journal on the command line, and what it must never hold. */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-journal-'))
const at = (...parts: string[]): string => join(folder, ...parts)
const house = at('house')
const schemaOf = (name: string) =>
  z.fromJSONSchema(
    JSON.parse(readFileSync(join(root, 'docs', 'cli', `${name}.schema.json`), 'utf8')),
  )
const linesOf = (name: string): string[] => readFileSync(at(name), 'utf8').trimEnd().split('\n')

beforeAll(async () => {
  writeFileSync(at('lists.tsv'), partyList(LISTED, 'EXERCISE'))
  for (const [name, importer] of [
    ['one', LISTED],
    ['two', PLAIN],
  ] as const) {
    writeFileSync(at(`${name}.csv`), csv([row('D-1', importer), row('D-2', LISTED)]))
    const kept = await cosmo([
      ...['screen', at(`${name}.csv`), '--lists', at('lists.tsv')],
      ...['--out', at(`out-${name}`), '--keep', '--house', house],
    ])
    expect(kept.stderr, kept.stderr).not.toMatch(/Error/)
    expect(kept.code).toBe(0)
    const copied = await cosmo([
      ...['journal', 'copy', '--out', at(`${name}.jsonl`), '--house', house],
    ])
    expect(copied.code, copied.stderr).toBe(0)
  }
  const key = await cosmo(['journal', 'key', '--house', house])
  writeFileSync(at('journal.key'), key.stdout)
}, 900_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a copy of the journal', () => {
  it('has the lines of its schema, and is proven with the key alone', async () => {
    const line = schemaOf('journal-copy')
    for (const text of linesOf('two.jsonl')) {
      line.parse(JSON.parse(text))
      copyLineSchema.parse(JSON.parse(text))
    }
    const report = schemaOf('journal-report')
    const proven = await cosmo([
      ...['journal', 'verify', at('two.jsonl'), '--key', at('journal.key'), '--json'],
    ])
    expect(proven.code, proven.stderr).toBe(0)
    report.parse(JSON.parse(proven.stdout))
    expect(JSON.parse(proven.stdout)).toMatchObject({ ok: true, keyGiven: true, findings: [] })
    expect(
      secondVerdict(linesOf('two.jsonl'), readFileSync(at('journal.key'), 'utf8').trim()),
    ).toBe(true)
    const own = await cosmo(['journal', 'verify', at('two.jsonl')])
    expect([own.code, own.stdout]).toEqual([0, expect.stringContaining('No key was given')])
  })

  it('names what was changed, with its place, in both languages', async () => {
    const lines = linesOf('two.jsonl')
    const place = lines.findIndex((text) => text.includes('"batch.created"'))
    const { number } = JSON.parse(lines[place] as string)
    const changed = (lines[place] as string).replace('"risk-analysis"', '"statistics"')
    writeFileSync(at('edited.jsonl'), `${lines.with(place, changed).join('\n')}\n`)
    const args = ['journal', 'verify', at('edited.jsonl'), '--key', at('journal.key')]
    const [english, french, json] = await Promise.all([
      cosmo(args),
      cosmo([...args, '--lang', 'fr']),
      cosmo([...args, '--json']),
    ])
    expect([english.code, french.code, json.code]).toEqual([1, 1, 1])
    expect(english.stdout).toContain(`entry.edited ${number}: Entry ${number} was edited.`)
    expect(french.stdout).toContain(`entry.edited ${number}: L’écriture ${number} a été modifiée.`)
    expect(JSON.parse(json.stdout).findings).toMatchObject([
      { code: 'entry.edited', from: number, to: number },
    ])
  })

  it('rolled back is found by a checkpoint or a copy from elsewhere, and by nothing else', async () => {
    const verify = (...more: string[]) =>
      cosmo(['journal', 'verify', at('one.jsonl'), '--key', at('journal.key'), ...more])
    expect((await verify()).code).toBe(0)
    const witness = join(house, 'journal.checkpoint')
    expect(existsSync(witness)).toBe(true)
    for (const since of [witness, at('two.jsonl')]) {
      const found = await verify('--since', since)
      expect(found.code).toBe(1)
      expect(found.stdout).toContain('copy.rolled-back')
    }
    const forward = await cosmo([
      ...['journal', 'verify', at('two.jsonl'), '--key', at('journal.key')],
      ...['--since', at('one.jsonl')],
    ])
    expect(forward.code, forward.stdout).toBe(0)
  })

  it('says what is wrong with how it was called', async () => {
    const wrong = [
      ['journal', 'verify'],
      ['journal', 'verify', at('two.jsonl'), '--key', 'no key'],
      ['journal', 'copy'],
    ]
    for (const args of wrong) {
      const ran = await cosmo(args)
      expect([ran.code, ran.stdout]).toEqual([2, ''])
      expect(ran.stderr).toMatch(/^cosmo: \S/m)
    }
    const absent = await cosmo(['journal', 'verify', at('absent.jsonl')])
    expect([absent.code, absent.stdout]).toEqual([1, ''])
  })

  it('holds no name, no goods, no file name', () => {
    const text = linesOf('two.jsonl').join('\n')
    for (const content of [LISTED, PLAIN, 'cotton', 'Tarn', 'one.csv', 'two.csv', 'D-1'])
      expect(text).not.toContain(content)
  })
})
