import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { isSoundPoint, verifyEd25519 } from './ed25519.ts'

/**
 * A checkpoint of the journal (C2SP tlog-checkpoint) as a signed note (C2SP signed-note): origin,
 * size and root of the tree; then two lines of ours: since which size the newest entries stand
 * and the root of these alone, so that a change is placed between two checkpoints; and when.
 */
export type Checkpoint = {
  readonly organisation: string
  /** Begins at 1; one more each time a restored backup made the journal shorter or another one. */
  readonly epoch: number
  readonly size: number
  readonly root: Uint8Array
  readonly since: number
  readonly span: Uint8Array
  readonly at: string
}

export type Signature = {
  readonly name: string
  /** The first four bytes of SHA-256 over name, line feed, 0x01 and key: a hint, no proof. */
  readonly hint: string
  readonly signature: Uint8Array
}
export type Note = {
  /** The whole note, and what of it is signed. */
  readonly note: string
  readonly text: string
  readonly checkpoint: Checkpoint
  readonly signatures: readonly Signature[]
}

/** A public key as people compare it: `<name>+<hint>+<base64 of 0x01 and the key>`. */
export type VerifierKey = {
  readonly name: string
  readonly hint: string
  readonly public: Uint8Array
}
export type SigningKey = VerifierKey & { readonly sign: (text: string) => Buffer }

const ALGORITHM = Buffer.from([1])
const SEED_BYTES = 32
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Null where a text is not the one way to write its bytes. */
function fromBase64(text: string, bytes: number): Buffer | null {
  const read = Buffer.from(text, 'base64')
  return read.length === bytes && base64(read) === text ? read : null
}

function verifierOf(name: string, key: Uint8Array): VerifierKey {
  const hash = createHash('sha256').update(`${name}\n`).update(ALGORITHM).update(key)
  return { name, hint: hash.digest('hex').slice(0, 8), public: key }
}

export const writeVerifierKey = (key: VerifierKey): string =>
  `${key.name}+${key.hint}+${base64(Buffer.concat([ALGORITHM, key.public]))}`

/** Null for what is no key of this kind, or one that no honest house would have. */
export function readVerifierKey(text: string): VerifierKey | null {
  const [, name, hint, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  const bytes = fromBase64(encoded ?? '', 33)
  if (name === undefined || bytes === null || bytes[0] !== 1) return null
  const key = verifierOf(name, bytes.subarray(1))
  return key.hint === hint && isSoundPoint(key.public) ? key : null
}

/** A new key: the seed is for sealing, and nothing else of it is ever kept. */
export function newSigningSeed(): { readonly seed: Buffer; readonly public: Buffer } {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return {
    seed: Buffer.from(jwk.d as string, 'base64url'),
    public: Buffer.from(jwk.x as string, 'base64url'),
  }
}

/** A house's key is named by its own hash: two houses never share a name. */
export const houseVerifierKey = (key: Uint8Array): VerifierKey =>
  verifierOf(`cosmo-journal/${createHash('sha256').update(key).digest('hex').slice(0, 16)}`, key)

export function signingKey(seed: Uint8Array, key: Uint8Array): SigningKey {
  if (seed.length !== SEED_BYTES) throw new Error('a seed of another length')
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
  const secret = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: text(seed), x: text(key) },
    format: 'jwk',
  })
  return {
    ...houseVerifierKey(key),
    sign: (signed) => sign(null, Buffer.from(signed, 'utf8'), secret),
  }
}

export const originOf = (organisation: string, epoch: number): string =>
  `cosmo-journal/${organisation}/${epoch}`

/** What is signed, to the byte. */
export const checkpointText = (checkpoint: Checkpoint): string =>
  [
    originOf(checkpoint.organisation, checkpoint.epoch),
    checkpoint.size,
    base64(checkpoint.root),
    `since ${checkpoint.since} ${base64(checkpoint.span)}`,
    `at ${checkpoint.at}`,
    '',
  ].join('\n')

export function writeNote(checkpoint: Checkpoint, by: VerifierKey, signature: Uint8Array): string {
  const signed = base64(Buffer.concat([Buffer.from(by.hint, 'hex'), signature]))
  return `${checkpointText(checkpoint)}\n— ${by.name} ${signed}\n`
}

const TEXT = new RegExp(
  [
    '^cosmo-journal/(?<organisation>[0-9a-f-]{36})/(?<epoch>[1-9]\\d{0,8})',
    '(?<size>0|[1-9]\\d{0,14})',
    '(?<root>[A-Za-z0-9+/=]{44})',
    'since (?<since>0|[1-9]\\d{0,14}) (?<span>[A-Za-z0-9+/=]{44})',
    'at (?<at>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\n$',
  ].join('\n'),
)
const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/

/** Null for anything that is not exactly such a note. */
export function readNote(note: string): Note | null {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const found = TEXT.exec(text)?.groups
  if (end < 0 || !found || !note.endsWith('\n')) return null
  const [root, span] = [fromBase64(found.root ?? '', 32), fromBase64(found.span ?? '', 32)]
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map(readSignature)
  if (root === null || span === null || signatures.includes(null)) return null
  const [size, since] = [Number(found.size), Number(found.since)]
  if (since > size) return null
  return {
    note,
    text,
    checkpoint: {
      organisation: found.organisation ?? '',
      epoch: Number(found.epoch),
      size,
      root,
      since,
      span,
      at: found.at ?? '',
    },
    signatures: signatures as readonly Signature[],
  }
}

function readSignature(line: string): Signature | null {
  const [, name, encoded] = SIGNATURE.exec(line) ?? []
  const bytes = fromBase64(encoded ?? '', 68)
  if (name === undefined || bytes === null) return null
  return { name, hint: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) }
}

/** Several notes one behind the other, as the witness file has them; what is no note is null. */
export const readNotes = (text: string): readonly (Note | null)[] =>
  text
    .split(/(?<=\n— [^\n]*\n)(?!— )\n*/)
    .filter((part) => part.trim() !== '')
    .map(readNote)

/** Whether one of the keys has signed the note. */
export async function isSigned(note: Note, keys: readonly VerifierKey[]): Promise<boolean> {
  const bytes = Buffer.from(note.text, 'utf8')
  for (const { name, hint, signature } of note.signatures)
    for (const key of keys)
      if (key.name === name && key.hint === hint)
        if (await verifyEd25519(key.public, bytes, signature)) return true
  return false
}
