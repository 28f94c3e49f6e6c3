import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A built file, compressed when it was built. */
export type WebFile = {
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
  /** Its name holds its hash: it never changes. */
  readonly immutable: boolean
}
export type WebFiles = ReadonlyMap<string, WebFile>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** The built web application by address. Only known types are served; about a megabyte in all. */
export function readWebFiles(folder: string): WebFiles {
  const files = new Map<string, WebFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const path = join(entry.parentPath, entry.name)
    const plain = readFileSync(path)
    files.set(path.slice(folder.length).replaceAll('\\', '/'), {
      type,
      plain,
      gzip: readFileSync(`${path}.gz`),
      brotli: readFileSync(`${path}.br`),
      immutable: /-[\w-]{8,}\.\w+$/.test(entry.name),
    })
  }
  return files
}

/** The body and encoding that the browser takes. */
export function encoded(file: WebFile, accepts: string): { body: Buffer; encoding: string | null } {
  if (/\bbr\b/.test(accepts)) return { body: file.brotli, encoding: 'br' }
  if (/\bgzip\b/.test(accepts)) return { body: file.gzip, encoding: 'gzip' }
  return { body: file.plain, encoding: null }
}
