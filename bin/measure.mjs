// npm run quality | bench | pages: builds, then runs the measurement of that name.
import { build, root } from './build.mjs'

build('engine')
const [name, ...args] = process.argv.slice(2)
const { run } = await import(`${root}/dist/measure/${name}.js`)
process.exitCode = (await run(args)) ?? 0
