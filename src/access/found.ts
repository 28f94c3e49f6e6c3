import { Refused } from '../base/index.ts'
import type { OrganisationKind } from '../rights/index.ts'
import type { House } from '../store/index.ts'
import { ADMINISTRATION, machine } from './caller.ts'
import { directory, freeName, type Listed } from './directory.ts'
import { organisationOfCode } from './logins.ts'
import { foundOrganisation } from './organisations.ts'
import { firstAdministrator } from './sign-in-links.ts'

export type NewOrganisation = {
  readonly name: string
  readonly kind: OrganisationKind
  /** ISO 3166 alpha-2; null for an organisation of several countries. */
  readonly country: string | null
  /** For an agency: the id or code of its administration. */
  readonly under: string | null
  readonly exercise: boolean
  /** What stands behind the @ of its sign-in names; null: made from its name, which is then its own. */
  readonly code: string | null
}

/**
 * Founds a further organisation in the house, with its first administrator and the token of the
 * link that lets them in, shown once. An act of whoever keeps the machine: no organisation of the
 * house founds another. Refuses (`organisation.under`) an agency's place under anything but an
 * administration, (`organisation.absent`) under what is not there, (`organisation.name-taken`) a
 * name that another has, where no code tells them apart, and (`organisation.code-taken`).
 */
export async function addOrganisation(
  house: House,
  asked: NewOrganisation,
  first: { readonly name: string; readonly language: string },
): Promise<Listed & { readonly link: string }> {
  const { under: _, code, ...organisation } = asked
  if (code === null) freeName(await everyOrganisation(house), asked.name)
  else if (await organisationOfCode(house, code))
    throw new Refused('organisation.code-taken', { code })
  const under = asked.under === null ? null : await administrationCalled(house, asked)
  const id = await foundOrganisation(house, {
    ...organisation,
    ...(code === null ? {} : { code }),
    under,
  })
  const { link } = await firstAdministrator(house, id, first)
  const listed = await house.act(machine(id, ADMINISTRATION), directory)
  return { ...(listed.find((one) => one.id === id) as Listed), link }
}

async function administrationCalled(house: House, asked: NewOrganisation): Promise<string> {
  const { kind, id } = await organisationCalled(house, asked.under ?? '')
  if (asked.kind !== 'agency' || kind !== 'administration') throw new Refused('organisation.under')
  return id
}

/** An organisation of the house by id, code or exact name. Refuses (`organisation.absent`). */
export async function organisationCalled(house: House, text: string): Promise<Listed> {
  const wanted = text.trim().toLowerCase()
  const listed = await everyOrganisation(house)
  const found =
    listed.find(({ id, code }) => id === wanted || code === wanted) ??
    listed.find(({ name }) => name.toLowerCase() === wanted)
  if (!found) throw new Refused('organisation.absent')
  return found
}

/** The directory as the machine reads it; empty in a house that nobody has opened yet. */
export async function everyOrganisation(house: House): Promise<readonly Listed[]> {
  const [first] = await house.organisations()
  return first ? house.act(machine(first.id, ADMINISTRATION), directory) : []
}
