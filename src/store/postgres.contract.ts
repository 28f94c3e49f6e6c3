import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server of its own for a test, in a temporary folder, on a socket only. */
export type TestServer = {
  readonly version: string
  /** Makes an empty database owned by a user who is no superuser, and gives its address. */
  readonly database: (name: string) => string
  readonly stop: () => void
}

type User = { readonly uid?: number; readonly gid?: number }

const OWNER = 'cosmo_test_owner'

/** Starts one, or returns undefined (and prints why) where the server's programs are missing. */
export function startPostgres(how = { fsync: false }): TestServer | undefined {
  const programs = findPrograms()
  const user: User | undefined = process.getuid?.() === 0 ? postgresUser() : {}
  if (!programs || !user) {
    console.log(`skipped: PostgreSQL (${programs ? 'no user "postgres"' : 'no initdb found'})`)
    return undefined
  }
  const home = mkdtempSync(join(tmpdir(), 'cosmo-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(home, user.uid, user.gid)
  const run = (program: string, ...args: string[]): string =>
    execFileSync(join(programs, program), args, {
      ...user,
      cwd: home,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  const psql = (sql: string): string =>
    run('psql', '-h', home, '-U', 'root_owner', '-d', 'postgres', '-tAc', sql)
  const data = join(home, 'data')
  run('initdb', '-D', data, '-U', 'root_owner', '--auth=trust', '-E', 'UTF8', '--no-locale', '-N')
  const options = `-k ${home} -c listen_addresses='' -c fsync=${how.fsync ? 'on' : 'off'} -c max_connections=40`
  run('pg_ctl', '-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start')
  psql(`create role ${OWNER} login createrole nosuperuser`)
  return {
    version: psql('show server_version').trim(),
    database: (name) => {
      psql(`create database ${name} owner ${OWNER}`)
      return `postgres://${OWNER}@/${name}?host=${encodeURIComponent(home)}`
    },
    stop: () => {
      spawnSync(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], {
        ...user,
        cwd: home,
      })
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find((folder) =>
    ['initdb', 'pg_ctl', 'psql'].every((program) => existsSync(join(folder, program))),
  )
}

/** initdb refuses to run as root. */
function postgresUser(): User | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
