import { countryName, type Finding, type Reason, type Refusal } from '../base/index.ts'
import type { Language, Say, Values, Words } from '../words/index.ts'
import { fieldName, LANGUAGES, voice, wordsOf } from '../words/index.ts'
import type { SaidFinding, SaidReason, SaidRefusal } from './schemas/index.ts'

/** Every language of the house, ready to speak: sentences are made here, at the door. */
export type Voices = Readonly<Record<Language, Say>>

/** `more` are further words by language, such as the titles of the catalogue (`entry.<code>`). */
export async function voices(more: Partial<Record<Language, Words>> = {}): Promise<Voices> {
  const pairs = await Promise.all(
    LANGUAGES.map(async (language): Promise<readonly [Language, Say]> => {
      const words: Words = await wordsOf(language)
      return [language, voice(language, { ...words, ...more[language] })]
    }),
  )
  return Object.fromEntries(pairs) as Record<Language, Say>
}

export const sayRefusal = (refusal: Refusal, say: Say): SaidRefusal => ({
  code: refusal.code,
  values: { ...refusal.values },
  ...sentencesOf(refusal, say),
})

/** A refusal in words. A right that is lacking is said with the sentence of its rule. */
export function sentencesOf(
  { code, values }: Refusal,
  say: Say,
): { readonly says: string; readonly next: string } {
  const { rule, fields } = values
  const denied = code === 'access.denied' && rule !== undefined
  const named = FIELDS_OF[code]
  const spoken = {
    ...values,
    ...(denied ? { rule: say(`access.rule.${rule}`) } : {}),
    // Fields are keys of a form; in a sentence they stand as its page names them.
    ...(named !== undefined && fields !== undefined ? { fields: named(String(fields), say) } : {}),
  }
  const says = say(`refusal.${code}.says`, spoken)
  return {
    says: denied ? `${says} ${say(`access.rule.${rule}.no`, values)}` : says,
    next: say(`refusal.${code}.next`, spoken),
  }
}

/** What is lacking, by the refusal that says so: the form's keys become its labels. */
const FIELDS_OF: Readonly<Record<string, (fields: string, say: Say) => string>> = {
  'operation-plan.incomplete': (fields, say) => each(fields, '; ', (one) => fieldName(say, one)),
  'case.incomplete': (fields, say) => each(fields, ', ', (one) => say(`case.field.${one}`)),
  'message.incomplete': (fields, say) => each(fields, ', ', (one) => say(`message.field.${one}`)),
}

const each = (fields: string, between: string, name: (field: string) => string): string =>
  fields.split(', ').map(name).join(between)

/** Values that are codes of the record; in a sentence they stand as words. */
const COUNTRY_VALUES = new Set(['country', 'destination', 'origin', 'consigneeCountry', 'place'])

function spoken(values: Values, say: Say, language: Language): Values {
  const entry = values.entry === undefined ? null : titleOf(String(values.entry), say)
  const titled = entry === null ? values : { title: entry, ...values }
  return Object.fromEntries(
    Object.entries(titled).map(([name, value]) => {
      if (name === 'role') return [name, say(`role.${value}`)]
      if (!COUNTRY_VALUES.has(name)) return [name, value]
      const country = countryName(String(value), language)
      return [name, country === String(value) ? value : `${country} (${value})`]
    }),
  )
}

export function sayReason(reason: Reason, say: Say, language: Language): SaidReason {
  return {
    code: reason.code,
    says: say(`reason.${reason.code}`, {
      unsaid: say('nominal.withheld'),
      ...spoken(reason.values, say, language),
    }),
    points: reason.points,
    values: { ...reason.values },
    evidence: reason.evidence.map(({ at, value, span, place }) => ({
      at,
      ...(place === undefined ? {} : { place }),
      // Cut down to its place where it is the trader's own: then the value is absent, not blank.
      ...(value === '' ? {} : { value, ...(span ? { span: [span[0], span[1]] } : {}) }),
    })),
    source: reason.source,
    because: (reason.because ?? []).map((below) => sayReason(below, say, language)),
  }
}

/** What the control list calls the entry; null for entries of other lists. */
function titleOf(entry: string | undefined, say: Say): string | null {
  if (entry === undefined) return null
  const title = say(`entry.${entry}`)
  return title === `entry.${entry}` ? null : title
}

export const sayFinding = (finding: Finding, say: Say, language: Language): SaidFinding => ({
  ...sayReason(finding, say, language),
  severity: finding.severity,
  title: titleOf(finding.source.entry, say),
  heading: say(`indicator.${finding.code}`),
  settles: say(`settles.${finding.code}`),
})
