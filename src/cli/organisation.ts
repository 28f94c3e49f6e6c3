import { resolve } from 'node:path'
import type { Listed } from '../access/index.ts'
import { addressOf, askHouse } from '../jobs/index.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../rights/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { badValue, missing, printable } from './command.ts'

/** As the pages take them: one line, and two letters of ISO 3166. */
export const isName = (text: string): boolean => /^[^\p{Cc}\p{Cs}]{1,120}$/u.test(text.trim())
export const isCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text)
const CODE = /^(?=.{1,24}$)[a-z0-9]+(-[a-z0-9]+)*$/

/** Organisations of a shared house: founded on the machine, by whoever keeps it. */
export const organisationAddCommand: Command = {
  name: 'organisation add',
  options: [
    { name: 'kind', kind: 'text', shows: 'KIND' },
    { name: 'country', kind: 'text', shows: 'XX' },
    { name: 'under', kind: 'text', shows: 'ORGANISATION' },
    { name: 'code', kind: 'text', shows: 'CODE' },
    { name: 'exercise', kind: 'flag' },
    { name: 'address', kind: 'text', shows: 'ADDRESS' },
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 2,
  run: add,
}

export const organisationRenameCommand: Command = {
  name: 'organisation rename',
  options: [
    { name: 'name', kind: 'text', shows: 'NAME' },
    { name: 'country', kind: 'text', shows: 'XX' },
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 1,
  run: rename,
}

export const organisationListCommand: Command = {
  name: 'organisation list',
  options: [
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 1,
  run: list,
}

async function add(given: Given, terminal: Terminal): Promise<number> {
  const { say, out } = terminal
  const lacks = (name: string) => missing(terminal, 'organisation add', name)
  const wrong = (name: string, value: string) => badValue(terminal, 'organisation add', name, value)
  const name = given.places.join(' ').trim()
  const kind = given.text('kind')
  const country = given.text('country') ?? null
  const address = given.text('address') ?? addressOf(folderOf(given))
  const code = given.text('code') ?? null
  if (name === '') return lacks(say('cli.shows.NAME'))
  if (!isName(name)) return wrong(say('cli.shows.NAME'), name)
  if (kind === undefined) return lacks('--kind')
  if (!ORGANISATION_KINDS.some((one) => one === kind)) return wrong('--kind', kind)
  if (country !== null && !isCountry(country)) return wrong('--country', country)
  if (code !== null && !CODE.test(code)) return wrong('--code', code)
  if (!URL.canParse(address) || !/^https?:/.test(address)) return wrong('--address', address)
  const { link, ...made } = await askHouse(folderOf(given), 'organisation.add', {
    name,
    kind: kind as OrganisationKind,
    country,
    under: given.text('under') ?? null,
    exercise: given.flag('exercise'),
    code,
    first: { name: say('cli.serve.first-person'), language: terminal.language },
  })
  const signIn = `${new URL(address).origin}/sign-in?link=${encodeURIComponent(link)}`
  if (given.flag('json')) out(`${JSON.stringify({ ...made, signIn }, null, 2)}\n`)
  else {
    const said = { name: made.name, code: made.code }
    out(`${printable(say('cli.organisation-add.done', said))}\n`)
    out(`${say('cli.serve.ready', { address: signIn })}\n`)
  }
  return 0
}

async function rename(given: Given, terminal: Terminal): Promise<number> {
  const { say, out } = terminal
  const lacks = (name: string) => missing(terminal, 'organisation rename', name)
  const wrong = (name: string, value: string) =>
    badValue(terminal, 'organisation rename', name, value)
  const [organisation, ...more] = given.places
  const name = given.text('name')?.trim() ?? null
  const country = given.text('country') ?? null
  if (organisation === undefined) return lacks(say('cli.shows.ORGANISATION'))
  if (more.length > 0) return wrong(say('cli.shows.ORGANISATION'), given.places.join(' '))
  if (name === null && country === null) return lacks('--name')
  if (name !== null && !isName(name)) return wrong('--name', name)
  if (country !== null && !isCountry(country)) return wrong('--country', country)
  const asked = { organisation, name, country }
  const renamed = await askHouse(folderOf(given), 'organisation.rename', asked)
  if (given.flag('json')) out(`${JSON.stringify({ organisations: [renamed] }, null, 2)}\n`)
  else out(`${printable(say('cli.organisation-rename.done', said(renamed)))}\n`)
  return 0
}

const said = ({ name, code, country }: Listed): Record<string, string> => ({
  ...{ name, code, country: country ?? '–' },
})

async function list(given: Given, { say, out }: Terminal): Promise<number> {
  const organisations = await askHouse(folderOf(given), 'organisation.list', undefined)
  if (given.flag('json')) {
    out(`${JSON.stringify({ organisations }, null, 2)}\n`)
    return 0
  }
  for (const { id, code, name, kind, country } of organisations) {
    const words = [code, name, say(`organisation.kind.${kind}`), country ?? '–', id]
    out(`${printable(words.join('  '))}\n`)
  }
  return 0
}

const folderOf = (given: Given): string => resolve(given.text('house') ?? 'var')
