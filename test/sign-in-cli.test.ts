import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cosmo, root, sentences } from './launch.ts'

/** `cosmo sign-in`: on the folder, and through a server that holds it. */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-sign-in-cli-'))
const house = ['--house', folder]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Printed = { readonly name: string; readonly login: string; readonly signIn: string }
const printed = (text: string): Printed => {
  const path = join(root, 'docs', 'cli', 'sign-in.schema.json')
  return z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8'))).parse(JSON.parse(text)) as Printed
}

function serve(...more: string[]): Promise<{ link: string; stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    [join(root, 'bin', 'cosmo'), 'serve', ...house, '--port', '0', ...more],
    { env: { ...process.env, DATABASE_URL: '' } },
  )
  return new Promise((done, fail) => {
    let out = ''
    child.stdout.on('data', (text) => {
      out += text
      const link = /https?:\S+\/sign-in\?link=\S+/.exec(out)?.[0]
      const gone = new Promise((ended) => child.once('exit', ended))
      if (link)
        done({
          link,
          stop: async () => {
            child.kill('SIGTERM')
            await gone
          },
        })
    })
    child.once('exit', (code) => fail(new Error(`cosmo serve ended with ${code}`)))
  })
}

describe('cosmo sign-in', () => {
  it('prints a further link through the running server, and the one before ends', async () => {
    const server = await serve('--name', 'Customs of Nordavia', '--country', 'XN')
    const listed = await cosmo(['organisation', 'list', ...house])
    expect(listed.stdout).toMatch(
      /^customs-of-nordavia {2}Customs of Nordavia {2}Customs administration {2}XN /,
    )
    const asked = await cosmo(['sign-in', ...house, '--json'])
    expect(asked.code, asked.stderr).toBe(0)
    const { login, signIn } = printed(asked.stdout)
    expect(login).toBe('first.administrator')
    expect(new URL(signIn).origin).toBe(new URL(server.link).origin)
    const enter = (link: string) => fetch(link, { redirect: 'manual' })
    expect((await enter(server.link)).status).toBe(401)
    expect((await enter(signIn)).status).toBe(303)
    expect((await enter(signIn)).status).toBe(401)
    await server.stop()
  })

  it('prints it from the folder, under the name that is wanted', async () => {
    const named = await cosmo([
      ...['sign-in', ...house, '--name', 'First Administrator'],
      ...['--address', 'https://cosmo.example', '--json'],
    ])
    expect(printed(named.stdout).signIn).toMatch(/^https:\/\/cosmo\.example\/sign-in\?link=/)
    const plain = await cosmo(['sign-in', ...house, '--lang', 'fr'])
    expect(plain.stdout).toMatch(/ouvrez http:\/\/localhost:8642\/sign-in\?link=/)
    const nobody = await cosmo(['sign-in', ...house, '--name', 'nobody'])
    expect([nobody.code, sentences(nobody)]).toEqual([
      1,
      [expect.stringMatching(/^cosmo: There is no such person\. [A-Z].*\.$/)],
    ])
    expect((await cosmo(['sign-in', ...house, '--address', 'x'])).code).toBe(2)
  })

  it('serves under a name of its own, and takes no other', async () => {
    const server = await serve('--origin', 'https://cosmo.example', '--name', 'Another name')
    const listed = await cosmo(['organisation', 'list', ...house])
    expect(listed.stdout).toMatch(/Customs of Nordavia/)
    expect(new URL(server.link).origin).toBe('https://cosmo.example')
    await server.stop()
    for (const origin of ['http://cosmo.example', 'https://cosmo.example/x', 'cosmo.example'])
      expect((await cosmo(['serve', ...house, '--origin', origin])).code, origin).toBe(2)
  })
})
