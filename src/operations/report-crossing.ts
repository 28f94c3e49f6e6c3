import { withoutNames } from '../base/index.ts'
import type { Values } from '../cases/index.ts'
import { REPORT_FORMS, type ReportKind } from './report-form.ts'

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

/** A part of a name that holds a figure, as serial and declaration numbers do, is told by itself. */
const NUMBERED = /[\p{L}\p{N}][\p{L}\p{N}./-]*\p{N}[\p{L}\p{N}./-]*/gu
const NUMBERED_SHORTEST = 5

/** The names and the numbers that stand in them. */
const withNumbers = (names: readonly string[]): readonly string[] => [
  ...names,
  ...names.flatMap((name) =>
    (name.match(NUMBERED) ?? []).filter((part) => part.length >= NUMBERED_SHORTEST),
  ),
]

/**
 * What leaves the country of a report, and what is withheld and why. Pure: the preview and the row
 * that others read are made by it, so that neither shows more. `names`: all that names somebody in
 * the case and in its target. `kept`: what stands in the case besides, by the keys of its fields.
 */
export function reportCrossing(
  kind: ReportKind,
  values: Values,
  { names, kept }: { readonly names: readonly string[]; readonly kept: KeptApart },
): ReportCrossed {
  const seen: Record<string, string> = {}
  const withheld: ReportWithheld[] = []
  const all = withNumbers(names)
  const asked = new Set(REPORT_FORMS[kind].map((one) => one.key))
  for (const { key, kind: of } of REPORT_FORMS[kind]) {
    const value = values[key]
    if (value === undefined) continue
    const free = of === 'text' || of === 'line'
    const left = free ? withoutNames(value, all) : value
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
