import { engineVersion } from '../jobs/index.ts'
import type { Language } from '../words/index.ts'
import { isLanguage, voice, wordsOf } from '../words/index.ts'
import type { Command, Terminal } from './command.ts'
import { helpOf, printable, readArguments } from './command.ts'
import { screenCommand } from './screen.ts'
import { serveCommand } from './serve.ts'

/** Every command there is; one that is not built is absent. */
export const COMMANDS: readonly Command[] = [screenCommand, serveCommand]

/** Runs one command line; answers with the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const language = languageOf(argv)
  const say = voice(language, await wordsOf(language))
  const terminal: Terminal = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    language,
    say,
  }
  const [name, ...rest] = argv.filter((_, at) => !isLanguageOption(argv, at))
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(overview(terminal))
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    terminal.out(`${engineVersion()}\n`)
    return 0
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) {
    terminal.err(`cosmo: ${printable(say('cli.unknown-command', { command: name }))}\n`)
    return 2
  }
  const parsed = readArguments(command, rest)
  if (!parsed.ok) {
    const { problem, option } = parsed
    terminal.err(`cosmo: ${printable(say(`cli.${problem}`, { option, command: name }))}\n`)
    return 2
  }
  if (parsed.given.flag('help')) {
    terminal.out(helpOf(command, say))
    return 0
  }
  return command.run(parsed.given, terminal)
}

/** `--lang fr` may stand anywhere; an unknown language falls back to English. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang')
  const value = at >= 0 ? argv[at + 1] : argv.find((w) => w.startsWith('--lang='))?.slice(7)
  return isLanguage(value) ? value : 'en'
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
  const rows = COMMANDS.map((c) => `  ${c.name.padEnd(12)} ${say(`cli.${c.name}.about`)}`)
  return [
    say('cli.about'),
    '',
    say('cli.usage'),
    '',
    `${say('cli.commands')}:`,
    ...rows,
    '',
    say('cli.more'),
    '',
  ].join('\n')
}
