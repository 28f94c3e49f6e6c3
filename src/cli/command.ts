import type { ParseArgsConfig } from 'node:util'
import { parseArgs } from 'node:util'
import { printable, type Refusal } from '../base/index.ts'
import type { Language, Say, Values } from '../words/index.ts'

/** What a command may use of the world; the tests give others. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly isTerminal: boolean
  readonly language: Language
  readonly say: Say
}

export type Option = {
  readonly name: string
  readonly kind: 'flag' | 'text' | 'paths'
  readonly short?: string
  /** What stands for the value in the help: the words `cli.shows.DIR`. */
  readonly shows?: string
  /** The codes it takes, where the help names them; they are the same in every language. */
  readonly values?: readonly string[]
}

/** One row of the command table. Help text is the words `cli.<name>.*`, a space as a hyphen. */
export type Command = {
  readonly name: string
  readonly options: readonly Option[]
  readonly examples: number
  /** Exit code: 0 output complete, 1 no output could be completed, 2 wrong usage. */
  readonly run: (given: Given, terminal: Terminal) => Promise<number>
}

export const wordsKey = ({ name }: Command): string => `cli.${name.replace(' ', '-')}`

export type Given = {
  readonly places: readonly string[]
  readonly text: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
  readonly paths: (name: string) => readonly string[]
}

const COMMON: readonly Option[] = [
  { name: 'help', kind: 'flag', short: 'h' },
  { name: 'lang', kind: 'text', shows: 'LANGUAGE' },
]

export type Parsed =
  | { readonly ok: true; readonly given: Given }
  /** `problem` is a key of the words below `cli.`. */
  | { readonly ok: false; readonly problem: string; readonly option: string }

/** Reads argv. A `paths` option takes every word up to the next option: `--lists a b c`. */
export function readArguments(command: Command, argv: readonly string[]): Parsed {
  const options = [...command.options, ...COMMON]
  const config: NonNullable<ParseArgsConfig['options']> = {}
  for (const option of options) {
    config[option.name] = {
      type: option.kind === 'flag' ? 'boolean' : 'string',
      ...(option.short ? { short: option.short } : {}),
      multiple: option.kind === 'paths',
    }
  }
  try {
    const args = spreadPaths(options, argv)
    const parsed = parseArgs({ args, options: config, allowPositionals: true, strict: true })
    const values = parsed.values as Record<string, string | boolean | string[] | undefined>
    return {
      ok: true,
      given: {
        places: parsed.positionals,
        text: (name) => (typeof values[name] === 'string' ? (values[name] as string) : undefined),
        flag: (name) => values[name] === true,
        paths: (name) => (Array.isArray(values[name]) ? (values[name] as string[]) : []),
      },
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const option = /--?[\w-]+/.exec(message.replace('-h, ', ''))?.[0] ?? argv.join(' ')
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    return { ok: false, problem: unknown ? 'unknown-option' : 'option-value', option }
  }
}

/** `--lists a b` becomes `--lists=a --lists=b`, which is what parseArgs understands. */
function spreadPaths(options: readonly Option[], argv: readonly string[]): string[] {
  const many = new Set(options.filter((o) => o.kind === 'paths').map((o) => `--${o.name}`))
  const spread: string[] = []
  let open: string | null = null
  for (const [at, word] of argv.entries()) {
    if (word === '--') return [...spread, ...argv.slice(at)]
    if (many.has(word)) {
      open = word
      // With no value behind it, parseArgs says which option lacks one.
      const next = argv[at + 1]
      if (next === undefined || next.startsWith('-')) spread.push(word)
    } else if (word.startsWith('-') && word.length > 1) {
      open = null
      spread.push(word)
    } else if (open) {
      spread.push(`${open}=${word}`)
    } else spread.push(word)
  }
  return spread
}

export function helpOf(command: Command, say: Say): string {
  const key = wordsKey(command)
  const lines = [
    say('cli.usage-of', { usage: say(`${key}.usage`) }),
    '',
    wrap(say(`${key}.long`)),
    '',
  ]
  lines.push(say('cli.options'))
  for (const option of [...command.options, ...COMMON]) {
    const left = `  ${option.short ? `-${option.short}, ` : ''}--${option.name}${option.shows ? ` ${say(`cli.shows.${option.shows}`)}` : ''}`
    const words = COMMON.includes(option)
      ? `cli.option.${option.name}`
      : `${key}.option.${option.name}`
    lines.push(`${left.padEnd(30)} ${say(words)}`)
    if (option.values) lines.push(wrap(option.values.join(', '), ' '.repeat(31)))
  }
  lines.push('', say('cli.examples'))
  for (let i = 1; i <= command.examples; i++) lines.push(`  ${say(`${key}.example.${i}`)}`)
  return `${lines.join('\n')}\n`
}

function wrap(text: string, margin = ''): string {
  const lines: string[] = []
  let line = margin
  for (const word of text.split(' ')) {
    if (line !== margin && line.length + word.length + 1 > 92) {
      lines.push(line)
      line = margin + word
    } else line = line === margin ? margin + word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

/** What is lacking in how a command was called, and the exit code for it. */
export const missing = (terminal: Terminal, command: string, name: string): number =>
  wrongUsage(terminal, 'cli.missing', { name, command })

/** What is wrong in how a command was called, and the exit code for it. */
export const badValue = (
  terminal: Terminal,
  command: string,
  name: string,
  value: string,
): number => wrongUsage(terminal, 'cli.bad-value', { name, value, command })

function wrongUsage({ say, err }: Terminal, key: string, values: Values): number {
  err(`cosmo: ${printable(say(key, values))}\n`)
  return 2
}

/** A refusal on the terminal, one line: what is in the way, and what to do next. */
export function tellRefusal({ say, err }: Terminal, { code, values }: Refusal): void {
  const [says, next] = ['says', 'next'].map((part) => say(`refusal.${code}.${part}`, values))
  err(`cosmo: ${printable(`${says} ${next}`)}\n`)
}

export { printable } from '../base/index.ts'
