import { Refused } from '../base/index.ts'

/** The keys of the last row seen, as an opaque text: pages stay right while rows come and go. */
export type CursorKeys = readonly (string | number)[]

export const writeCursor = (order: string, keys: CursorKeys): string =>
  Buffer.from(JSON.stringify([order, ...keys])).toString('base64url')

/** Refuses (`request.query`) a cursor of another order or of another hand. */
export function readCursor(
  text: string,
  order: string,
  shape: readonly ('uuid' | 'number')[],
): CursorKeys {
  const [of, ...keys] = parse(text)
  const fits = keys.length === shape.length && shape.every((kind, i) => FITS[kind](keys[i]))
  if (of !== order || !fits) throw new Refused('request.query', { fields: 'cursor' })
  return keys as CursorKeys
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const FITS = {
  uuid: (key: unknown): boolean => typeof key === 'string' && UUID.test(key),
  number: (key: unknown): boolean => Number.isSafeInteger(key),
} as const

function parse(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
