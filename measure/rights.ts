import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../src/jobs/index.ts'

/**
 * npm run rights: the proofs of the policy in full, and the figures they print: every cell put to
 * Cedar by itself, and a thousand hidden changes; `npm test` puts each distinct question once and
 * makes fewer changes. Words are handed on: `npm run rights policy`.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const root = projectFolder
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const wanted = argv.length > 0 ? argv.map((word) => `test/rights/${word}`) : ['test/rights']
  const ran = spawnSync(process.execPath, [vitest, 'run', '--reporter=dot', ...wanted], {
    cwd: root,
    env: { ...process.env, COSMO_RIGHTS: 'every' },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const told = ran.stdout.split('\n').flatMap((line) => /rights: .*/.exec(line)?.[0] ?? [])
  process.stdout.write(`${told.join('\n')}\n`)
  if (ran.status !== 0) process.stdout.write(`${ran.stdout}${ran.stderr}`)
  return ran.status ?? 1
}
