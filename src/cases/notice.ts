import type { Values } from './field.ts'
import { DOCUMENTS, familyOf } from './hazards.ts'

/** A paragraph of the notice: a words key, what it needs, and codes that stand below it as a list. */
export type Paragraph = {
  readonly key: string
  readonly values: Readonly<Record<string, string>>
  readonly list: readonly string[]
}

/**
 * The notice to the exporter of detained goods: why, by what law, which documents are wanted, whom
 * to write to, until when. It says nothing of experts who are asked (guide/domain.md 5.2 rule 6).
 * Pure; its sentences are made in English and French.
 */
export function noticeOf(
  detention: Values,
  of: { readonly administration: string; readonly number: number },
): readonly Paragraph[] {
  const said = (key: string) => detention[key] ?? ''
  const one = (key: string, values: Paragraph['values'] = {}, list: readonly string[] = []) => ({
    ...{ key: `case.notice.${key}`, values, list },
  })
  const more = said('reason-more')
  return [
    one('head', { administration: of.administration, number: String(of.number) }),
    ...(said('exporter') === '' ? [] : [one('exporter', { exporter: said('exporter') })]),
    one('detained', { goods: said('goods'), on: said('event-on') }),
    one(`reason.${said('reason')}`),
    ...(more === '' ? [] : [one('reason-more', { text: more })]),
    one('basis', { basis: said('legal-basis') }),
    one(
      'documents',
      {},
      DOCUMENTS[familyOf(detention.family)].map((code) => `case.document.${code}`),
    ),
    one('contact', { contact: said('contact') }),
    one('limit', { limit: said('limit-on') }),
  ]
}
