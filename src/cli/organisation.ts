import { resolve } from 'node:path'
import { addressOf, askHouse } from '../jobs/index.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../rights/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { printable } from './command.ts'

/** Organisations of a shared house: founded on the machine, by whoever keeps it. */
export const organisationAddCommand: Command = {
  name: 'organisation add',
  options: [
    { name: 'kind', kind: 'text', shows: 'KIND' },
    { name: 'country', kind: 'text', shows: 'XX' },
    { name: 'under', kind: 'text', shows: 'ORGANISATION' },
    { name: 'exercise', kind: 'flag' },
    { name: 'address', kind: 'text', shows: 'ADDRESS' },
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 2,
  run: add,
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
  const wrong = (key: string, name: string, value = '') => {
    const values = { name, value, command: 'organisation add' }
    terminal.err(`cosmo: ${printable(say(key, values))}\n`)
    return 2
  }
  const name = given.places.join(' ').trim()
  const kind = given.text('kind')
  const country = given.text('country') ?? null
  const address = given.text('address') ?? addressOf(folderOf(given))
  if (name === '') return wrong('cli.missing', say('cli.shows.NAME'))
  if (name.length > 120) return wrong('cli.bad-value', say('cli.shows.NAME'), name)
  if (kind === undefined) return wrong('cli.missing', '--kind')
  if (!ORGANISATION_KINDS.some((one) => one === kind)) return wrong('cli.bad-value', '--kind', kind)
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    return wrong('cli.bad-value', '--country', country)
  if (!URL.canParse(address) || !/^https?:/.test(address))
    return wrong('cli.bad-value', '--address', address)
  const { link, ...made } = await askHouse(folderOf(given), 'organisation.add', {
    name,
    kind: kind as OrganisationKind,
    country,
    under: given.text('under') ?? null,
    exercise: given.flag('exercise'),
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
