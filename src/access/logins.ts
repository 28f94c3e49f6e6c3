import anyAscii from 'any-ascii'
import { sql } from 'kysely'
import { Refused } from '../base/index.ts'
import type { Act, House } from '../store/index.ts'
import { HOUSE } from './caller.ts'

/**
 * The name to sign in with, `amara.okafor@nordavia`: unique within its organisation, whose code
 * is unique in the house. So nobody learns from a name that is taken that another organisation
 * has such a person. A house with one organisation needs no code.
 */
const LOGIN = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/
const LOGIN_MAX = 40
const CODE_MAX = 24

/** A sign-in name as it is kept. Refuses (`person.login`) what cannot be one. */
export function readLogin(text: string): string {
  const login = text.normalize('NFKC').trim().toLowerCase()
  if (login.length > LOGIN_MAX || !LOGIN.test(login)) throw new Refused('person.login')
  return login
}

/** `Amara Okafor-Lund` → `amara.okafor-lund`; letters of any script are transliterated. */
const slug = (text: string, separator: string, longest: number): string =>
  anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, separator)
    .replace(/[.-]{2,}/g, separator)
    .slice(0, longest)
    .replace(/^[.-]+|[.-]+$/g, '')

/** A free sign-in name for a new person. */
export async function newLogin(act: Act, name: string): Promise<string> {
  const wanted = slug(name, '.', LOGIN_MAX - 4) || 'person'
  for (let number = 1; ; number++) {
    const login = number === 1 ? wanted : `${wanted}${number}`
    const taken = await act.db
      .selectFrom('person')
      .select('id')
      .where('login', '=', login)
      .executeTakeFirst()
    if (!taken) return login
  }
}

/** A free code for a new organisation. */
export async function newCode(house: House, name: string): Promise<string> {
  const wanted = slug(name, '-', CODE_MAX) || 'house'
  for (let number = 1; ; number++) {
    const code = number === 1 ? wanted : `${wanted}-${number}`
    if ((await organisationOfCode(house, code)) === undefined) return code
  }
}

/** The organisations of a house are known to each other; nothing else is read here. */
export const organisationOfCode = (house: House, code: string): Promise<string | undefined> =>
  house.act(HOUSE, (act) =>
    act.asGuest(async () => {
      const found = await sql<{ id: string }>`
        select id from organisation where code = ${code}`.execute(act.db)
      return found.rows[0]?.id
    }),
  )

/** The one organisation of a house that has one. */
export const onlyOrganisation = (house: House): Promise<string | undefined> =>
  house.act(HOUSE, (act) =>
    act.asGuest(async () => {
      const found = await sql<{ id: string }>`select id from organisation limit 2`.execute(act.db)
      return found.rows.length === 1 ? found.rows[0]?.id : undefined
    }),
  )

export type Addressed = {
  /** As it was meant: the same person is counted as one, however the name was typed. */
  readonly text: string
  readonly login: string
  readonly organisation: string | undefined
}

/** Whom a typed sign-in name means; an organisation that is not there is undefined. */
export async function readAddress(house: House, typed: string): Promise<Addressed> {
  const text = typed.normalize('NFKC').trim().toLowerCase().slice(0, 100)
  const at = text.lastIndexOf('@')
  const login = at < 0 ? text : text.slice(0, at)
  const organisation =
    at < 0 ? await onlyOrganisation(house) : await organisationOfCode(house, text.slice(at + 1))
  return { text, login, organisation }
}
