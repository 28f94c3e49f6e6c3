import { type Act, newKey, open, seal } from '../../store/index.ts'
import type { Values } from '../message.ts'

/** Fields that name somebody, sealed with a key of their own message; the house's key wraps it. */
export type Sealed = { readonly wrapped: Buffer; readonly sealed: Buffer }

const nameOf = (what: 'key' | 'fields', owner: string, id: string): string =>
  `message-${what}/${owner}/${id}`

/** Seals for the caller's own organisation; a key of its own each time. */
export async function sealValues(act: Act, id: string, values: Values): Promise<Sealed> {
  const { organisation } = act.caller
  const { wrapping } = await act.key()
  const key = newKey()
  return {
    wrapped: seal(wrapping, key, nameOf('key', organisation, id)),
    sealed: seal(key, JSON.stringify(values), nameOf('fields', organisation, id)),
  }
}

/** Opens what an owner sealed; that the caller may is decided before. */
export async function openValues(
  act: Act,
  owner: string,
  id: string,
  { wrapped, sealed }: Sealed,
): Promise<Values> {
  const { wrapping } = await act.key(owner)
  const key = open(wrapping, wrapped, nameOf('key', owner, id))
  return JSON.parse(open(key, sealed, nameOf('fields', owner, id)).toString('utf8')) as Values
}
