import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyEd25519 } from '../../src/journal/ed25519.ts'
import { canBrowse, launchChromium, root } from './stage.ts'

const vectors = join(root, '..', 'shared', 'data', 'hostile', 'crypto')
type Vector = { id: string; pk: string; sig: string; msg?: string; msg_text?: string }
const lines = (name: string): readonly Vector[] =>
  readFileSync(join(vectors, `ed25519-${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector)
const given = (one: Vector): readonly string[] => [
  one.pk,
  one.msg_text === undefined ? (one.msg ?? '') : Buffer.from(one.msg_text).toString('hex'),
  one.sig,
]
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

/** The same file in the browser, its types taken off by the bundler. */
async function browserVerdicts(all: readonly (readonly string[])[]): Promise<readonly boolean[]> {
  const { transformWithOxc } = await import('vite')
  const file = join(root, 'src', 'journal', 'ed25519.ts')
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title>' }),
    )
    await page.goto('http://localhost/')
    const text = `(async () => {
      const { verifyEd25519 } = await import('http://localhost/ed25519.js')
      const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
      const answers = []
      for (const [pk, msg, sig] of ${JSON.stringify(all)})
        answers.push(await verifyEd25519(bytes(pk), bytes(msg), bytes(sig)))
      return answers
    })()`
    return await page.evaluate(text)
  } finally {
    await browser.close()
  }
}

it.skipIf(!canBrowse || !existsSync(vectors))(
  'one verifier of signatures answers alike in Node and in the browser',
  async () => {
    const all = [...lines('wycheproof'), ...lines('cctv')].map(given)
    const here: boolean[] = []
    for (const [pk, msg, sig] of all as [string, string, string][])
      here.push(await verifyEd25519(bytes(pk), bytes(msg), bytes(sig)))
    const there = await browserVerdicts(all)
    const differing = all.filter((_, at) => here[at] !== there[at])
    console.log(
      `Ed25519: ${all.length} cases in Node and Chromium, ${differing.length} answered differently`,
    )
    expect(differing).toEqual([])
    expect(here.filter(Boolean).length).toBeGreaterThan(50)
  },
)
if (!existsSync(vectors)) console.log('skipped: the Ed25519 vectors; they need ../shared')
