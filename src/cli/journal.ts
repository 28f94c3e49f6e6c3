import { createReadStream, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refused } from '../base/index.ts'
import { askHouse, nodeDisk, type sealJournal } from '../jobs/index.ts'
import {
  type Finding,
  type Outside,
  readCopy,
  readNotes,
  readVerifierKey,
  reportOf,
  sentenceOf,
  verifyCopy,
} from '../journal/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { badValue, missing, printable } from './command.ts'

/** The journal outside the house: its public key, a copy, and the proof of a copy. */
export const journalKeyCommand: Command = {
  name: 'journal key',
  options: [{ name: 'house', kind: 'text', shows: 'DIR' }],
  examples: 1,
  async run(given, terminal) {
    const key = await askHouse(folderOf(given), 'journal.key', undefined)
    terminal.out(`${key}\n`)
    return 0
  },
}

export const journalCopyCommand: Command = {
  name: 'journal copy',
  options: [
    { name: 'out', kind: 'text', shows: 'FILE' },
    { name: 'organisation', kind: 'text', shows: 'ORGANISATION' },
    { name: 'house', kind: 'text', shows: 'DIR' },
  ],
  examples: 2,
  run: copy,
}

export const journalVerifyCommand: Command = {
  name: 'journal verify',
  options: [
    { name: 'key', kind: 'text', shows: 'KEY' },
    { name: 'since', kind: 'text', shows: 'CHECKPOINT' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 2,
  run: verify,
}

/** One line on stderr for what the sealer has to say. */
export const tellSealing = ({ say, err }: Terminal): Parameters<typeof sealJournal>[2] => ({
  begun: (epoch) => err(`cosmo: ${say('cli.journal.epoch-begun', { ...epoch })}\n`),
  failed: (error) =>
    err(`cosmo: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
})

const folderOf = (given: Given): string => resolve(given.text('house') ?? 'var')

async function copy(given: Given, terminal: Terminal): Promise<number> {
  const { say, err } = terminal
  const out = given.text('out')
  if (out === undefined) return missing(terminal, 'journal copy', '--out')
  const file = resolve(out)
  nodeDisk.makeFolder(dirname(file))
  const organisation = given.text('organisation') ?? null
  const copied = await askHouse(folderOf(given), 'journal.copy', { organisation, out: file })
  err(`cosmo: ${printable(say('cli.journal-copy.done', { ...copied, out }))}\n`)
  return 0
}

async function verify(given: Given, terminal: Terminal): Promise<number> {
  const { say, out } = terminal
  const [file, ...more] = given.places
  if (file === undefined) return missing(terminal, 'journal verify', say('cli.shows.FILE'))
  if (more.length > 0)
    return badValue(terminal, 'journal verify', say('cli.shows.FILE'), given.places.join(' '))
  const keyText = given.text('key')
  const key = keyText === undefined ? null : readVerifierKey(textOrFile(keyText))
  if (keyText !== undefined && key === null)
    return badValue(terminal, 'journal verify', '--key', keyText)
  const since = given.text('since')
  const verdict = await verifyCopy(linesOf(file), {
    ...(key ? { key } : {}),
    ...(since === undefined ? {} : { since: await outsideOf(since) }),
  })
  const says = (finding: Finding): string => {
    const { key: sentence, values } = sentenceOf(finding)
    return say(sentence, values)
  }
  const report = reportOf(verdict, says)
  if (given.flag('json')) out(`${JSON.stringify(report, null, 2)}\n`)
  else {
    for (const { code, from, to, says: sentence } of report.findings)
      out(`${code} ${from === to ? from : `${from}-${to}`}: ${printable(sentence)}\n`)
    const { entries, checkpoints, newest } = report
    const values = { entries, checkpoints, size: newest?.size ?? 0, at: newest?.at ?? '–' }
    out(
      `${say(`cli.journal-verify.${report.ok ? 'proven' : 'found'}`, { ...values, count: report.findings.length })}\n`,
    )
    if (!report.keyGiven && report.keys.length > 0)
      out(`${say('cli.journal-verify.own-key', { key: report.keys.join(' ') })}\n`)
  }
  return report.ok ? 0 : 1
}

/** A key may be given as it is, or as a file that holds it. */
const textOrFile = (text: string): string =>
  (existsSync(text) ? readFileSync(text, 'utf8') : text).trim()

/** At line feeds alone: `readline` also ends a line at signs that may stand inside one. */
async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const part of opened(path)) {
    const lines = (rest + decoder.decode(part as Buffer, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield lines
  }
  if (rest !== '') yield [rest]
}

/** Refuses `file.absent`; what is packed is unpacked on the way. */
function opened(path: string): Readable {
  if (!existsSync(path)) throw new Refused('file.absent', { file: path })
  const handle = openSync(path, 'r')
  const head = new Uint8Array(2)
  readSync(handle, head, 0, 2, 0)
  const bytes = createReadStream(path, { fd: handle, start: 0, highWaterMark: 1 << 20 })
  return head[0] === 0x1f && head[1] === 0x8b ? bytes.pipe(createGunzip()) : bytes
}

/** Checkpoints kept elsewhere, or a whole older copy with its own. */
async function outsideOf(path: string): Promise<Outside> {
  const parts: Buffer[] = []
  for await (const part of opened(path)) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  if (!text.startsWith('{')) return { notes: readNotes(text), leaves: null }
  const older = await readCopy(text.split('\n').filter((line) => line !== ''))
  return { notes: older.notes, leaves: older.stated }
}
