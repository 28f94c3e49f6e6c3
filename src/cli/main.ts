import { type Refusal, Refused } from '../base/index.ts'
import { engineVersion, onFullDisk } from '../jobs/index.ts'
import { isLanguage, voice, wordsOf } from '../words/index.ts'
import { whoCommand, whyCommand } from './access.ts'
import type { Command, Terminal } from './command.ts'
import { helpOf, printable, readArguments, tellRefusal, wordsKey } from './command.ts'
import { journalCopyCommand, journalKeyCommand, journalVerifyCommand } from './journal.ts'
import {
  organisationAddCommand,
  organisationListCommand,
  organisationRenameCommand,
} from './organisation.ts'
import { screenCommand } from './screen.ts'
import { serveCommand } from './serve.ts'
import { signInCommand } from './sign-in.ts'

/** Every command there is; one that is not built is absent. */
export const COMMANDS: readonly Command[] = [
  screenCommand,
  serveCommand,
  signInCommand,
  whyCommand,
  whoCommand,
  organisationAddCommand,
  organisationRenameCommand,
  organisationListCommand,
  journalKeyCommand,
  journalCopyCommand,
  journalVerifyCommand,
]

/** A command's name is one word or two. */
const commandOf = (words: readonly string[]): Command | undefined =>
  COMMANDS.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))

/** Runs one command line; answers with the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const wanted = languageGiven(argv)
  const language = isLanguage(wanted) ? wanted : 'en'
  const say = voice(language, await wordsOf(language))
  const terminal: Terminal = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    language,
    say,
  }
  const words = argv.filter((_, at) => !isLanguageOption(argv, at))
  const [name] = words
  const command = commandOf(words)
  if (wanted !== undefined && !isLanguage(wanted)) {
    const values = { name: '--lang', value: wanted, command: command?.name ?? 'screen' }
    terminal.err(`cosmo: ${printable(say('cli.bad-value', values))}\n`)
    return 2
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview(terminal))
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    terminal.out(`${engineVersion()}\n`)
    return 0
  }
  if (!command) {
    // Half of a name of two words is told with the word behind it.
    const half = COMMANDS.some((one) => one.name.startsWith(`${name} `))
    const typed = words.slice(0, half ? 2 : 1).join(' ')
    terminal.err(`cosmo: ${printable(say('cli.unknown-command', { command: typed }))}\n`)
    return 2
  }
  const parsed = readArguments(command, words.slice(command.name.split(' ').length))
  if (!parsed.ok) {
    const { problem, option } = parsed
    terminal.err(`cosmo: ${printable(say(`cli.${problem}`, { option, command: command.name }))}\n`)
    return 2
  }
  if (parsed.given.flag('help')) {
    terminal.out(helpOf(command, say))
    return 0
  }
  try {
    return await command.run(parsed.given, terminal)
  } catch (error) {
    tellFault(error, terminal)
    return 1
  }
}

/**
 * What is said of a refusal, and of what the system says of a path or a port. Any other error is a
 * fault of ours: thrown on, so that its stack is seen.
 */
function tellFault(error: unknown, terminal: Terminal): void {
  const { code = '', path, syscall, port } = error as SystemError
  if (syscall === 'listen') {
    const said = terminal.say('cli.port-closed', { port: port ?? '', code })
    terminal.err(`cosmo: ${printable(said)}\n`)
  } else tellRefusal(terminal, refusalOf(error, path))
}

type SystemError = NodeJS.ErrnoException & { readonly port?: number }

function refusalOf(error: unknown, path: string | undefined): Refusal {
  if (error instanceof Refused) return error.refusal
  if (path === undefined) throw error
  try {
    return onFullDisk(path, () => {
      throw error
    })
  } catch (named) {
    if (named instanceof Refused) return named.refusal
    throw named
  }
}

/** `--lang fr` may stand anywhere. */
function languageGiven(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang')
  return at >= 0 ? argv[at + 1] : argv.find((w) => w.startsWith('--lang='))?.slice(7)
}

/** `--lang fr` before the command is taken out, so that the command is found. */
const isLanguageOption = (argv: readonly string[], at: number): boolean => {
  const name = argv.findIndex((w, i) => !w.startsWith('-') && argv[i - 1] !== '--lang')
  if (name >= 0 && at > name) return false
  return (
    argv[at] === '--lang' || argv[at - 1] === '--lang' || argv[at]?.startsWith('--lang=') === true
  )
}

function overview({ say }: Terminal): string {
  const rows = COMMANDS.map((c) => `  ${c.name.padEnd(20)} ${say(`${wordsKey(c)}.about`)}`)
  return [
    say('cli.about'),
    '',
    say('cli.usage'),
    '',
    say('cli.commands'),
    ...rows,
    '',
    say('cli.more'),
    '',
  ].join('\n')
}
