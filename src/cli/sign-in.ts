import { resolve } from 'node:path'
import { addressOf, askHouse } from '../jobs/index.ts'
import type { Command, Given, Terminal } from './command.ts'
import { badValue, printable } from './command.ts'

/** A further one-time link without a restart, for whoever keeps the machine. */
export const signInCommand: Command = {
  name: 'sign-in',
  options: [
    { name: 'name', kind: 'text', shows: 'PERSON' },
    { name: 'organisation', kind: 'text', shows: 'ORGANISATION' },
    { name: 'address', kind: 'text', shows: 'ADDRESS' },
    { name: 'house', kind: 'text', shows: 'DIR' },
    { name: 'json', kind: 'flag' },
  ],
  examples: 2,
  run: signIn,
}

async function signIn(given: Given, terminal: Terminal): Promise<number> {
  const { say, out } = terminal
  const folder = resolve(given.text('house') ?? 'var')
  const address = given.text('address') ?? addressOf(folder)
  const wrong = (name: string, value: string) => badValue(terminal, 'sign-in', name, value)
  if (given.places.length > 0) return wrong('sign-in', given.places.join(' '))
  if (!URL.canParse(address) || !/^https?:/.test(address)) return wrong('--address', address)
  const { link, ...person } = await askHouse(folder, 'sign-in', {
    organisation: given.text('organisation') ?? null,
    name: given.text('name') ?? null,
  })
  const signIn = `${new URL(address).origin}/sign-in?link=${encodeURIComponent(link)}`
  if (given.flag('json')) out(`${JSON.stringify({ ...person, signIn }, null, 2)}\n`)
  else out(`${printable(say('cli.sign-in.ready', { ...person, address: signIn }))}\n`)
  return 0
}
