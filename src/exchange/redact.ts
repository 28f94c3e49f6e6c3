import type { Finding, Lane, Reason } from '../base/index.ts'

/** A target with its consignment and findings, as it stands with its owner. */
export type Crossing = {
  readonly id: string
  readonly owner: string
  readonly lane: Lane
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly createdAt: string
  /** Without the trader's own fields. */
  readonly consignment: Readonly<Record<string, unknown>>
  readonly findings: readonly Finding[]
  /** What these fields add; null where they were not opened. */
  readonly nominal: {
    readonly consignment: Readonly<Record<string, unknown>>
    readonly paths: readonly string[]
    readonly findings: Readonly<Record<number, Finding>>
  } | null
}

/** What somebody beyond the owner's organisation sees of it: on the page, in a preview, in a file. */
export type Seen = Omit<Crossing, 'nominal'> & {
  /** The trader's own fields are in it; where they are not, nothing stands in their place. */
  readonly nominal: boolean
}

/** `nominal`: names the trader, and is not given to this recipient. `internal`: stays at home. */
export const WITHHELD_WHY = ['nominal', 'internal'] as const
export type Withheld = {
  /** A path of the consignment, `findings[n]`, or a part of the record. */
  readonly what: string
  readonly why: (typeof WITHHELD_WHY)[number]
}

export type Redacted = {
  readonly seen: Seen
  /** For the owner's eyes: who receives the record is not told what is not in it. */
  readonly withheld: readonly Withheld[]
}

/** What never leaves the owner, beside these: which file and row it came from, what it knows of a trader. */
const AT_HOME = ['judgements', 'batch'] as const

/**
 * What a recipient sees of a record, and what is withheld from them and why. Pure: the preview, the
 * page of the recipient and their export are made by it, so that none shows more than another.
 */
export function redact(record: Crossing, recipient: { readonly nominal: boolean }): Redacted {
  const named = recipient.nominal ? record.nominal : null
  const internal: string[] = []
  const consignment = withoutInternal(named?.consignment ?? record.consignment, internal)
  const findings = record.findings.map((plain, at) =>
    withoutPlaces(named?.findings[at] ?? plain),
  ) as unknown as readonly Finding[]
  const withheld: readonly Withheld[] = [
    ...(named === null && record.nominal !== null
      ? [
          ...record.nominal.paths,
          ...Object.keys(record.nominal.findings).map((at) => `findings[${at}]`),
        ].map((what): Withheld => ({ what, why: 'nominal' }))
      : []),
    ...[...internal, ...AT_HOME].map((what): Withheld => ({ what, why: 'internal' })),
  ]
  const { id, owner, lane, score, completeness, codes, createdAt } = record
  const seen = { id, owner, lane, score, completeness, codes, createdAt }
  return { seen: { ...seen, consignment, findings, nominal: named !== null }, withheld }
}

type Json = Readonly<Record<string, unknown>>

function withoutInternal(consignment: Json, internal: string[]): Json {
  const { source, parties, ...rest } = consignment
  if (source !== undefined) internal.push('source')
  if (!Array.isArray(parties)) return rest
  const shown = parties.map((party: Json, at) => {
    if (party.profile === undefined) return party
    internal.push(`parties[${at}].profile`)
    const { profile: _, ...left } = party
    return left
  })
  return { ...rest, parties: shown }
}

/** Columns of the owner's own files are nobody else's. */
const withoutPlaces = <R extends Reason>(reason: R): R => ({
  ...reason,
  evidence: reason.evidence.map(({ place: _, ...one }) => one),
  ...(reason.because ? { because: reason.because.map(withoutPlaces) } : {}),
})
