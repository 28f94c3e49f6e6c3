import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Commodity, identify, loadCatalogue, openCatalogue } from '../goods/index.ts'
import { catalogueBytes, openCompiled } from './compiled.ts'
import { catalogueFolder, hashOfTexts, readTables } from './engines.ts'

const COMMODITIES: readonly Commodity[] = [
  { text: 'frequency changer 600 Hz, 3-phase', hs: '850440' },
  { text: 'sodium sulfide', cas: ['1313-82-2'] },
  { text: 'convertisseurs de fréquence et pièces', lang: 'fr' },
  { text: 'carbon fibre, high modulus', hs: '681511' },
  { text: 'parts' },
  { text: 'pompes à vide turbomoleculaires' },
  { text: 'sandals with rubber sole', hs: '640299' },
  {},
]

describe('the compiled catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cosmo-compiled-'))
  const file = join(folder, 'catalogue.bin')
  const texts = readTables(catalogueFolder)
  const bytesOf = (given: typeof texts, at = file) => catalogueBytes(given, hashOfTexts(given), at)
  const answersOf = (bytes: Uint8Array) => {
    const catalogue = openCatalogue(openCompiled(bytes))
    return COMMODITIES.map((one) => identify(one, catalogue))
  }
  const loaded = loadCatalogue(texts)
  const expected = COMMODITIES.map((one) => identify(one, loaded))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('identifies as the one read from its texts does, made anew and kept', () => {
    expect(expected.some(({ candidates }) => candidates.length > 0)).toBe(true)
    expect(answersOf(bytesOf(texts))).toEqual(expected)
    const { mtimeMs } = statSync(file)
    expect(answersOf(bytesOf(texts))).toEqual(expected)
    expect(statSync(file).mtimeMs).toBe(mtimeMs)
  })

  it('is made anew where the file is damaged, cut or of another content', () => {
    const whole = readFileSync(file)
    const damaged = Buffer.from(whole)
    damaged[whole.length >> 1]! ^= 1
    for (const bytes of [damaged, whole.subarray(0, whole.length - 7), Buffer.alloc(3)]) {
      writeFileSync(file, bytes)
      expect(answersOf(bytesOf(texts))).toEqual(expected)
      expect(readFileSync(file).equals(whole)).toBe(true)
    }
    const other = { ...texts, 'vague.tsv': `${texts['vague.tsv']}en\tthingumabob\n` }
    const version = openCompiled(bytesOf(other)).version
    expect(version).not.toBe(loaded.version)
    expect(openCompiled(bytesOf(texts)).version).toBe(loaded.version)
  })

  it('is compiled for a command whose installation nobody may write to', () => {
    expect(answersOf(bytesOf(texts, join(folder, 'absent', 'catalogue.bin')))).toEqual(expected)
  })
})
