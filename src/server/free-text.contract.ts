import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { DeclaredRoute } from './door.ts'

/** Hostile texts, and the census of every place where a request may bring a free text. */
const folder = resolve(import.meta.dirname, '../../../shared/data/hostile/strings')
export const hasHostileText = existsSync(folder)
if (!hasHostileText) console.log('skipped: hostile text, ../shared is not here')

export type Case = { readonly id: string; readonly text: string }

export const casesOf = (file: 'blns' | 'fields' | 'filenames'): readonly Case[] =>
  hasHostileText
    ? readFileSync(join(folder, `${file}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Case)
    : []

/** What no reference string has: what a database, a terminal or a decoder may stumble over. */
export const OWN: readonly Case[] = [
  ['nul', 'a\0b'],
  ['nul-alone', '\0'],
  ['half-pair', 'a\ud800b'],
  ['other-half', '\udc00'],
  ['lines', 'x\r\ny\nz'],
  ['nesting', '$t(web.targets) {{name}} $& $1'],
  ['proto', '__proto__'],
  ['canary', '<img src=x onerror="window.canary=1"><script>window.canary=1</script>'],
].map(([id = '', text = '']) => ({ id, text }))

export const allCases = (): readonly Case[] => [
  ...casesOf('blns'),
  ...casesOf('fields'),
  ...casesOf('filenames'),
  ...OWN,
]

type JsonSchema = Readonly<Record<string, unknown>>

/** Formats and patterns that leave no free text: nothing but their own signs comes through. */
const CLOSED_FORMATS: ReadonlySet<unknown> = new Set(['uuid', 'date', 'date-time'])
const CLOSED_PATTERNS: ReadonlySet<unknown> = new Set([
  '^[A-Za-z0-9_-]*$',
  '^[A-Z]-\\d{2}$',
  '^[\\w.:-]{1,200}$',
  '^[a-z-]{1,40}(\\.[a-z-]{1,40})?$',
  '^([01]\\d|2[0-3]):[0-5]\\d$',
])
const PLACES = ['querystring', 'params', 'body'] as const

/**
 * `POST /api/v1/people body.name` for each text of a body, a query or a path that the schemas of
 * the routes leave free: neither one of a few, nor of a closed form; and `… files` where files
 * come in, with their names and contents. A new field is a new line.
 */
export function freeTexts(declared: readonly DeclaredRoute[]): readonly string[] {
  const found = declared
    .filter(({ method }) => method !== 'HEAD')
    .flatMap(({ method, url, schema }) => [
      ...PLACES.flatMap((place) => {
        const given = schema[place] as z.ZodType | undefined
        if (given === undefined) return []
        const described = z.toJSONSchema(given, { io: 'input', unrepresentable: 'any' })
        return [...textsIn(described, place, described.$defs ?? {})].map(
          (at) => `${method} ${url} ${at}`,
        )
      }),
      ...(schema.consumes?.includes('multipart/form-data') ? [`${method} ${url} files`] : []),
    ])
  return [...new Set(found)]
}

type Named = Readonly<Record<string, JsonSchema>>

function* textsIn(given: JsonSchema, at: string, named: Named): Generator<string> {
  const name = typeof given.$ref === 'string' ? given.$ref.split('/').at(-1) : undefined
  const schema = name === undefined ? given : (named[name] ?? {})
  const list = (key: string): readonly JsonSchema[] => (schema[key] as readonly JsonSchema[]) ?? []
  const parts = [...list('anyOf'), ...list('oneOf'), ...list('allOf')]
  for (const part of parts) yield* textsIn(part, at, named)
  if (parts.length > 0 || schema.enum !== undefined || 'const' in schema) return
  const types = [schema.type].flat()
  const shaped = ['properties', 'additionalProperties', 'items'].some((key) => key in schema)
  // A schema that says nothing lets everything in.
  const open = schema.type === undefined && !shaped
  if (open || types.includes('string')) {
    if (!CLOSED_FORMATS.has(schema.format) && !CLOSED_PATTERNS.has(schema.pattern)) yield at
    return
  }
  for (const [key, property] of Object.entries((schema.properties ?? {}) as object))
    yield* textsIn(property as JsonSchema, `${at}.${key}`, named)
  const more = schema.additionalProperties
  if (typeof more === 'object' && more !== null) {
    yield* textsIn(
      (schema.propertyNames as JsonSchema) ?? { type: 'string' },
      `${at}.{name}`,
      named,
    )
    yield* textsIn(more as JsonSchema, `${at}.{}`, named)
  }
  if (schema.items) yield* textsIn(schema.items as JsonSchema, `${at}[]`, named)
}

/** Half a pair has no place in an address: it is sent as the sign for what is no text. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')
