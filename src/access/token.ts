import { createHash } from 'node:crypto'
import { isUuid, type Random } from '../base/index.ts'

/**
 * A secret of 256 bits with the organisation it belongs to in front, so that it can be looked up
 * inside that organisation's rows alone. Only its hash is stored.
 */
export type Token = { readonly organisation: string; readonly hash: string }

export function newToken(
  random: Random,
  organisation: string,
): { readonly text: string; readonly hash: string } {
  const secret = Buffer.from(random.bytes(32)).toString('base64url')
  return { text: `${organisation}.${secret}`, hash: hashOf(secret) }
}

/** Undefined for anything that was never a token: it is answered like one that has ended. */
export function readToken(text: string): Token | undefined {
  const [organisation = '', secret = '', ...rest] = text.split('.')
  if (!isUuid(organisation) || secret.length !== 43 || rest.length > 0) return undefined
  return { organisation, hash: hashOf(secret) }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
