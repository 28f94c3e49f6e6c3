import { Refused } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import { isRole, type Role, rolesOf } from '../rights/index.ts'
import type { Act, House } from '../store/index.ts'
import type { Caller } from './caller.ts'
import { readLogin } from './logins.ts'
import { addPerson, organisationOf } from './organisations.ts'
import { hasWays, waysOf } from './proof.ts'
import { revokeSessions } from './sessions.ts'
import { createSignInLink, endSignInLinks } from './sign-in-links.ts'

/**
 * What an administrator does with people. The route asks the table of rights first; this desk
 * asks again in the transaction that acts, since here the act is the right itself.
 */
const ADMINISTRATOR = 'organisation-administrator'

async function rolesOfCaller(act: Act): Promise<readonly Role[]> {
  const { roles } = await act.rights()
  if (!roles.includes(ADMINISTRATOR))
    throw new Refused('access.denied', { act: 'person.change', rule: 'function' })
  return roles
}

type Wanted = {
  readonly name: string
  readonly language: string
  readonly login: string
  readonly email: string | null
}

/** Adds a person. Refusals: as of `giveRoles`, and `person.login`, `-taken`, `email-taken`. */
export async function addToOrganisation(
  act: Act,
  caller: Caller,
  wanted: Omit<Wanted, 'login'> & { readonly login?: string; readonly roles: readonly string[] },
): Promise<string> {
  await rolesOfCaller(act)
  const roles = await givable(act, caller, null, wanted.roles)
  const { login, ...person } = wanted
  const named = login === undefined ? {} : { login: readLogin(login) }
  await free(act, null, { email: wanted.email, ...named })
  return addPerson(act, { ...person, ...named, roles })
}

/** Changes how a person is called. Nothing here changes what they may do. */
export async function changePerson(act: Act, person: string, wanted: Wanted): Promise<void> {
  await rolesOfCaller(act)
  const login = readLogin(wanted.login)
  await free(act, person, { login, email: wanted.email })
  const changed = await act.db
    .updateTable('person')
    .set({ ...wanted, login })
    .where('id', '=', person)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Refused('person.absent')
  await journal(act, { act: 'person.changed', objects: [person] })
}

/** One's own name and language are one's own. */
export async function changeOneself(
  act: Act,
  caller: Caller,
  wanted: Pick<Wanted, 'name' | 'language'>,
): Promise<void> {
  await act.db.updateTable('person').set(wanted).where('id', '=', caller.person).execute()
  await journal(act, { act: 'person.changed', objects: [caller.person] })
}

async function free(
  act: Act,
  person: string | null,
  wanted: { readonly login?: string; readonly email: string | null },
): Promise<void> {
  const taken = async (column: 'login' | 'email', value: string | null | undefined) => {
    if (value == null) return false
    const row = await act.db
      .selectFrom('person')
      .select('id')
      .where(column, '=', value)
      .executeTakeFirst()
    return row !== undefined && row.id !== person
  }
  if (await taken('login', wanted.login)) throw new Refused('person.login-taken')
  if (await taken('email', wanted.email)) throw new Refused('person.email-taken')
}

/**
 * Gives a person exactly these roles; they hold from the next request on. An administrator gives
 * what his kind of organisation knows (`person.role`), to himself nothing he does not hold
 * already (`person.own-role`), and leaves an administrator (`person.last-administrator`).
 */
export async function giveRoles(
  act: Act,
  caller: Caller,
  person: string,
  wanted: readonly string[],
): Promise<void> {
  await rolesOfCaller(act)
  const target = await personById(act, person)
  const roles = await givable(act, caller, person, wanted)
  if (target.active && !roles.includes(ADMINISTRATOR)) await leaveAnAdministrator(act, person)
  const { organisation } = act.caller
  await act.db.deleteFrom('membership').where('person', '=', person).execute()
  for (const role of roles)
    await act.db
      .insertInto('membership')
      .values({ organisation, person, role, created_at: act.now })
      .execute()
  const values = { roles: roles.join(' ') }
  await journal(act, { act: 'person.roles-given', objects: [person], values })
}

async function givable(
  act: Act,
  caller: Caller,
  person: string | null,
  wanted: readonly string[],
): Promise<readonly Role[]> {
  const known = rolesOf((await organisationOf(act)).kind)
  const own = await rolesOfCaller(act)
  const roles: Role[] = []
  for (const role of new Set(wanted)) {
    if (!isRole(role) || !known.includes(role)) throw new Refused('person.role', { role })
    if (person === caller.person && !own.includes(role))
      throw new Refused('person.own-role', { role })
    roles.push(role)
  }
  return roles
}

/** Two who take each other's part at once are asked one after the other. */
async function leaveAnAdministrator(act: Act, without: string): Promise<void> {
  const rows = await act.db
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person', 'p.id')
    .select('p.id')
    .where('m.role', '=', ADMINISTRATOR)
    .where('p.active', '=', true)
    .orderBy('p.id')
    .forUpdate('p')
    .execute()
  if (!rows.some(({ id }) => id !== without)) throw new Refused('person.last-administrator')
}

async function personById(act: Act, person: string): Promise<{ readonly active: boolean }> {
  const row = await act.db
    .selectFrom('person')
    .select('active')
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused('person.absent')
  return row
}

/** Out at once: no session, no link and no way of signing in works any more. */
export async function deactivate(act: Act, person: string): Promise<void> {
  await rolesOfCaller(act)
  const { active } = await personById(act, person)
  if (!active) return
  await leaveAnAdministrator(act, person)
  await act.db.updateTable('person').set({ active: false }).where('id', '=', person).execute()
  await endSignInLinks(act, person)
  await revokeSessions(act, person)
  await journal(act, { act: 'person.deactivated', objects: [person] })
}

export async function activate(act: Act, person: string): Promise<void> {
  await rolesOfCaller(act)
  const { active } = await personById(act, person)
  if (active) return
  await act.db.updateTable('person').set({ active: true }).where('id', '=', person).execute()
  await journal(act, { act: 'person.activated', objects: [person] })
}

/**
 * An invitation: a link that works once, shown once. Refuses (`person.has-ways`) for who has a way
 * of signing in already: a single administrator must not be able to come in as somebody else.
 */
export async function invite(act: Act, house: House, person: string): Promise<string> {
  await rolesOfCaller(act)
  const { active } = await personById(act, person)
  if (!active) throw new Refused('person.inactive')
  if (hasWays(await waysOf(act, person))) throw new Refused('person.has-ways')
  await endSignInLinks(act, person)
  return createSignInLink(act, house, person)
}

/** Ends every session of a person. Returns how many. */
export async function endSessionsOf(act: Act, person: string): Promise<number> {
  await rolesOfCaller(act)
  await personById(act, person)
  return revokeSessions(act, person)
}

/** The active administrators but for one person. */
export async function otherAdministrators(act: Act, person: string): Promise<readonly string[]> {
  const rows = await act.db
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person', 'p.id')
    .select('p.id')
    .where('m.role', '=', ADMINISTRATOR)
    .where('p.active', '=', true)
    .where('p.id', '<>', person)
    .execute()
  return rows.map(({ id }) => id)
}

export const needAdministrator = rolesOfCaller
