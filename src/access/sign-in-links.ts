import { done, Refused, type Result, refuse } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, House } from '../store/index.ts'
import { ADMINISTRATION, AT_HOME, type Knock, machine } from './caller.ts'
import { type In, letIn } from './let-in.ts'
import { doorBucket, networkBucket, refusedAfter } from './lockout.ts'
import { addPerson, organisationOf, type Person, people } from './organisations.ts'
import { BY_LINK } from './sessions.ts'
import { later, newToken, readToken } from './token.ts'

/** A one-time link lives this long. */
export const LINK_MINUTES = 24 * 60

/** A link that signs a person in once. Returns its token; only the hash stays. */
export async function createSignInLink(
  act: Act,
  house: House,
  person: string,
  minutes: number = LINK_MINUTES,
): Promise<string> {
  const { organisation } = act.caller
  const token = newToken(house.ports.random, organisation)
  await act.db
    .insertInto('sign_in_link')
    .values({
      organisation,
      id: token.hash,
      person,
      created_at: act.now,
      ends_at: later(act.now, minutes * 60),
    })
    .execute()
  await journal(act, { act: 'person.link-made', objects: [person] })
  return token.text
}

/** Links that were made for a person and not used are worth nothing any more. */
export async function endSignInLinks(act: Act, person: string): Promise<void> {
  await act.db
    .updateTable('sign_in_link')
    .set({ ends_at: act.now })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('ends_at', '>', act.now)
    .execute()
}

/** Who is alone has every part that such an organisation knows: people, records, cooperation. */
const FIRST: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  administration: ['organisation-administrator', 'targeting-officer', 'national-contact-point'],
  agency: ['organisation-administrator', 'targeting-officer'],
  rilo: ['organisation-administrator', 'rilo-analyst', 'operation-coordinator'],
  secretariat: ['organisation-administrator', 'rilo-analyst', 'operation-coordinator'],
  partner: ['organisation-administrator', 'operation-coordinator'],
}

/** The first person of an organisation: an administrator, and the link that lets them in. */
export async function firstAdministrator(
  house: House,
  organisation: string,
  person: { readonly name: string; readonly language: string },
): Promise<{ readonly person: string; readonly link: string }> {
  return house.act(machine(organisation, ADMINISTRATION), async (act) => {
    const { kind } = await organisationOf(act)
    const id = await addPerson(act, { ...person, roles: FIRST[kind] })
    return { person: id, link: await createSignInLink(act, house, id) }
  })
}

/**
 * Spends a link and starts a session. A link that was used, has ended or never was is refused
 * with the same `session.link-used`; only what never was is counted as a try.
 */
export async function spendSignInLink(
  house: House,
  link: string,
  knock: Knock = AT_HOME,
): Promise<Result<In>> {
  const token = readToken(link)
  const refused = refuse('session.link-used')
  const wrong = (organisation: string) =>
    refusedAfter<In>(
      house,
      [doorBucket('link', organisation, knock), networkBucket(knock)],
      refused,
    )
  if (!token) return wrong('')
  const spent = await house.act(machine(token.organisation, ADMINISTRATION), async (act) => {
    const row = await act.db
      .updateTable('sign_in_link as l')
      .from('person as p')
      .set({ used_at: act.now })
      .whereRef('p.id', '=', 'l.person')
      .where('p.active', '=', true)
      .where('l.id', '=', token.hash)
      .where('l.used_at', 'is', null)
      .where('l.ends_at', '>', act.now)
      .returning('l.person')
      .executeTakeFirst()
    if (row) return letIn(act, house, row.person, knock, BY_LINK)
    const was = await act.db
      .selectFrom('sign_in_link')
      .select('id')
      .where('id', '=', token.hash)
      .executeTakeFirst()
    return was === undefined ? 'never' : 'over'
  })
  if (spent === 'over') return refused
  if (spent !== 'never') return done(spent)
  return wrong(token.organisation)
}

/**
 * A new link for a person by id, sign-in name or exact name; for the first administrator where
 * nobody is named. For whoever keeps the machine, whatever ways the person has. Refusals:
 * `person.absent`, `person.several`, `person.inactive`.
 */
export async function linkOnMachine(
  act: Act,
  house: House,
  named: string | null,
): Promise<{ readonly name: string; readonly login: string; readonly link: string }> {
  const everybody = await people(act)
  const wanted = named?.trim().toLowerCase().replace(/@.*$/, '')
  const exact = everybody.filter(({ id, login }) => id === wanted || login === wanted)
  const called = everybody.filter(({ name }) => name.toLowerCase() === wanted)
  const isFirst = ({ active, roles }: Person) =>
    active && roles.includes('organisation-administrator')
  const found =
    named === null ? everybody.filter(isFirst).slice(0, 1) : exact.length > 0 ? exact : called
  const [person] = found
  if (!person) throw new Refused('person.absent')
  if (found.length > 1) throw new Refused('person.several', { count: found.length })
  if (!person.active) throw new Refused('person.inactive')
  await endSignInLinks(act, person.id)
  const { name, login } = person
  return { name, login, link: await createSignInLink(act, house, person.id) }
}
