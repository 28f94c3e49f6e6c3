import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The product's own server on a house, in a process of its own, with somebody signed in. */
export type Serving = {
  readonly address: string
  /** The session, which outlives the process: the next one's first request is then a page. */
  readonly cookie: string
  readonly pid: number
  /** Reads an address of the API to the end; anything but 200 is an error. */
  readonly get: (path: string) => Promise<string>
  readonly stop: () => Promise<void>
  /** SIGKILL: nothing is closed, nothing said. */
  readonly kill: () => Promise<void>
}

/** `session` goes on with one that stands; without it the first administrator is signed in. */
export async function serve(
  folder: string,
  root: string,
  session?: string,
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'cosmo'), 'serve', '--house', folder, '--port', '0', ...more],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    },
  )
  const link = await new Promise<string>((resolve, reject) => {
    let out = ''
    let err = ''
    child.stderr.on('data', (text) => {
      err += text
    })
    child.stdout.on('data', (text) => {
      out += text
      const found = /http:\S+\/sign-in\?link=\S+/.exec(out)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`cosmo serve ended with ${code}: ${err}`)))
  })
  const address = new URL(link).origin
  const cookie = session ?? (await signIn(link))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    address,
    cookie,
    pid: child.pid as number,
    async get(path) {
      const answer = await fetch(`${address}/api/v1/${path}`, { headers: { cookie } })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
      return text
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function signIn(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`signing in failed: ${answer.status}`)
  return cookie.split(';')[0] as string
}
