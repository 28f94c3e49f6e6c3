import type { Act } from './act.ts'
import { newKey, open, seal } from './keys.ts'

/** Fields of a message that name somebody, sealed with a key of their own message. */
export type SealedFields = { readonly wrapped: Buffer; readonly sealed: Buffer }
type Fields = Readonly<Record<string, string>>

const nameOf = (what: 'key' | 'fields', owner: string, id: string): string =>
  `message-${what}/${owner}/${id}`

/** Seals for the caller's own organisation; a new key each time. */
export async function sealFields(act: Act, id: string, fields: Fields): Promise<SealedFields> {
  const { organisation } = act.caller
  const { wrapping } = await act.key()
  const key = newKey()
  return {
    wrapped: seal(wrapping, key, nameOf('key', organisation, id)),
    sealed: seal(key, JSON.stringify(fields), nameOf('fields', organisation, id)),
  }
}

/** Opens what an owner sealed; that the caller may is decided before. */
export async function openFields(
  act: Act,
  owner: string,
  id: string,
  { wrapped, sealed }: SealedFields,
): Promise<Fields> {
  const { wrapping } = await act.key(owner)
  const key = open(wrapping, wrapped, nameOf('key', owner, id))
  return JSON.parse(open(key, sealed, nameOf('fields', owner, id)).toString('utf8')) as Fields
}
