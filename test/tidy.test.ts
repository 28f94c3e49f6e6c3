import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '../src/base/index.ts'
import { words as en } from '../src/words/en/index.ts'
import { words as fr } from '../src/words/fr/index.ts'

/** The rules of the house as a test. Each message says what to do instead. */
const root = resolve(import.meta.dirname, '..')

/** The stairs, from the doors down. A room may import what stands below it, never above. */
const STAIRS: readonly (readonly string[])[] = [
  ['cli'],
  ['jobs'],
  ['server'],
  ['board'],
  ['reachback'],
  ['screening', 'exchange', 'operations'],
  ['cases', 'exercise'],
  ['risk'],
  ['goods', 'parties', 'intake'],
  ['trade'],
  ['access'],
  ['store'],
  ['rights'],
  ['journal'],
  ['documents'],
  ['words'],
  ['base'],
]
/** Rooms that also run in a browser, and everything below them. */
const BROWSER_ROOMS = ['goods', 'parties', 'trade', 'words', 'base']
/** Engine rooms have no input or output of their own. */
const PURE_ROOMS = [
  'rights',
  'risk',
  'goods',
  'parties',
  'intake',
  'trade',
  'words',
  'base',
  'exercise',
  'documents',
]
const IO_MODULES = /^node:(fs|net|http|https|child_process|worker_threads|os|dgram|tls|cluster)/
/** May load the words of the house and the answers' schemas, never a desk. */
const WEB_MAY = ['goods', 'parties', 'trade', 'words', 'base']

const floorOf = (room: string): number => STAIRS.findIndex((floor) => floor.includes(room))

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

const sources = filesBelow(join(root, 'src')).filter((file) => file.endsWith('.ts'))
const shipped = sources.filter((file) => !/\.(test|contract)\.ts$/.test(file))
const webSources = filesBelow(join(root, 'web')).filter((file) => /\.tsx?$/.test(file))

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string)

const roomOf = (file: string): string => relative(join(root, 'src'), file).split('/')[0] as string

describe('the stairs', () => {
  const wrong: string[] = []
  for (const file of shipped) {
    const room = roomOf(file)
    const text = readFileSync(file, 'utf8')
    for (const wanted of importsOf(text)) {
      const at = `${relative(root, file)} imports ${wanted}`
      if (IO_MODULES.test(wanted) && PURE_ROOMS.includes(room)) {
        wrong.push(`${at}: a pure room has no input or output; take it through a port`)
      }
      if (wanted.startsWith('node:') && BROWSER_ROOMS.includes(room)) {
        wrong.push(`${at}: this room also runs in a browser; do without node:`)
      }
      if (!wanted.startsWith('.')) continue
      const target = resolve(dirname(file), wanted)
      const other = roomOf(target)
      if (other === room) continue
      if (floorOf(other) < 0) wrong.push(`${at}: give the room ${other} its place on the stairs`)
      else if (floorOf(other) <= floorOf(room)) {
        wrong.push(
          `${at}: imports go down the stairs (${STAIRS.map((f) => f.join(' ')).join(' > ')})`,
        )
      }
      const door = relative(join(root, 'src', other), target)
      const words = other === 'words'
      if (!words && !/^(lists\/|codes\/|tables\/)?index\.ts$/.test(door)) {
        wrong.push(`${at}: come in through the room's index.ts`)
      }
    }
  }
  it('go down, and in through the doors', () => {
    expect(wrong).toEqual([])
  })

  it('let the web application use the pure rooms only', () => {
    const wrongWeb = webSources.flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .filter((wanted) => wanted.startsWith('.'))
        .map((wanted) => resolve(dirname(file), wanted))
        .filter((target) => target.startsWith(join(root, 'src')))
        .filter(
          (target) => !WEB_MAY.includes(roomOf(target)) && !target.includes('/server/schemas'),
        )
        .map((target) => `${relative(root, file)} imports ${relative(root, target)}`),
    )
    expect(wrongWeb).toEqual([])
  })
})

/** Words that hide what a thing is, with what to say instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\b\w*(Manager|Service|Helper|Util|Utils|Impl|Dto|DTO)\b/, 'name the thing the field knows'],
  [/^\s*(export )?enum /m, 'use a list of constants and its type'],
  [/^\s*(export )?namespace /m, 'use a module'],
  [/^export default (?!defineConfig|function work)/m, 'export by name'],
  [/(?::|\bas) any(?=\s*[,;)=>\]|&}]|\s*$)|<any>/m, 'say the type, or unknown'],
  [/\b(TODO|FIXME|XXX)\b/, 'build it, or write an issue'],
]
/** Clock, randomness and environment come in through ports; these rooms are the doors to them. */
const AMBIENT = /\b(Date\.now|new Date\(\)|Math\.random|process\.env)\b/
const AMBIENT_ROOMS = ['cli', 'server', 'jobs', 'store', 'access']

describe('the style', () => {
  for (const file of [...shipped, ...webSources]) {
    const name = relative(root, file)
    const text = readFileSync(file, 'utf8')
    it(name, () => {
      for (const [pattern, instead] of BANNED) {
        expect(pattern.exec(text)?.[0] ?? null, `${name}: ${instead}`).toBeNull()
      }
      if (file.startsWith(join(root, 'src')) && !AMBIENT_ROOMS.includes(roomOf(file))) {
        expect(AMBIENT.exec(text)?.[0] ?? null, `${name}: take it through a port`).toBeNull()
      }
      expect(text.split('\n').length, `${name}: over 400 lines; cut it by concept`).toBeLessThan(
        401,
      )
    })
  }

  it('lets routes act through their door alone', () => {
    // Nobody is signed in yet where somebody signs in.
    const apart = ['src/server/door.ts', 'src/server/routes/sign-in.ts']
    const past = shipped.flatMap((file) => {
      const name = relative(root, file)
      if (!name.startsWith('src/server/') || apart.includes(name)) return []
      const found = /\bhouse\s*\.\s*act\(/.exec(readFileSync(file, 'utf8'))?.[0]
      return found ? [`${name}: ${found}…): use request.act(work), which asks the door`] : []
    })
    expect(past).toEqual([])
  })

  it('leaves no dead file', () => {
    const used = new Set<string>()
    const everything = [
      ...sources,
      ...webSources,
      ...filesBelow(join(root, 'measure')),
      ...filesBelow(join(root, 'test')),
      ...filesBelow(join(root, 'bin')),
    ]
    for (const file of everything) {
      if (!/\.(tsx?|mjs)$/.test(file)) continue
      for (const wanted of importsOf(readFileSync(file, 'utf8'))) {
        if (wanted.startsWith('.')) used.add(resolve(dirname(file), wanted))
      }
    }
    const entries = new Set(['src/cli/main.ts', 'src/jobs/worker.ts', 'src/store/pglite-worker.ts'])
    const dead = shipped.filter((file) => !used.has(file) && !entries.has(relative(root, file)))
    expect(dead.map((file) => relative(root, file))).toEqual([])
  })

  it('keeps large files out', () => {
    const large = filesBelow(join(root, 'data')).filter((file) => statSync(file).size > 1_000_000)
    expect(large).toEqual([])
  })
})

/** These see bytes only: who opened the file adds its name to their refusals. */
const NAMED_LATER = /(intake\/wco-dms\/recognise|jobs\/unpack)\.ts$/

describe('the words', () => {
  const plural = /_(one|two|few|many|other|zero)$/
  const stems = (keys: readonly string[]) => new Set(keys.map((key) => key.replace(plural, '')))
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((m) => m[1] as string).sort()

  it('are complete in both languages', () => {
    expect([...stems(Object.keys(fr))].sort()).toEqual([...stems(Object.keys(en))].sort())
  })

  it('have the French plural of millions wherever they count', () => {
    const counted = Object.keys(fr).filter((key) => key.endsWith('_other'))
    for (const key of counted) expect(Object.keys(fr)).toContain(key.replace(/_other$/, '_many'))
  })

  it('have the apostrophe of print in French', () => {
    const straight = Object.entries(fr).filter(([, text]) => /\p{L}'\p{L}/u.test(text))
    expect(straight).toEqual([])
  })

  it('ask for the same values', () => {
    for (const [key, text] of Object.entries(en)) {
      const other = fr[key]
      if (other === undefined) continue
      expect(new Set(holes(other)), key).toEqual(new Set(holes(text)))
    }
  })

  it('say every refusal and what to do next, and the documentation lists them', () => {
    const page = readFileSync(join(root, 'docs', 'refusals.md'), 'utf8')
    const listed = [...page.matchAll(/^\| `([a-z.-]+)` \|/gm)].map((match) => match[1] as string)
    expect(listed.sort()).toEqual(Object.keys(REFUSALS).sort())
    for (const code of Object.keys(REFUSALS)) {
      for (const part of ['says', 'next']) {
        expect(en, code).toHaveProperty([`refusal.${code}.${part}`])
      }
    }
  })

  it('get every value that their sentences ask for, where a refusal is written out', () => {
    const wrong: string[] = []
    let literals = 0
    for (const file of shipped) {
      const calls = readFileSync(file, 'utf8').matchAll(
        /(?:\brefuse|new Refused)\(\s*'([a-z.-]+)'\s*(?:,\s*\{([^{}]*)\}\s*,?\s*)?\)/g,
      )
      for (const [, code, values = ''] of calls) {
        if (values.includes('...')) continue
        literals++
        const given = new Set([...values.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => name))
        for (const part of ['says', 'next'])
          for (const hole of holes(en[`refusal.${code}.${part}`] ?? ''))
            if (!given.has(hole) && !(hole === 'file' && NAMED_LATER.test(file)))
              wrong.push(`${relative(root, file)}: ${code} lacks ${hole}`)
      }
    }
    expect(literals).toBeGreaterThan(20)
    expect([...new Set(wrong)]).toEqual([])
  })

  it('refuses only with codes of the catalogue that are used', () => {
    const text = [...shipped, ...webSources].map((file) => readFileSync(file, 'utf8')).join('\n')
    const unused = Object.keys(REFUSALS).filter((code) => text.split(`'${code}'`).length < 3)
    expect(unused).toEqual([])
  })
})
