import {
  ADMINISTRATION,
  addOrganisation,
  everyOrganisation,
  type Listed,
  linkOnMachine,
  machine,
  type NewOrganisation,
  organisationCalled,
  renameOrganisation,
  type Who,
  type WhoAsked,
  type Why,
  type WhyAsked,
  who,
  why,
} from '../access/index.ts'
import { Refused } from '../base/index.ts'
import { type House, journalKey } from '../store/index.ts'
import { type Copied, copyJournal } from './journal-copy.ts'

/** What whoever keeps the machine asks for an organisation: its id, code or name; null: the first. */
type For<T> = T & { readonly organisation: string | null }
type NewFirst = NewOrganisation & {
  readonly first: { readonly name: string; readonly language: string }
}

/**
 * What a command asks of a house, by the name of its door: the same function answers whether this
 * process opened the house or a running server holds it. A new command of this kind is a new row.
 */
export const QUESTIONS = {
  'access.why': async (house: House, asked: For<WhyAsked>): Promise<Why> =>
    house.act(await machineOf(house, asked.organisation), (act) => why(act, asked)),
  'access.who': async (house: House, asked: For<WhoAsked>): Promise<Who> =>
    who(house, await machineOf(house, asked.organisation), asked),
  'organisation.list': (house: House): Promise<readonly Listed[]> => everyOrganisation(house),
  'organisation.add': (
    house: House,
    { first, ...asked }: NewFirst,
  ): Promise<Listed & { readonly link: string }> => addOrganisation(house, asked, first),
  'organisation.rename': async (
    house: House,
    asked: {
      readonly organisation: string
      readonly name: string | null
      readonly country: string | null
    },
  ): Promise<Listed> => {
    const { id, name, country } = await organisationCalled(house, asked.organisation)
    const wanted = { name: asked.name ?? name, country: asked.country ?? country }
    return house.act(machine(id, ADMINISTRATION), (act) => renameOrganisation(act, wanted))
  },
  'sign-in': async (
    house: House,
    asked: For<{ readonly name: string | null }>,
  ): Promise<{ readonly name: string; readonly login: string; readonly link: string }> =>
    house.act(await machineOf(house, asked.organisation), (act) =>
      linkOnMachine(act, house, asked.name),
    ),
  'journal.key': (house: House): Promise<string> => journalKey(house),
  'journal.copy': async (house: House, asked: For<{ readonly out: string }>): Promise<Copied> =>
    copyJournal(
      house,
      { ...(await machineOf(house, asked.organisation)), purpose: 'oversight' },
      asked.out,
    ),
} as const

export type Questions = typeof QUESTIONS
export type Question = keyof Questions
export type Asked<Q extends Question> = Parameters<Questions[Q]>[1]
export type Answer<Q extends Question> = Awaited<ReturnType<Questions[Q]>>

/** The machine at work for an organisation of the house. Refuses (`organisation.absent`). */
async function machineOf(house: House, organisation: string | null) {
  if (organisation !== null) return machine((await organisationCalled(house, organisation)).id)
  const [first] = await house.organisations()
  if (!first) throw new Refused('organisation.absent')
  return machine(first.id)
}

/** What the side door of a running server answers. */
export const answerQuestion = (house: House, name: string, asked: unknown): Promise<unknown> => {
  if (!Object.hasOwn(QUESTIONS, name)) throw new Refused('request.absent')
  const question = QUESTIONS[name as Question] as (house: House, asked: never) => Promise<unknown>
  return question(house, asked as never)
}
