import { resolve } from 'node:path'
import type { Who, Why } from '../access/index.ts'
import { askHouse } from '../jobs/index.ts'
import { PURPOSES, RECORD_ACT_NAMES, type RecordAct } from '../rights/index.ts'
import { whoBody, whyBody } from '../server/index.ts'
import type { Command, Given, Option, Terminal } from './command.ts'
import { badValue, missing, printable } from './command.ts'

/** `cosmo access why` and `cosmo access who`: the decision, with its grounds. */
const ASKED: readonly Option[] = [
  { name: 'act', kind: 'text', shows: 'ACT', values: RECORD_ACT_NAMES },
  { name: 'what', kind: 'text', shows: 'ID' },
  { name: 'purpose', kind: 'text', shows: 'PURPOSE', values: PURPOSES },
  { name: 'one-factor', kind: 'flag' },
  { name: 'organisation', kind: 'text', shows: 'ORGANISATION' },
  { name: 'house', kind: 'text', shows: 'DIR' },
  { name: 'json', kind: 'flag' },
]

export const whyCommand: Command = {
  name: 'access why',
  options: [{ name: 'who', kind: 'text', shows: 'PERSON' }, ...ASKED],
  examples: 2,
  run: runWhy,
}

export const whoCommand: Command = {
  name: 'access who',
  options: ASKED,
  examples: 1,
  run: runWho,
}

type Asked = {
  readonly act: RecordAct
  readonly what: string
  readonly purpose: string | undefined
  readonly strong: boolean
  readonly organisation: string | null
}

/** The options of both commands; a number is the exit code after one sentence on stderr. */
function readAsked(given: Given, terminal: Terminal, command: string): Asked | number {
  const wrong = (name: string, value: string) => badValue(terminal, command, name, value)
  const act = given.text('act') ?? 'consult'
  const what = given.text('what')
  const purpose = given.text('purpose')
  if (given.places.length > 0) return wrong(command, given.places.join(' '))
  if (what === undefined) return missing(terminal, command, '--what')
  if (!RECORD_ACT_NAMES.some((one) => one === act)) return wrong('--act', act)
  if (purpose !== undefined && !PURPOSES.some((one) => one === purpose))
    return wrong('--purpose', purpose)
  const organisation = given.text('organisation') ?? null
  return { act: act as RecordAct, what, purpose, strong: !given.flag('one-factor'), organisation }
}

const folderOf = (given: Given): string => resolve(given.text('house') ?? 'var')

async function runWhy(given: Given, terminal: Terminal): Promise<number> {
  const { say, out } = terminal
  const person = given.text('who')
  if (person === undefined) return missing(terminal, 'access why', '--who')
  const asked = readAsked(given, terminal, 'access why')
  if (typeof asked === 'number') return asked
  const answer = await askHouse(folderOf(given), 'access.why', { ...asked, who: person })
  if (given.flag('json')) out(`${JSON.stringify(whyBody(answer, say), null, 2)}\n`)
  else for (const line of linesOfWhy(answer, terminal)) out(`${printable(line)}\n`)
  return 0
}

async function runWho(given: Given, terminal: Terminal): Promise<number> {
  const asked = readAsked(given, terminal, 'access who')
  if (typeof asked === 'number') return asked
  const answer = await askHouse(folderOf(given), 'access.who', asked)
  const { say, out } = terminal
  if (given.flag('json')) out(`${JSON.stringify(whoBody(answer, say), null, 2)}\n`)
  else for (const line of linesOfWho(answer, terminal)) out(`${printable(line)}\n`)
  return 0
}

function linesOfWhy(answer: Why, terminal: Terminal): readonly string[] {
  const { say } = terminal
  const body = whyBody(answer, say)
  const width = Math.max(...body.grounds.map(({ title }) => title.length))
  const roles = body.person.roles.map((role) => say(`role.${role}`)).join(', ')
  const heading = (key: string) => say('access.why.heading', { title: say(key) })
  const list = (title: string, none: string, lines: readonly string[]) => [
    heading(title),
    ...(lines.length > 0 ? lines : [say(none)]).map((line) => `  ${line}`),
  ]
  return [
    body.says,
    say('access.why.roles', { roles: roles || say('access.why.no-roles') }),
    ...(body.person.active ? [] : [say('access.why.inactive')]),
    ...headOf(answer, terminal, answer.strong),
    heading('access.why.rules'),
    ...body.grounds.map(
      ({ title, holds, says }) => `  ${holds ? '+' : '-'} ${title.padEnd(width)}  ${says}`,
    ),
    ...list(
      'access.why.releases',
      'access.why.releases.none',
      answer.releases.map((one) => releaseOf(one, terminal)),
    ),
    ...list(
      'access.why.memberships',
      'access.why.memberships.none',
      answer.memberships.map(
        (one) => `${one.operation.name ?? one.operation.id}, ${spanOf(one, terminal)}`,
      ),
    ),
    ...(answer.record.own
      ? []
      : list(
          'access.why.bases',
          'access.why.bases.none',
          answer.bases.map((one) => `${one.owner.name ?? one.owner.id}, ${spanOf(one, terminal)}`),
        )),
  ]
}

function linesOfWho(answer: Who, terminal: Terminal): readonly string[] {
  const { say } = terminal
  const body = whoBody(answer, say)
  const heading = (key: string) => say('access.why.heading', { title: say(key) })
  const can = (allowed: boolean) => say(allowed ? 'access.who.can' : 'access.who.cannot')
  const releases = body.releases.map(
    (one) => `${releaseOf(one, terminal)}: ${can(one.allowed)}. ${one.says}`,
  )
  return [
    ...headOf(answer, terminal),
    heading('access.who.people'),
    ...body.people.map((one) => `  ${one.name}: ${can(one.allowed)}. ${one.says}`),
    heading('access.who.releases'),
    ...(releases.length > 0 ? releases : [say('access.who.releases.none')]).map((l) => `  ${l}`),
  ]
}

/** The record with its label, and what was assumed. */
function headOf(answer: Why | Who, { say }: Terminal, strong = true): readonly string[] {
  const { record, purpose, at } = answer
  const label = say('access.why.label', {
    kind: say(`record.kind.${record.kind}`),
    owner: record.owner.name ?? record.owner.id,
    tlp: record.tlp,
    code: record.code,
    state: say(`record.state.${record.state}`),
    purposes: record.purposes.map((one) => say(`purpose.${one}`)).join(', '),
  })
  const strength = strong ? 'strong' : 'weak'
  return [label, say('access.why.assumed', { purpose: say(`purpose.${purpose}`), at, strength })]
}

function releaseOf(
  release: Omit<Why['releases'][number], 'withdrawn'> & { readonly withdrawn?: boolean },
  terminal: Terminal,
): string {
  const { say } = terminal
  const { organisation, person, operation } = release
  return [
    organisation.name ?? organisation.id,
    person === null ? say('access.why.everybody') : (person.name ?? person.id),
    ...(operation === null
      ? []
      : [say('access.why.within', { operation: operation.name ?? operation.id })]),
    ...(release.nominal ? [say('access.why.with-nominal')] : []),
    spanOf(release, terminal),
    ...(release.withdrawn ? [say('access.why.withdrawn')] : []),
  ].join(', ')
}

const spanOf = (
  { from, until }: { readonly from: string; readonly until: string | null },
  { say }: Terminal,
): string =>
  until === null ? say('access.why.from', { from }) : say('access.why.from-until', { from, until })
