import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '..', '..', 'data', 'catalogue')

/** The texts of the shipped catalogue by file name, as `loadCatalogue` takes them. */
export function catalogueTexts(): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.tsv'))
      texts[name.replaceAll('\\', '/')] = readFileSync(join(folder, name), 'utf8')
  }
  return texts
}
