import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Fonts } from '../documents/index.ts'

const require = createRequire(import.meta.url)
const bytesOf = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)))

/** The fonts of printed documents: Latin with accents, Greek, Cyrillic, Armenian, Georgian. */
export async function documentFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([bytesOf('DejaVuSans'), bytesOf('DejaVuSans-Bold')])
  return { regular, bold }
}
