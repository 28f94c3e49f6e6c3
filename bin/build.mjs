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

/** A target is a set of sources and the commands, one after the other, that make it of them. */
const TARGETS = {
  engine: {
    sources: [
      ...['src', 'measure', 'tsconfig.json', 'tsconfig.build.json', 'package.json'],
      'bin/bundle.mjs',
    ],
    stamp: join(dist, 'engine.hash'),
    made: join(dist, 'cosmo', 'main.js'),
    tools: [
      ['node_modules/@typescript/native/bin/tsc', '-p', 'tsconfig.build.json'],
      ['bin/bundle.mjs'],
    ],
    clear: ['src', 'measure', 'threads', 'cosmo'],
  },
  web: {
    sources: ['web', 'src', 'package.json', 'bin/pack-web.mjs'],
    stamp: join(dist, 'web.hash'),
    made: join(dist, 'web', 'index.html'),
    tools: [
      ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
      ['bin/pack-web.mjs'],
    ],
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

/**
 * A file that has kept name, size and moment of its last change was not changed: only where one
 * has not is any file read. Two targets are made of `src`: it is looked through once.
 */
const looks = new Map()

function lookAt(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    if (!looks.has(source)) {
      const lines = filesBelow(join(root, source)).map((file) => {
        const { size, mtimeMs, ctimeMs, ino } = statSync(file)
        return [relative(root, file), size, mtimeMs, ctimeMs, ino].join(' ')
      })
      looks.set(source, lines.join('\n'))
    }
    hash.update(`${looks.get(source)}\n`)
  }
  return hash.digest('hex')
}

/** Read once, as above. */
const hashes = new Map()

function hashBelow(source) {
  const known = hashes.get(source)
  if (known) return known
  const hash = createHash('sha256')
  for (const file of filesBelow(join(root, source))) {
    if (/\.(test|contract)\.tsx?$/.test(file)) continue
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  hashes.set(source, hash.digest())
  return hashes.get(source)
}

function hashOf(sources) {
  const hash = createHash('sha256')
  for (const source of sources) hash.update(hashBelow(source))
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

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Whole or not at all, since others read it meanwhile. */
function write(file, text) {
  const part = `${file}.${process.pid}`
  writeFileSync(part, text)
  renameSync(part, file)
}

export function build(name) {
  const target = TARGETS[name]
  const seen = `${target.stamp}.seen`
  // Taken before the files are read: what changes meanwhile is then looked at again.
  const look = lookAt(target.sources)
  if (existsSync(target.made) && textOf(seen) === `${look} ${textOf(target.stamp)}`) {
    return textOf(target.stamp)
  }
  const hash = hashOf(target.sources)
  const known = () => {
    try {
      write(seen, `${look} ${hash}`)
    } catch {
      // An installation that nobody may write to is read anew each time.
    }
  }
  if (current(target, hash)) {
    known()
    return hash
  }
  return locked(() => {
    if (current(target, hash)) return hash
    process.stderr.write(`cosmo: building ${name} (sources changed)\n`)
    for (const [tool] of target.tools) {
      if (existsSync(join(root, tool))) continue
      process.stderr.write('cosmo: the compiler is missing; run npm ci first\n')
      process.exit(1)
    }
    for (const folder of target.clear) rmSync(join(dist, folder), { recursive: true, force: true })
    for (const command of target.tools) {
      const ran = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
      if (ran.status === 0) continue
      process.stderr.write(`${ran.stdout}${ran.stderr}cosmo: the build of ${name} failed\n`)
      process.exit(1)
    }
    write(target.stamp, hash)
    known()
    return hash
  })
}
