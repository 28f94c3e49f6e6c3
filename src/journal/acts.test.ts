import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { words as en } from '../words/en/index.ts'
import { words as fr } from '../words/fr/index.ts'
import { ACT_NAMES, ACTS, LED_KINDS } from './acts.ts'

const source = resolve(import.meta.dirname, '..')

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}
const texts = filesBelow(source)
  .filter((file) => /\.ts$/.test(file) && !/\.(test|contract)\.ts$|journal\/acts\.ts$/.test(file))
  .filter((file) => !file.startsWith(join(source, 'words')))
  .map((file) => readFileSync(file, 'utf8'))

/** Written with a part that is known at run time: `batch.${state}`. */
const MADE: readonly string[] = texts.flatMap((text) =>
  [...text.matchAll(/\bact: `([a-z]+\.)\$\{/g)].map(([, prefix]) => prefix as string),
)

describe('the table of acts', () => {
  it('has no row that nothing writes', () => {
    const all = texts.join('\n')
    const unused = ACT_NAMES.filter(
      (name) => !all.includes(`'${name}'`) && !MADE.some((prefix) => name.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('has a sentence for every act in both languages, and a name for every kind', () => {
    const said = (words: Readonly<Record<string, string>>, key: string): boolean =>
      key in words || `${key}_other` in words
    for (const words of [en, fr]) {
      expect(ACT_NAMES.filter((name) => !said(words, `journal.act.${name}`))).toEqual([])
      expect(LED_KINDS.filter((kind) => !said(words, `journal.led.${kind}`))).toEqual([])
    }
  })

  it('asks a purpose of every disclosure, and of what shows names', () => {
    for (const name of ACT_NAMES)
      if (ACTS[name].led === 'disclosure' || name.endsWith('-nominal'))
        expect(ACTS[name].purpose, name).toBe(true)
  })
})
