import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, from the compiled file or from the source. */
export const projectFolder = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    try {
      const text = readFileSync(join(folder, 'package.json'), 'utf8')
      if ((JSON.parse(text) as { name?: string }).name === 'cosmo') return folder
    } catch {
      // no package.json here: one folder up
    }
    const up = dirname(folder)
    if (up === folder) throw new Error('the project folder was not found')
    folder = up
  }
})()

/**
 * Version of the engine as every result names it: the release and, after `+`, the first twelve
 * digits of the hash of the sources it was built from.
 */
export function engineVersion(): string {
  const text = readFileSync(join(projectFolder, 'package.json'), 'utf8')
  const release = (JSON.parse(text) as { version: string }).version
  try {
    const build = readFileSync(join(projectFolder, 'dist', 'engine.hash'), 'utf8')
    return `${release}+${build.slice(0, 12)}`
  } catch {
    return release
  }
}
