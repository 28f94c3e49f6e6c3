import type { Evidence, Finding, Reason } from '../base/index.ts'

/**
 * Keeps the trader's own fields apart from the rest: out of the consignment, and out of the
 * evidence of findings. Pure; the sealing is done by the caller.
 */
type Json = unknown
type Branch = { readonly leaves: ReadonlySet<string>; readonly below: ReadonlyMap<string, Branch> }

export type NominalPaths = { readonly tree: Branch; readonly paths: ReadonlySet<string> }

/** Compiles paths such as `parties[].name`; a named field is nominal with all that is below it. */
export function nominalPaths(paths: readonly string[]): NominalPaths {
  const split = paths.map((path) => path.replaceAll('[]', '').split('.'))
  return { tree: branchOf(split), paths: new Set(paths) }
}

function branchOf(paths: readonly (readonly string[])[]): Branch {
  const leaves = new Set<string>()
  const deeper = new Map<string, (readonly string[])[]>()
  for (const [head, ...rest] of paths) {
    if (head === undefined) continue
    if (rest.length === 0) leaves.add(head)
    else deeper.set(head, [...(deeper.get(head) ?? []), rest])
  }
  const below = new Map([...deeper].map(([key, rest]) => [key, branchOf(rest)]))
  return { leaves, below }
}

/** Path in the canonical consignment → the value that stood there. */
export type NominalFields = Record<string, Json>

/** The consignment without its nominal fields, and these by path. Shares what it need not copy. */
export function splitNominal<T extends object>(
  record: T,
  nominal: NominalPaths,
): { readonly plain: T; readonly fields: NominalFields } {
  const fields: NominalFields = {}
  const plain = strip(record, nominal.tree, '', fields) as T
  return { plain, fields }
}

function strip(value: Json, branch: Branch, path: string, fields: NominalFields): Json {
  if (Array.isArray(value))
    return value.map((item, i) => strip(item, branch, `${path}[${i}]`, fields))
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, Json> = {}
  for (const key in value) {
    const field = (value as Record<string, Json>)[key]
    const at = path ? `${path}.${key}` : key
    const below = branch.below.get(key)
    if (branch.leaves.has(key)) fields[at] = field
    else copy[key] = below ? strip(field, below, at, fields) : field
  }
  return copy
}

/** Puts nominal fields back where they stood. */
export function joinNominal<T extends object>(plain: T, fields: NominalFields): T {
  const whole = structuredClone(plain)
  for (const [path, value] of Object.entries(fields)) {
    const steps = path.split(/[.[\]]+/).filter(Boolean)
    const last = steps.pop()
    let at: Json = whole
    for (const step of steps) at = (at as Record<string, Json> | undefined)?.[step]
    if (last !== undefined && typeof at === 'object' && at !== null)
      (at as Record<string, Json>)[last] = value
  }
  return whole
}

export function isNominal(at: string, nominal: NominalPaths): boolean {
  let path = at.replace(/\[\d+\]/g, '[]')
  for (;;) {
    if (nominal.paths.has(path)) return true
    const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))
    if (cut <= 0) return false
    path = path.slice(0, cut)
  }
}

/** Shorter strings (country codes, roles) stand in values without naming anybody. */
const SHORTEST_NAME = 4

/**
 * A finding as it may stand in plain: where its evidence or its values would name somebody, they
 * are cut down to path and span, and `named` is true.
 */
export function stripFinding(
  finding: Finding,
  fields: NominalFields,
  nominal: NominalPaths,
): { readonly plain: Finding; readonly named: boolean } {
  const names = namesOf(fields)
  if (!mentions(finding, names, nominal)) return { plain: finding, named: false }
  return { plain: { ...stripReason(finding, nominal), severity: finding.severity }, named: true }
}

function mentions(reason: Reason, names: readonly string[], nominal: NominalPaths): boolean {
  if (reason.evidence.some((one) => isNominal(one.at, nominal))) return true
  if (Object.values(reason.values).some((value) => namesSomebody(value, names))) return true
  return reason.because?.some((below) => mentions(below, names, nominal)) ?? false
}

function namesSomebody(value: string | number, names: readonly string[]): boolean {
  return typeof value === 'string' && names.some((name) => value.includes(name))
}

function namesOf(fields: NominalFields): string[] {
  const names: string[] = []
  const walk = (value: Json): void => {
    if (typeof value === 'string') {
      if (value.length >= SHORTEST_NAME) names.push(value)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(fields)
  return names
}

/** The entry of a party list that a trader was compared with says who the trader may be. */
const namesEntry = (reason: Reason, nominal: NominalPaths): boolean =>
  reason.evidence.some((one) => isNominal(one.at, nominal)) ||
  (reason.because?.some((below) => namesEntry(below, nominal)) ?? false)

function stripSource({ entry: _, ...source }: Reason['source']): Reason['source'] {
  return source
}

function stripReason(reason: Reason, nominal: NominalPaths): Reason {
  const numbers = Object.entries(reason.values).filter(([, value]) => typeof value === 'number')
  return {
    code: reason.code,
    points: reason.points,
    values: Object.fromEntries(numbers),
    evidence: reason.evidence.map((one) => (isNominal(one.at, nominal) ? stripEvidence(one) : one)),
    source: namesEntry(reason, nominal) ? stripSource(reason.source) : reason.source,
    ...(reason.because
      ? { because: reason.because.map((below) => stripReason(below, nominal)) }
      : {}),
  }
}

const stripEvidence = (evidence: Evidence): Evidence => ({ ...evidence, value: '' })
