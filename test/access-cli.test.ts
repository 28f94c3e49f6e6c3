import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cosmo, root, sentences } from './launch.ts'

/** `cosmo access` and `cosmo organisation`: on the folder, and through a server that holds it. */
const folder = mkdtempSync(join(tmpdir(), 'cosmo-access-cli-'))
const house = ['--house', folder]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const answers = (name: string, text: string): unknown => {
  const path = join(root, 'docs', 'cli', `${name}.schema.json`)
  return z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8'))).parse(JSON.parse(text))
}
const ABSENT = '00000000-0000-7000-8000-000000000000'
const add = (name: string, ...more: string[]) =>
  cosmo(['organisation', 'add', name, ...more, '--exercise', ...house, '--json'])

/** Every launch opens the folder anew; on a machine with other work that takes its time. */
const PATIENT = 600_000

describe('a house that nobody holds', () => {
  it(
    'gets its organisations, each with a link that works once, and lists them',
    async () => {
      const first = await add('Customs of Ostland (exercise)', '--kind', 'administration')
      expect(first.code, first.stderr).toBe(0)
      const made = answers('new-organisation', first.stdout) as { signIn: string; code: string }
      expect(made.signIn).toMatch(/^http:\/\/localhost:8642\/sign-in\?link=/)
      const under = await add('Licences (exercise)', '--kind', 'agency', '--under', made.code)
      expect(under.code, under.stderr).toBe(0)
      const again = await add('customs of  OSTLAND (exercise)', '--kind', 'partner')
      expect([again.code, sentences(again)]).toEqual([
        1,
        [
          expect.stringMatching(
            /^cosmo: There is an organisation called customs of {2}OSTLAND \(exercise\) in this house already\. .*--code/,
          ),
        ],
      ])
      const partner = ['Customs of Ostland (exercise)', '--kind', 'partner', '--code'] as const
      const second = await add(...partner, 'ostland-lab')
      expect(second.code, second.stderr).toBe(0)
      expect(answers('new-organisation', second.stdout)).toMatchObject({ code: 'ostland-lab' })
      const taken = await add(...partner, 'ostland-lab')
      expect([taken.code, sentences(taken)[0]]).toEqual([
        1,
        expect.stringMatching(
          /^cosmo: The code ostland-lab belongs to another organisation\. [A-Z]/,
        ),
      ])
      const rename = (...more: string[]) =>
        cosmo(['organisation', 'rename', 'ostland-lab', ...more, ...house, '--json'])
      const renamed = await rename('--name', 'Laboratory of Ostland (exercise)', '--country', 'XO')
      expect(renamed.code, renamed.stderr).toBe(0)
      expect(answers('organisations', renamed.stdout)).toMatchObject({
        organisations: [
          { code: 'ostland-lab', name: 'Laboratory of Ostland (exercise)', country: 'XO' },
        ],
      })
      expect((await rename('--name', 'Customs of Ostland (exercise)')).code).toBe(1)
      const plain = await cosmo(['organisation', 'list', ...house, '--lang', 'fr'])
      expect(plain.stdout).toMatch(/^ostland-lab {2}Laboratory of Ostland .* XO /m)
      expect(plain.stdout).toMatch(/Administration douanière[\s\S]*Organisme national/)
    },
    PATIENT,
  )
})

describe('a house that a server holds', () => {
  let stop: () => Promise<void>
  let target = ''
  let address = ''
  let cookie = ''

  async function open(): Promise<void> {
    const child = spawn(
      process.execPath,
      [join(root, 'bin', 'cosmo'), 'serve', ...house, '--port', '0', '--exercise'],
      { env: { ...process.env, DATABASE_URL: '' } },
    )
    stop = () =>
      new Promise((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      })
    const link = await new Promise<string>((found, failed) => {
      let out = ''
      let err = ''
      child.stderr.on('data', (text) => {
        err += text
      })
      child.stdout.on('data', (text) => {
        out += text
        const [url] = /http:\S+\/sign-in\?link=\S+/.exec(out) ?? []
        if (url) found(url)
      })
      child.once('exit', (code) => failed(new Error(`cosmo serve ended with ${code}: ${err}`)))
    })
    address = new URL(link).origin
    const signedIn = await fetch(link, { redirect: 'manual' })
    cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] as string
  }
  const read = async (path: string): Promise<string> => {
    const answer = await fetch(`${address}/api/v1/${path}`, { headers: { cookie } })
    return answer.text()
  }

  beforeAll(async () => {
    await open()
    const page = JSON.parse(await read('targets?limit=1')) as { targets: { id: string }[] }
    target = page.targets[0]?.id ?? ''
  }, PATIENT)
  afterAll(() => stop())

  it('answers why and who through its side door', async () => {
    expect(target).not.toBe('')
    const person = ['--who', 'First administrator']
    const why = await cosmo(['access', 'why', ...person, '--what', target, ...house, '--json'])
    expect(why.code, why.stderr).toBe(0)
    expect(answers('why', why.stdout)).toMatchObject({ allowed: true, record: { id: target } })
    const who = await cosmo(['access', 'who', '--what', target, ...house, '--json'])
    expect(answers('who', who.stdout)).toMatchObject({
      people: [{ name: 'First administrator', allowed: true, rule: 'reach' }],
      // The exercise releases its most urgent target within the operation.
      releases: [
        { allowed: true, operation: { name: 'Operation Lantern (exercise)' } },
        { allowed: true, operation: { name: 'Operation Lantern (exercise)' } },
      ],
    })
    const export1 = ['--act', 'export', '--what', target, ...house]
    const [english, french] = await Promise.all([
      cosmo(['access', 'why', ...person, ...export1]),
      cosmo(['access', 'why', ...person, ...export1, '--lang', 'fr']),
    ])
    expect(english.stdout).toMatch(/^Yes: First administrator/)
    expect(french.stdout).toMatch(/^Oui : First administrator/)
    expect(english.stdout + french.stdout).not.toMatch(/(access|record|purpose|role|cli)\.[a-z]/)
  })

  it('answers of what is hidden as of what is not there, with one sentence', async () => {
    const asked = (what: string, more: readonly string[] = []) =>
      cosmo(['access', 'who', '--what', what, ...house, ...more])
    const list = await cosmo(['organisation', 'list', ...house, '--json'])
    const { organisations } = answers('organisations', list.stdout) as {
      organisations: { code: string }[]
    }
    const other = organisations.at(-1)?.code as string
    const [absent, hidden] = await Promise.all([
      asked(ABSENT),
      asked(target, ['--organisation', other]),
    ])
    expect([absent.code, sentences(absent)]).toEqual([
      1,
      [
        'cosmo: There is no such record. Check the id: it stands in the address of the record’s page.',
      ],
    ])
    expect([hidden.code, sentences(hidden)]).toEqual([absent.code, sentences(absent)])
  })

  it('founds an organisation whose administrator comes in at once', async () => {
    const wrong = await add('RILO (exercise)', '--kind', 'rilo', '--under', 'exercise-suderland')
    expect([wrong.code, sentences(wrong)]).toEqual([
      1,
      [
        expect.stringMatching(
          /^cosmo: Only a national agency stands under an administration\. .*the kind agency/,
        ),
      ],
    ])
    const twice = await add('Customs of Suderland (exercise)', '--kind', 'administration')
    expect([twice.code, sentences(twice).length]).toEqual([1, 1])
    const made = await add('Customs of Westmark (exercise)', '--kind', 'administration')
    expect(made.code, made.stderr).toBe(0)
    const { signIn } = JSON.parse(made.stdout) as { signIn: string }
    expect(signIn.startsWith(`${address}/sign-in?link=`), signIn).toBe(true)
    const answer = await fetch(signIn, { redirect: 'manual' })
    expect(answer.status).toBe(303)
  })

  it(
    'has fictional neighbours, and does not load them twice',
    async () => {
      const pages = ['organisations', 'operations', 'bases', 'received', 'batches']
      const before = await Promise.all(pages.map(read))
      const [organisations = '', operations = '', bases = '', received = ''] = before
      for (const { name } of JSON.parse(organisations).organisations)
        expect(name).toMatch(/exercise/)
      for (const stand of ['coming', 'standing', 'over'])
        expect(operations).toContain(`"stand":"${stand}"`)
      expect(
        JSON.parse(bases)
          .bases.map(({ own }: { own: boolean }) => own)
          .sort(),
      ).toEqual([false, true])
      expect(received).toMatch(/Customs of Suderland \(exercise\)/)
      await stop()
      await open()
      expect(await Promise.all(pages.map(read))).toEqual(before)
    },
    PATIENT,
  )
})
