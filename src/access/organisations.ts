import { uuidv7 } from '../base/index.ts'
import { journal } from '../journal/index.ts'
import type { OrganisationKind, Role } from '../rights/index.ts'
import { type Act, type House, newKey, seal } from '../store/index.ts'
import { ADMINISTRATION, machine } from './caller.ts'
import { newCode, newLogin } from './logins.ts'

export type Organisation = {
  readonly id: string
  /** What stands behind the @ of a sign-in name. */
  readonly code: string
  readonly name: string
  readonly country: string | null
  readonly kind: OrganisationKind
  readonly exercise: boolean
}

/** Founds an organisation in a house: its row, and the key that wraps its records' keys. */
export async function foundOrganisation(
  house: House,
  organisation: Omit<Organisation, 'id' | 'code'> & {
    readonly code?: string
    /** The administration that an agency stands under. */
    readonly under?: string | null
  },
): Promise<string> {
  const id = uuidv7(house.ports.clock, house.ports.random)
  const code = organisation.code ?? (await newCode(house, organisation.name))
  const wrapped = seal(house.key, newKey(), `organisation:${id}`)
  await house.act(machine(id, ADMINISTRATION), async (act) => {
    const made = { organisation: id, created_at: act.now }
    await act.db
      .insertInto('organisation')
      .values({ ...organisation, ...made, id, code })
      .execute()
    await act.db
      .insertInto('organisation_key')
      .values({ ...made, id: act.newId(), wrapped })
      .execute()
    await journal(act, { act: 'organisation.founded', objects: [id] })
  })
  return id
}

export async function organisationOf(act: Act): Promise<Organisation> {
  return act.db
    .selectFrom('organisation')
    .select(['id', 'code', 'name', 'country', 'kind', 'exercise'])
    .executeTakeFirstOrThrow()
}

export type Person = {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string | null
  readonly language: string
  readonly active: boolean
  readonly roles: readonly string[]
}

export type NewPerson = {
  readonly name: string
  readonly language: string
  readonly roles: readonly Role[]
  /** Made from the name where none is given. */
  readonly login?: string
  readonly email?: string | null
}

export async function addPerson(act: Act, person: NewPerson): Promise<string> {
  await act.room()
  const id = act.newId()
  const made = { organisation: act.caller.organisation, created_at: act.now }
  const { name, language, roles, email = null } = person
  const login = person.login ?? (await newLogin(act, name))
  await act.db
    .insertInto('person')
    .values({ ...made, id, name, login, email, language })
    .execute()
  for (const role of roles)
    await act.db
      .insertInto('membership')
      .values({ ...made, person: id, role })
      .execute()
  await journal(act, { act: 'person.added', objects: [id], values: { roles: roles.join(' ') } })
  return id
}

/** The people of the caller's organisation, in the order in which they were added. */
export async function people(act: Act): Promise<readonly Person[]> {
  const rows = await act.db
    .selectFrom('person')
    .leftJoin('membership', 'membership.person', 'person.id')
    .select(['person.id', 'name', 'login', 'email', 'language', 'active', 'role'])
    .orderBy('person.id')
    .orderBy('role')
    .execute()
  const found = new Map<string, Person>()
  for (const { role, ...person } of rows) {
    const roles = [...(found.get(person.id)?.roles ?? []), ...(role === null ? [] : [role])]
    found.set(person.id, { ...person, roles })
  }
  return [...found.values()]
}
