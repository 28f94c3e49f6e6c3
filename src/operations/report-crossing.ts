import { withoutNames } from '../base/index.ts'
import type { Values } from '../cases/index.ts'
import { isAsFound, REPORT_FORMS, type ReportKind } from './report-form.ts'

/**
 * `nominal`: names somebody. `named`: names stood in its text and were taken out. `national`: the
 * operation does not ask for it, so it stays in the national record.
 */
export const REPORT_WITHHELD_WHY = ['nominal', 'named', 'national'] as const
export type ReportWithheld = {
  readonly field: string
  readonly why: (typeof REPORT_WITHHELD_WHY)[number]
}

export type ReportCrossed = {
  readonly seen: Values
  readonly withheld: readonly ReportWithheld[]
}

/** What must stand in no text: who somebody is, and of a thing which one it is. */
export type KeptFrom = { readonly names: readonly string[]; readonly marks: readonly string[] }

/**
 * What leaves the country of a report, and what is withheld and why. Pure: the preview and the row
 * that others read are made by it, so that neither shows more. `names`: all that names somebody in
 * the case and in its target; `marks`: what tells one thing from its like. `kept`: what stands in the case besides, by the keys of its fields.
 */
export function reportCrossing(
  kind: ReportKind,
  values: Values,
  { names, marks, kept }: KeptFrom & { readonly kept: KeptApart },
): ReportCrossed {
  const seen: Record<string, string> = {}
  const withheld: ReportWithheld[] = []
  const asked = new Set(REPORT_FORMS[kind].map((one) => one.key))
  for (const field of REPORT_FORMS[kind]) {
    const { key } = field
    const value = values[key]
    if (value === undefined) continue
    const free = field.kind === 'text' || field.kind === 'line' || isAsFound(field, value)
    const left = free ? withoutNames(value, names, marks) : value
    if (left !== (free ? value.normalize('NFC') : value))
      withheld.push({ field: key, why: 'named' })
    seen[key] = left
  }
  for (const field of kept.nominal) withheld.push({ field, why: 'nominal' })
  for (const field of kept.plain) if (!asked.has(field)) withheld.push({ field, why: 'national' })
  return { seen, withheld }
}

/** The keys of the fields that stand in the reported entry. */
export type KeptApart = {
  readonly nominal: readonly string[]
  readonly plain: readonly string[]
}
