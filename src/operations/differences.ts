/** One field that two versions have differently; null where it is not there. */
export type Difference = {
  /** `phases[planning].name.fr`: parts with a key or a name are found by it, others by their place. */
  readonly at: string
  readonly before: string | null
  readonly after: string | null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A part that moved is the same part: it is found by its key. */
const labelOf = (part: unknown, nth: number): string =>
  isRecord(part) && typeof part.key === 'string' ? part.key : String(nth + 1)

function* fieldsOf(value: unknown, at: string): Generator<readonly [string, string]> {
  if (value === null || value === undefined || value === '') return
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) {
      if (value.length > 0) yield [at, value.join(', ')]
      return
    }
    for (const [nth, part] of value.entries()) yield* fieldsOf(part, `${at}[${labelOf(part, nth)}]`)
    return
  }
  if (!isRecord(value)) {
    yield [at, String(value)]
    return
  }
  for (const [name, part] of Object.entries(value))
    yield* fieldsOf(part, at === '' ? name : `${at}.${name}`)
}

/** Field by field, in the order of the later version; what was only in the earlier one comes last. */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [new Map(fieldsOf(before, '')), new Map(fieldsOf(after, ''))]
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((at) => ({ at, before: old.get(at) ?? null, after: now.get(at) ?? null }))
    .filter((one) => one.before !== one.after)
}
