import { countryName } from '../../base/index.ts'
import type { OrganisationKind } from '../../rights/index.ts'
import { LANGUAGES, type Say } from '../../words/index.ts'

/** An organisation of the operation as a document may have to speak of it. */
export type Concerned = {
  readonly id: string
  readonly name: string
  /** What stands behind the @ of its people's sign-in names. */
  readonly code: string
  readonly kind: OrganisationKind
  /** ISO 3166 alpha-2. */
  readonly country: string | null
  /** Its region in the operation, where it is known. */
  readonly region: string | null
  /** It consented to be named, or answers for the document itself. */
  readonly named: boolean
}

/** How a document calls organisations, and what it leaves of a text that names some. */
export type Naming = {
  readonly called: (id: string) => string
  readonly text: (text: string) => string
}

/** Shorter words stand in ordinary language as well: they are taken for a name in capitals alone. */
const SHORT = 4

/**
 * Whoever has not consented is no name but "a Member of region R", also inside a text: by its whole
 * name, without what stands in brackets, by the name of its country in either language, and by the
 * code of its sign-in names. Pure; the titles, properties and names of files pass through it alike.
 */
export function namingOf(concerned: readonly Concerned[], say: Say): Naming {
  const known = new Map(concerned.map((one) => [one.id, one]))
  const phrase = ({ kind, region }: Concerned): string =>
    kind !== 'administration'
      ? say('debrief.body')
      : region === null || region === ''
        ? say('debrief.member')
        : say('debrief.member-of', { region })
  const forms = concerned
    .filter(({ named }) => !named)
    .flatMap((one) => formsOf(one).map((form) => ({ form, said: phrase(one) })))
    .sort((a, b) => b.form.length - a.form.length)
  // In one go, so that what is said in place of one name is never taken for another.
  const anyOf = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${forms.map(({ form }) => `(${spelt(form)})`).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  return {
    called(id) {
      const one = known.get(id)
      if (one === undefined) return say('debrief.body')
      return one.named ? one.name : phrase(one)
    },
    text(text) {
      const whole = text.normalize('NFC')
      if (forms.length === 0) return whole
      return whole.replace(anyOf, (found: string, ...groups: readonly unknown[]) => {
        const one = forms[groups.findIndex((group) => group !== undefined)]
        return one === undefined || (isShort(one.form) && found !== one.form) ? found : one.said
      })
    },
  }
}

function formsOf({ name, code, country }: Concerned): readonly string[] {
  const whole = name.normalize('NFC').trim()
  const bare = whole.replace(/\s*[([].*?[)\]]\s*/gu, ' ').trim()
  const countries =
    country === null ? [] : LANGUAGES.map((language) => countryName(country, language))
  return [...new Set([whole, bare, code, ...countries])].filter((form) => form.trim() !== '')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** However its blanks are written. */
const spelt = (form: string): string => form.split(/\s+/).map(escaped).join('\\s+')

const isShort = (form: string): boolean => form.length < SHORT && form === form.toUpperCase()
