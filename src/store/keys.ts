import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../base/index.ts'

/**
 * Three floors of keys: the house's key (a file or the variable COSMO_KEY) wraps one key per
 * organisation, which wraps one data key per record, so that destroying one small row makes a record
 * unreadable. AES-256-GCM throughout; sealed bytes are `nonce (12) | ciphertext | tag (16)`, and
 * the name of what is sealed is authenticated with it.
 */
export type OrganisationKey = { readonly wrapping: Uint8Array; readonly marking: Uint8Array }

const NONCE = 12
const TAG = 16
export const KEY_BYTES = 32

/** Random bytes are drawn in blocks: a chunk of records needs tens of thousands of small ones. */
const block = Buffer.alloc(16384)
let used = block.length

function draw(count: number): Buffer {
  if (used + count > block.length) {
    randomFillSync(block)
    used = 0
  }
  const bytes = Buffer.from(block.subarray(used, used + count))
  block.fill(0, used, used + count)
  used += count
  return bytes
}

export const newKey = (): Uint8Array => draw(KEY_BYTES)

export function seal(key: Uint8Array, bytes: Uint8Array | string, name: string): Buffer {
  const nonce = draw(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(name))
  const body = typeof bytes === 'string' ? cipher.update(bytes, 'utf8') : cipher.update(bytes)
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()])
}

/** Throws when the key, the name or a single bit differs. */
export function open(key: Uint8Array, sealed: Uint8Array, name: string): Buffer {
  const end = sealed.length - TAG
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()])
}

/** The two uses of an organisation's key are kept apart: wrapping record keys, marking values. */
export function organisationKey(secret: Uint8Array): OrganisationKey {
  const derive = (use: string) => createHmac('sha256', secret).update(use).digest()
  return { wrapping: derive('wrap'), marking: derive('mark') }
}

/**
 * A keyed mark of a text in the shape of a UUID: equal texts have equal marks, and without the
 * organisation's key nobody can try out names against it.
 */
export function mark(key: OrganisationKey, text: string): string {
  const hex = createHmac('sha256', key.marking).update(text).digest('hex').slice(0, 32)
  return asUuid(hex)
}

export function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function readHouseKey(text: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== KEY_BYTES) throw new Refused('house.key', { source: 'COSMO_KEY' })
  return bytes
}

/** The key file of an embedded house, made at the first start, readable by its owner alone. */
export function houseKeyOf(folder: string): Uint8Array {
  const file = join(folder, 'house.key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `${draw(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (bytes.length !== KEY_BYTES) throw new Refused('house.key', { source: file })
  return bytes
}
