import type { ReportField } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { percent } from '../../data/format.ts'
import { labelOf, writtenAs } from '../cases/case-words.ts'

export { labelOf } from '../cases/case-words.ts'

export const shareOf = (share: number): string => `${percent(share)} %`

/** A value of a report as its kind is written for a reader: its fields are those of the case. */
export const writtenIn = (
  fields: readonly ReportField[],
  key: string,
  value: string,
  say: Say,
): string => {
  const field = fields.find((one) => one.key === key)
  return writtenAs(key, field && { ...field, nominal: false }, value, say)
}

/** Keys of fields as a reader calls them. */
export const labelsOf = (keys: readonly string[], say: Say): string =>
  keys.map((key) => labelOf(key, say)).join(', ')

/** A remark of the RILO with the field that it is on. */
export const remarkOf = (
  { field, text }: { readonly field: string | null; readonly text: string },
  say: Say,
): string =>
  say('report.page.remark.on', {
    field: field === null ? say('report.page.whole') : labelOf(field, say),
    text,
  })
