// npm test: builds what the tests run, says what will be skipped and why, then runs them all.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from '../bin/build.mjs'

build('engine')
build('web')

const strict = process.env.CI === 'true'
const needs = [
  {
    what: 'the browser journeys',
    lack: 'Chromium (Debian: apt-get install chromium)',
    found: ['/usr/bin/chromium', '/usr/bin/chromium-browser', process.env.CHROMIUM ?? ''].some(
      (path) => path && existsSync(path),
    ),
  },
  {
    what: 'the tests on a PostgreSQL server',
    lack: 'PostgreSQL (Debian: apt-get install postgresql)',
    found: ['15', '16', '17', '18'].some((v) => existsSync(`/usr/lib/postgresql/${v}/bin/initdb`)),
  },
  {
    what: 'the tests on the reference data',
    lack: 'the folder ../shared beside the project',
    found: existsSync(join(root, '..', 'shared', 'data')),
  },
]
let missing = 0
for (const need of needs) {
  if (need.found) continue
  missing++
  console.log(`skipped: ${need.what}; it needs ${need.lack}`)
}
if (strict && missing > 0) {
  console.log('Under CI nothing may be skipped.')
  process.exit(1)
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const ran = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(ran.status ?? 1)
