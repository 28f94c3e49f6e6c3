import { type CasesPage, HAZARDS, type Paragraph, type SeenCase } from '../cases/index.ts'
import type { CaseBody, CaseNotice, CasesAnswer } from './schemas/index.ts'
import type { Voices } from './speech.ts'

/** Cases as the API shows them: the rooms' values are readonly, an answer is its own copy. */
export const casesBody = ({ cases, ...rest }: CasesPage): CasesAnswer => ({
  ...rest,
  cases: [...cases],
})

export function caseBody({ facts, label, entries, forms, ...seen }: SeenCase): CaseBody {
  const { identifiers: _, ruled: __, ...shown } = facts
  return {
    ...seen,
    label: { ...label, purposes: [...label.purposes] },
    facts: { ...shown, consequences: [...shown.consequences], flags: [...shown.flags] },
    entries: entries.map((entry) => ({ ...entry, values: { ...entry.values } })),
    forms: forms.map(({ kind, lacks, fields, begun }) => ({
      kind,
      lacks: [...lacks],
      fields: fields.map((field) => ({ ...field, codes: [...field.codes] })),
      begun: { ...begun },
    })),
    hazards: Object.fromEntries(
      Object.entries(HAZARDS).map(([family, codes]) => [family, [...codes]]),
    ),
  }
}

/** The exporter reads the language of the law: both are made at once. */
export function noticeBody(paragraphs: readonly Paragraph[], voices: Voices): CaseNotice {
  const [head, ...rest] = paragraphs
  const spoken = (language: keyof CaseNotice) => {
    const say = voices[language]
    return {
      title: head === undefined ? '' : say(head.key, head.values),
      paragraphs: rest.map(({ key, values, list }) => ({
        says: say(key, values),
        list: list.map((one) => say(one)),
      })),
    }
  }
  return { en: spoken('en'), fr: spoken('fr') }
}
