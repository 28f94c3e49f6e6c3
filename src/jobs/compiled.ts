import { createHash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type CompiledCatalogue, compileCatalogue } from '../goods/index.ts'
import { engineVersion, projectFolder } from './version.ts'

/** A compiled catalogue as it crosses threads: written out, in memory that they share. */
export type CatalogueBytes = Uint8Array

const FILE = join(projectFolder, 'dist', 'catalogue.bin')
const STAMP_BYTES = 32

/**
 * The catalogue compiled from its texts. The last one is kept beside the build, under a hash of
 * the texts, the engine and the V8 that wrote it: compiling takes a second of every thread of
 * every command. What is damaged or of another content is made anew.
 */
export function catalogueBytes(
  texts: Readonly<Record<string, string>>,
  textsHash: string,
  file = FILE,
): CatalogueBytes {
  const stamp = createHash('sha256')
    .update(`${engineVersion()}\0${process.versions.v8}\0${textsHash}`)
    .digest()
  return readKept(file, stamp) ?? keep(file, stamp, serialize(compileCatalogue(texts)))
}

export const openCompiled = (bytes: CatalogueBytes): CompiledCatalogue =>
  deserialize(bytes) as CompiledCatalogue

/** The file: stamp, hash of the rest, the rest. */
function readKept(file: string, stamp: Buffer): CatalogueBytes | null {
  try {
    const kept = readFileSync(file)
    const bytes = kept.subarray(STAMP_BYTES * 2)
    if (!kept.subarray(0, STAMP_BYTES).equals(stamp)) return null
    if (!kept.subarray(STAMP_BYTES, STAMP_BYTES * 2).equals(hashOf(bytes))) return null
    return shared(bytes)
  } catch {
    return null
  }
}

function keep(file: string, stamp: Buffer, bytes: Buffer): CatalogueBytes {
  const part = `${file}.${process.pid}`
  try {
    writeFileSync(part, Buffer.concat([stamp, hashOf(bytes), bytes]))
    renameSync(part, file)
  } catch {
    // An installation that nobody may write to compiles each time.
    rmSync(part, { force: true })
  }
  return shared(bytes)
}

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

function shared(bytes: Uint8Array): CatalogueBytes {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}
