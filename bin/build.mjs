// Compiles what is missing or stale, under a lock, so that every command works right after
// `npm ci`. Plain JavaScript on purpose: it is what runs before anything is compiled.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

/** A target is a set of sources and the command that turns them into `out`. */
const TARGETS = {
  engine: {
    sources: ['src', 'measure', 'tsconfig.json', 'tsconfig.build.json', 'package.json'],
    stamp: join(dist, 'engine.hash'),
    made: join(dist, 'src', 'cli', 'main.js'),
    tool: ['@typescript/native', 'bin/tsc', '-p', 'tsconfig.build.json'],
    clear: ['src', 'measure'],
  },
  web: {
    sources: ['web', 'src', 'package.json'],
    stamp: join(dist, 'web.hash'),
    made: join(dist, 'web', 'index.html'),
    tool: ['vite', 'bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
    clear: ['web'],
  },
}

function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) {
      if (/\.(test|contract)\.tsx?$/.test(file)) continue
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One build at a time; a lock whose holder is gone is taken over. */
function locked(work) {
  mkdirSync(dist, { recursive: true })
  const lock = join(dist, 'build.lock')
  for (let tries = 0; ; tries++) {
    try {
      const handle = openSync(lock, 'wx')
      writeFileSync(handle, String(process.pid))
      closeSync(handle)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      let holder = 0
      try {
        holder = Number(readFileSync(lock, 'utf8'))
      } catch {
        continue // released between the two calls
      }
      if (holder > 0 && !alive(holder)) rmSync(lock, { force: true })
      else if (tries > 6000) throw new Error(`another build holds ${lock}`)
      else sleep(100)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

const current = (target, hash) =>
  existsSync(target.made) && existsSync(target.stamp) && readFileSync(target.stamp, 'utf8') === hash

export function build(name) {
  const target = TARGETS[name]
  const hash = hashOf(target.sources)
  if (current(target, hash)) return hash
  return locked(() => {
    if (current(target, hash)) return hash
    process.stderr.write(`cosmo: building ${name} (sources changed)\n`)
    const [pack, file, ...rest] = target.tool
    const tool = join(root, 'node_modules', pack, file)
    if (!existsSync(tool)) {
      process.stderr.write('cosmo: the compiler is missing; run npm ci first\n')
      process.exit(1)
    }
    for (const folder of target.clear) rmSync(join(dist, folder), { recursive: true, force: true })
    const ran = spawnSync(process.execPath, [tool, ...rest], { cwd: root, encoding: 'utf8' })
    if (ran.status !== 0) {
      process.stderr.write(`${ran.stdout}${ran.stderr}cosmo: the build of ${name} failed\n`)
      process.exit(1)
    }
    const stamp = `${target.stamp}.${process.pid}`
    writeFileSync(stamp, hash)
    renameSync(stamp, target.stamp)
    return hash
  })
}
