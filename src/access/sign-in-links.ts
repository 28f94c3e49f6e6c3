import { done, type Instant, type Result, refuse } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import type { Act, House } from '../store/index.ts'
import { machine } from './caller.ts'
import { addPerson, organisationOf } from './organisations.ts'
import { type NewSession, startSession } from './sessions.ts'
import { newToken, readToken } from './token.ts'

/** A one-time link lives this long. */
export const LINK_MINUTES = 24 * 60

export const later = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString()

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
      ends_at: later(act.now, minutes),
    })
    .execute()
  await journal(act, { act: 'person.link-made', objects: [person] })
  return token.text
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
  return house.act(machine(organisation, 'administration'), async (act) => {
    const { kind } = await organisationOf(act)
    const id = await addPerson(act, { ...person, roles: FIRST[kind] })
    return { person: id, link: await createSignInLink(act, house, id) }
  })
}

/**
 * Spends a link and starts a session. A link that was used, has ended or never was is refused
 * with the same `session.link-used`.
 */
export async function spendSignInLink(house: House, link: string): Promise<Result<NewSession>> {
  const token = readToken(link)
  if (!token) return refuse('session.link-used')
  return house.act(machine(token.organisation, 'administration'), async (act) => {
    const spent = await act.db
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
    if (!spent) return refuse('session.link-used')
    return done(await startSession(act, house, spent.person))
  })
}
