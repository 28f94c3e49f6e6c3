import { createHash } from 'node:crypto'
import type { Finding, Lane, NonEmpty, Reason, Refusal } from '../base/index.ts'
import { asUuid, mark, newKey, type OrganisationKey, seal } from './keys.ts'
import { type NominalPaths, splitNominal, stripFinding } from './nominal.ts'
import { LANE, urgencyOf } from './order.ts'
import { wordsOf, wordsText } from './search-words.ts'

/** A canonical consignment as the store needs it; whatever else it holds is kept with it. */
export type KeptConsignment = {
  readonly id: string
  readonly source: { readonly file: string; readonly record: number }
  readonly goodsItems: readonly { readonly hs6?: string | undefined }[]
}

export type ScreenedConsignment = {
  readonly consignment: KeptConsignment
  /** Absent where nothing was found: the consignment is kept, and no target made of it. */
  readonly target?: {
    readonly lane: Lane
    readonly score: number
    readonly completeness: number
    readonly findings: NonEmpty<Finding>
  }
}

export type KeptReject = {
  readonly record: number
  readonly place: string
  readonly refusal: Refusal
}

/** The bytes of one record as they stood in the file; `of` is the consignment's first record. */
export type RawRecord = {
  readonly record: number
  readonly bytes: Uint8Array
  readonly of?: number
}

/** A piece of one trade file, screened. Kept whole or not at all. */
export type ScreenedChunk = {
  readonly batch: string
  readonly index: number
  readonly file: { readonly id: string; readonly index: number }
  readonly consignments: readonly ScreenedConsignment[]
  readonly rejects: readonly KeptReject[]
  readonly raw: readonly RawRecord[]
  /** `recordsRead`, `goodsItems` and whatever else the batch adds up. */
  readonly counts: Readonly<Record<string, number>>
}

/** A chunk ready for the tables: sealed, marked and as JSON text. */
export type SealedChunk = {
  readonly batch: string
  readonly index: number
  readonly file: string
  readonly counts: Readonly<Record<string, number>>
  readonly consignments: string
  readonly targets: readonly SealedTarget[]
  /** Each word of the chunk's targets, with the targets that have it. */
  readonly words: string
  readonly findings: string
  readonly targetNominal: string
  readonly keys: string
  readonly nominal: string
  readonly raw: string
  readonly rejects: string
}

export type SealedTarget = {
  readonly id: string
  readonly consignment: string
  readonly record: number
  readonly file_index: number
  readonly lane: number
  readonly urgency: number
  readonly score: number
  readonly completeness: number
  readonly codes: readonly string[]
  readonly words: string
  readonly signature: string
  readonly basis: string
}

/**
 * Seals a chunk for one organisation. Pure but for the random keys, and the dear part of storing:
 * it may run in any thread while the database is busy with the chunk before.
 */
export function sealChunk(
  organisation: string,
  key: OrganisationKey,
  nominal: NominalPaths,
  chunk: ScreenedChunk,
): SealedChunk {
  const file = chunk.file.id
  const keyOf = new Map<number, Uint8Array>()
  const keys: object[] = []
  const recordKey = (record: number): Uint8Array => {
    const known = keyOf.get(record)
    if (known) return known
    const made = newKey()
    keyOf.set(record, made)
    const wrapped = seal(key.wrapping, made, nameOf('key', organisation, file, record))
    keys.push({ record, wrapped: wrapped.toString('base64') })
    return made
  }

  const consignments: object[] = []
  const fields: object[] = []
  const targets: SealedTarget[] = []
  const having = new Map<string, string[]>()
  const findings: object[] = []
  const targetNominal: object[] = []
  for (const { consignment, target } of chunk.consignments) {
    const { record } = consignment.source
    const split = splitNominal(consignment, nominal)
    consignments.push({
      id: consignment.id,
      record,
      hs6: hs6Of(consignment),
      countries: countriesOf(split.plain),
      body: split.plain,
    })
    if (Object.keys(split.fields).length > 0)
      fields.push({
        record,
        sealed: sealText(recordKey(record), split.fields, 'nominal', organisation, file, record),
      })
    if (!target) continue
    const id = targetId(chunk.batch, consignment.id)
    const words = wordsOf(split.plain)
    for (const word of words) {
      const known = having.get(word)
      if (known) known.push(id)
      else having.set(word, [id])
    }
    targets.push({
      id,
      consignment: consignment.id,
      record,
      file_index: chunk.file.index,
      lane: LANE[target.lane],
      urgency: urgencyOf(target.lane, target.score, target.completeness),
      score: target.score,
      completeness: target.completeness,
      codes: [...new Set(target.findings.map((finding) => finding.code))].sort(),
      words: wordsText(words),
      signature: mark(key, signatureText(target.findings)),
      basis: mark(key, JSON.stringify([consignment, target.findings])),
    })
    const named: Record<number, Finding> = {}
    for (const [seq, finding] of target.findings.entries()) {
      const stripped = stripFinding(finding, split.fields, nominal)
      if (stripped.named) named[seq] = finding
      const { list = null, version = null, entry = null } = stripped.plain.source
      const { code, severity, points } = finding
      findings.push({
        target: id,
        seq,
        code,
        severity,
        points,
        list,
        version,
        entry,
        body: stripped.plain,
      })
    }
    if (Object.keys(named).length > 0)
      targetNominal.push({
        target: id,
        sealed: sealText(recordKey(record), named, `target:${id}`, organisation, file, record),
      })
  }

  const raw = chunk.raw.map(({ record, bytes, of = record }) => ({
    record,
    of,
    sealed: seal(recordKey(of), bytes, nameOf(`raw:${record}`, organisation, file, of)).toString(
      'base64',
    ),
  }))
  const perRecord = new Map<number, number>()
  const rejects = chunk.rejects.map(({ record, place, refusal }) => {
    const seq = perRecord.get(record) ?? 0
    perRecord.set(record, seq + 1)
    return {
      record,
      seq,
      file_index: chunk.file.index,
      place,
      code: refusal.code,
      said: refusal.values,
    }
  })

  return {
    batch: chunk.batch,
    index: chunk.index,
    file,
    counts: chunk.counts,
    consignments: JSON.stringify(consignments),
    targets,
    words: JSON.stringify([...having].map(([word, targets]) => ({ word, targets }))),
    findings: JSON.stringify(findings),
    targetNominal: JSON.stringify(targetNominal),
    keys: JSON.stringify(keys),
    nominal: JSON.stringify(fields),
    raw: JSON.stringify(raw),
    rejects: JSON.stringify(rejects),
  }
}

/** The name that is authenticated with sealed bytes: they open at their own place alone. */
export const nameOf = (what: string, organisation: string, file: string, record: number): string =>
  `${what}/${organisation}/${file}/${record}`

function sealText(
  key: Uint8Array,
  value: unknown,
  what: string,
  organisation: string,
  file: string,
  record: number,
): string {
  const name = nameOf(what, organisation, file, record)
  return seal(key, JSON.stringify(value), name).toString('base64')
}

/** The same batch and consignment give the same target: a re-run writes none twice. */
export function targetId(batch: string, consignment: string): string {
  const hash = createHash('sha256').update(`target/${batch}/${consignment}`).digest('hex')
  return asUuid(hash)
}

/**
 * Two targets have identical reasons when the same rules spoke, for the same list entries, about
 * the same words: what may be answered together.
 */
export function signatureText(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map((f) => [f.severity, reasonText(f)]).sort(byText))
}

const reasonText = (reason: Reason): readonly unknown[] => [
  reason.code,
  reason.source.list ?? '',
  reason.source.entry ?? '',
  reason.evidence.map((one) => [one.at.replace(/\[\d+\]/g, '[]'), one.value]),
  (reason.because ?? []).map(reasonText),
]

const byText = (a: unknown, b: unknown): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

const hs6Of = (consignment: KeptConsignment): string[] => [
  ...new Set(consignment.goodsItems.flatMap((item) => (item.hs6 ? [item.hs6] : []))),
]

const COUNTRY_KEYS = new Set([
  'country',
  'originCountry',
  'nationality',
  'export',
  'dispatch',
  'destination',
  'finalDestination',
  'transit',
])

/** Every country that the consignment names, wherever it names it. */
function countriesOf(value: unknown): string[] {
  const found = new Set<string>()
  const walk = (one: unknown, key: string): void => {
    if (typeof one === 'string') {
      if (COUNTRY_KEYS.has(key)) found.add(one)
    } else if (Array.isArray(one)) for (const item of one) walk(item, key)
    else if (typeof one === 'object' && one !== null)
      for (const name in one) walk((one as Record<string, unknown>)[name], name)
  }
  walk(value, '')
  return [...found]
}
