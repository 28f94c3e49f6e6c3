import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * Compiles these files of `src` and what they import, so that child processes and worker threads
 * can run them on a Node that knows no TypeScript. Returns the folder that stands for `src`.
 */
export function compile(
  name: string,
  files: readonly string[],
): { folder: string; remove: () => void } {
  const out = join(root, 'out', name)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const config = join(out, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        noCheck: true,
        allowImportingTsExtensions: false,
        rootDir: join(root, 'src'),
        outDir: join(out, 'src'),
        types: [],
      },
      include: files.map((file) => join(root, 'src', file)),
      exclude: [],
    }),
  )
  const tsc = join(root, 'node_modules/.bin/tsc')
  execFileSync(tsc, ['-p', config], { cwd: root, stdio: 'inherit' })
  if (!existsSync(join(out, 'src'))) throw new Error('nothing was compiled')
  return { folder: join(out, 'src'), remove: () => rmSync(out, { recursive: true, force: true }) }
}
