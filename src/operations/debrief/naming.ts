import { countryAliases, countryName } from '../../base/index.ts'
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
 * name, without what stands in brackets and by that alone, by the names of its country in either
 * language and those of trade files, and by the code of its sign-in names. Accents, apostrophes and
 * dashes make no difference, nor how an "and" is written. Pure; the titles, properties and names of
 * files pass through it alike.
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
      const { folded, at } = foldedText(whole)
      let left = ''
      let from = 0
      for (const found of folded.matchAll(anyOf)) {
        const one = forms[found.slice(1).findIndex((group) => group !== undefined)]
        if (one === undefined || !isMeant(one.form, found[0], folded[found.index - 1])) continue
        left += whole.slice(from, at[found.index]) + one.said
        from = at[found.index + found[0].length] ?? whole.length
      }
      return left + whole.slice(from)
    },
  }
}

/** A short form is a name in capitals, or behind the @ of a sign-in name. */
const isMeant = (form: string, found: string, before: string | undefined): boolean =>
  form.length >= SHORT || before === '@' || found === found.toUpperCase()

function formsOf({ name, code, country }: Concerned): readonly string[] {
  const countries =
    country === null
      ? []
      : [
          ...LANGUAGES.map((language) => countryName(country, language)),
          ...countryAliases(country),
          ...(ALSO[country] ?? []),
        ]
  const names = [name, ...countries].map((one) => fold(one).trim())
  const forms = [...names.flatMap(around), ...names.slice(1).flatMap(inBrackets), fold(code)]
  return [...new Set(forms)].filter((form) => /[\p{L}\p{N}]/u.test(form))
}

/** "Myanmar (Burma)" is called by either alone; "Korea, Republic of" is turned round. */
const BRACKETS = /\s*[([](.*?)[)\]]\s*/gu
const around = (name: string): readonly string[] => {
  const [first = '', second] = name.split(/,\s+/)
  return [name, name.replace(BRACKETS, ' ').trim(), ...(second ? [`${second} ${first}`] : [])]
}
const inBrackets = (name: string): readonly string[] =>
  [...name.matchAll(BRACKETS)].map(([, inside = '']) => inside.trim())

/** Names of everyday language that are in no list of trade files. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  CD: ['Congo-Kinshasa', 'Democratic Republic of the Congo', 'République démocratique du Congo'],
  CG: ['Congo-Brazzaville'],
  MM: ['Birmanie'],
  MO: ['Macao', 'Macau'],
  NL: ['Hollande'],
  US: ['US', 'Amérique'],
  VA: ['Saint-Siège'],
}

/** Letters that no accent makes. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ø: 'o', Ø: 'O', œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i' },
}

/** One sign as it is compared: without accents, invisible signs and kinds of a stroke. */
function foldSign(sign: string): string {
  if (/\p{Cf}/u.test(sign)) return ''
  if (/[’‘ʼʹ′`´＇]/u.test(sign)) return "'"
  if (/\p{Pd}|−/u.test(sign)) return '-'
  return LETTERS[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '')
}

const fold = (text: string): string => foldedText(text.normalize('NFC')).folded

/** The text as it is compared, and where each of its units began in the original. */
function foldedText(text: string): { readonly folded: string; readonly at: readonly number[] } {
  let folded = ''
  const at: number[] = []
  let begins = 0
  for (const sign of text) {
    const said = foldSign(sign)
    for (let unit = 0; unit < said.length; unit++) at.push(begins)
    folded += said
    begins += sign.length
  }
  return { folded, at }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const AND = /^(?:&|and|et)$/i

/** However its blanks, its hyphens and its "and" are written. */
const spelt = (form: string): string =>
  form
    .split(/[\s-]+/)
    .filter((part) => part !== '')
    .map((part) => (AND.test(part) ? '(?:&|and|et)' : escaped(part)))
    .join('[\\s-]+')
