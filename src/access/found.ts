import { Refused } from '../base/index.ts'
import type { OrganisationKind } from '../rights/index.ts'
import type { House } from '../store/index.ts'
import { ADMINISTRATION, machine } from './caller.ts'
import { directory, type Listed } from './directory.ts'
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
}

/**
 * Founds a further organisation in the house, with its first administrator and the token of the
 * link that lets them in, shown once. An act of whoever keeps the machine: no organisation of the
 * house founds another. Refuses (`organisation.under`) an agency's place under anything but an
 * administration, and (`organisation.absent`) under what is not there.
 */
export async function addOrganisation(
  house: House,
  asked: NewOrganisation,
  first: { readonly name: string; readonly language: string },
): Promise<Listed & { readonly link: string }> {
  const { under: _, ...organisation } = asked
  const under = asked.under === null ? null : await administrationCalled(house, asked)
  const id = await foundOrganisation(house, { ...organisation, under })
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
