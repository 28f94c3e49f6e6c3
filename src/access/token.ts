import { createHash } from 'node:crypto'
import { type Instant, isUuid, type Random } from '../base/index.ts'

/**
 * A secret of 256 bits with the organisation it belongs to in front, so that it can be looked up
 * inside that organisation's rows alone. Only its hash is stored.
 */
export type Token = { readonly organisation: string; readonly hash: string }

export type NewToken = { readonly text: string; readonly hash: string }

export function newToken(random: Random, organisation: string): NewToken {
  const { text, hash } = newSecret(random)
  return { text: `${organisation}.${text}`, hash }
}

/** Undefined for anything that was never a token: it is answered like one that has ended. */
export function readToken(text: string): Token | undefined {
  const [organisation = '', secret = '', ...rest] = text.split('.')
  if (!isUuid(organisation) || secret.length !== 43 || rest.length > 0) return undefined
  return { organisation, hash: hashOf(secret) }
}

/** A secret of 256 bits that belongs to the house. */
export function newSecret(random: Random): NewToken {
  const text = Buffer.from(random.bytes(32)).toString('base64url')
  return { text, hash: hashOf(text) }
}

/** Secrets of ours are random and long: a plain hash keeps them. Passwords have their own. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const later = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString()
