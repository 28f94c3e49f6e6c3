import { createHash, createPublicKey, verify } from 'node:crypto'

/**
 * A second verifier of copies of the journal, written from docs/decisions/0012-journal.md and
 * sharing no code with the first: it answers yes or no. It takes whole lines, the public key and,
 * if somebody kept one, an older checkpoint.
 */
const sha = (...parts: (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const net = (part: Buffer | string): Buffer => {
  const bytes = Buffer.from(part as string)
  return Buffer.concat([Buffer.from(`${bytes.length}:`), bytes, Buffer.from(',')])
}
const nets = (parts: (Buffer | string)[]): Buffer => Buffer.concat(parts.map(net))

/** RFC 6962 section 2.1, from the recursive definition, over a range of leaves. */
function treeRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha('')
  if (leaves.length === 1) return leaves[0] as Buffer
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return sha(Buffer.from([1]), treeRoot(leaves.slice(0, k)), treeRoot(leaves.slice(k)))
}

type Line = {
  kind: string
  number: number
  id: string
  at: string
  person: string | null
  act: string
  purpose: string
  hashes: string[]
  detail: {
    objects: string[]
    said: Record<string, string | number | boolean>
    salt: string
  } | null
  detailHash: string
  leaf: string
  note: string
  organisation: string
  entries: number
  checkpoints: number
}
type Signed = { epoch: number; size: number; root: Buffer; since: number; span: Buffer }

function leafOf(line: Line, organisation: string): Buffer | null {
  const kept = Buffer.from(line.detailHash, 'hex')
  if (line.detail) {
    const { objects, said, salt } = line.detail
    const values = Object.keys(said)
      .sort()
      .flatMap((name) => [name, `${(typeof said[name]).charAt(0)}${said[name]}`])
    const detail = nets([nets(objects), nets(values)])
    const own = sha(nets(['cosmo-journal-detail-1', Buffer.from(salt, 'hex'), detail]))
    if (!own.equals(kept)) return null
  }
  const fields = [organisation, line.id, line.at, line.person ?? '', line.act, line.purpose]
  return sha(Buffer.from([0]), nets(['cosmo-journal-entry-1', ...fields, nets(line.hashes), kept]))
}

/** The checkpoint of a note that this key has signed; null for any other text. */
function signedBy(vkey: string, note: string, organisation: string): Signed | null {
  const [name = '', hint = '', ...rest] = vkey.split('+')
  const key = Buffer.from(rest.join('+'), 'base64').subarray(1)
  const [text = '', signatures = ''] = note.split(/(?<=\n)\n/)
  const prefix = `— ${name} `
  const line = signatures.split('\n').find((one) => one.startsWith(prefix)) ?? ''
  const bytes = Buffer.from(line.slice(prefix.length), 'base64')
  if (bytes.toString('base64') !== line.slice(prefix.length)) return null
  if (bytes.length !== 68 || bytes.subarray(0, 4).toString('hex') !== hint) return null
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(text), publicKey, bytes.subarray(4))) return null
  const [origin = '', size, root = '', since = ''] = text.split('\n')
  const [, of, epoch] = origin.split('/')
  const [, from, span = ''] = since.split(' ')
  if (of !== organisation) return null
  return {
    epoch: Number(epoch),
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    since: Number(from),
    span: Buffer.from(span, 'base64'),
  }
}

export function secondVerdict(lines: readonly string[], vkey: string, since?: string): boolean {
  const [head, ...rest] = lines.map((line) => JSON.parse(line) as Line)
  if (!head || lines.some((line) => JSON.stringify(JSON.parse(line)) !== line)) return false
  const entries = rest.filter((line) => line.kind === 'entry')
  const notes = rest.filter((line) => line.kind === 'checkpoint')
  if (head.kind !== 'journal' || entries.length + notes.length !== rest.length) return false
  if (head.entries !== entries.length || head.checkpoints !== notes.length) return false

  const leaves: Buffer[] = []
  const erased = new Set(
    entries
      .filter((line) => line.act === 'journal.detail-erased')
      .flatMap((line) => line.detail?.objects ?? []),
  )
  for (const [number, line] of entries.entries()) {
    const leaf = leafOf(line, head.organisation)
    if (!leaf || line.number !== number || leaf.toString('hex') !== line.leaf) return false
    if (line.detail === null && !erased.has(line.id)) return false
    leaves.push(leaf)
  }

  let size = 0
  let epoch = 1
  for (const { note } of notes) {
    const signed = signedBy(vkey, note, head.organisation)
    if (!signed || signed.since !== size || signed.size > leaves.length) return false
    if (signed.epoch !== epoch) {
      const declared = entries.some(
        (line) => line.act === 'journal.epoch-begun' && line.detail?.said.epoch === signed.epoch,
      )
      if (signed.epoch < epoch || signed.size !== size || !declared) return false
    } else if (signed.size <= size) return false
    if (!treeRoot(leaves.slice(0, signed.size)).equals(signed.root)) return false
    if (!treeRoot(leaves.slice(size, signed.size)).equals(signed.span)) return false
    size = signed.size
    epoch = signed.epoch
  }
  if (size !== leaves.length) return false
  if (since === undefined) return true
  const older = signedBy(vkey, since, head.organisation)
  if (!older || older.size > size) return false
  return treeRoot(leaves.slice(0, older.size)).equals(older.root)
}
