import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** One planted bug: this text of this file of `src/rights`, which stands there once, is replaced. */
export type Mutant = {
  readonly name: string
  readonly file: 'acts.ts' | 'fence.ts' | 'marks.ts' | 'principal.ts' | 'rules.ts'
  readonly find: string
  readonly put: string
}

export type Rights = typeof import('../../src/rights/index.ts')

const root = resolve(import.meta.dirname, '..', '..')
const source = join(root, 'src', 'rights')

export type Workshop = {
  /** The whole room with this bug in it. Fails where the text to replace is not there once. */
  readonly rights: (mutant: Mutant) => Promise<Rights>
  readonly close: () => void
}

/** Makes patched copies of the room in a folder of its own beside the build. */
export function workshop(): Workshop {
  mkdirSync(join(root, 'out'), { recursive: true })
  const folder = mkdtempSync(join(root, 'out', 'mutants-'))
  mkdirSync(join(folder, 'base'))
  writeFileSync(join(folder, 'base', 'index.ts'), "export * from '../../../src/base/index.ts'\n")
  let made = 0
  return {
    rights: async ({ name, file, find, put }) => {
      const copy = join(folder, `rights-${made++}`)
      mkdirSync(copy)
      for (const one of readdirSync(source)) {
        if (one.endsWith('.test.ts')) continue
        const text = readFileSync(join(source, one), 'utf8')
        if (one === file && text.split(find).length !== 2)
          throw new Error(`${name}: ${file} does not have this once: ${find}`)
        writeFileSync(join(copy, one), one === file ? text.replace(find, () => put) : text)
      }
      return (await import(join(copy, 'index.ts'))) as Rights
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
