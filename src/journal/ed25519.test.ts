import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { isSoundPoint, verifyEd25519 } from './ed25519.ts'

const vectors = resolve(import.meta.dirname, '../../../shared/data/hostile/crypto')
type Vector = {
  readonly id: string
  readonly pk: string
  readonly sig: string
  readonly msg?: string
  readonly msg_text?: string
  readonly expect: string
  readonly flags: readonly string[]
}
const lines = (name: string): readonly Vector[] =>
  readFileSync(join(vectors, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector)
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const messageOf = (one: Vector): Buffer =>
  one.msg_text === undefined ? hex(one.msg ?? '') : Buffer.from(one.msg_text)

/** The rule of docs/decisions/0012-journal.md, by another library's points. */
function byTheRule(key: Buffer, message: Buffer, signature: Buffer): boolean {
  const { Point } = ed25519
  const order = Point.Fn.ORDER
  try {
    const a = Point.fromBytes(key)
    const r = Point.fromBytes(signature.subarray(0, 32))
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`)
    if (signature.length !== 64 || s >= order || a.isSmallOrder() || r.isSmallOrder()) return false
    const hash = createHash('sha512').update(signature.subarray(0, 32)).update(key).update(message)
    const k = BigInt(`0x${hash.digest().reverse().toString('hex')}`) % order
    const left = s === 0n ? Point.ZERO : Point.BASE.multiplyUnsafe(s)
    return left.equals(r.add(k === 0n ? Point.ZERO : a.multiplyUnsafe(k)))
  } catch {
    return false
  }
}

describe.skipIf(!existsSync(vectors))('the verifier', () => {
  it('answers every Wycheproof case right', async () => {
    const all = lines('ed25519-wycheproof.jsonl')
    const wrong: string[] = []
    for (const one of all) {
      const valid = await verifyEd25519(hex(one.pk), messageOf(one), hex(one.sig))
      if (valid !== (one.expect === 'accept')) wrong.push(one.id)
    }
    console.log(`Wycheproof Ed25519: ${all.length - wrong.length} of ${all.length} right`)
    expect(wrong).toEqual([])
  })

  it('answers every CCTV edge case by the rule, as another library does', async () => {
    const all = lines('ed25519-cctv.jsonl')
    const wrong: string[] = []
    let accepted = 0
    for (const one of all) {
      const given = [hex(one.pk), messageOf(one), hex(one.sig)] as const
      const valid = await verifyEd25519(...given)
      if (valid) accepted++
      if (valid !== byTheRule(...given)) wrong.push(one.id)
      const refused = ['low_order_A', 'low_order_R', 'non_canonical_A', 'non_canonical_R']
      const mixed = one.flags.includes('low_order_residue')
      if (valid !== !(mixed || one.flags.some((flag) => refused.includes(flag)))) wrong.push(one.id)
    }
    console.log(
      `CCTV Ed25519: ${all.length} cases, ${accepted} accepted, ${all.length - accepted} refused, ` +
        `${wrong.length} not by the rule`,
    )
    expect(wrong).toEqual([])
  })
})
if (!existsSync(vectors)) console.log('skipped: the Ed25519 vectors; they need ../shared')

it('knows the points of small order and the encodings that are not the only ones', () => {
  const { Point } = ed25519
  expect(isSoundPoint(Point.BASE.toBytes())).toBe(true)
  expect(isSoundPoint(Point.ZERO.toBytes())).toBe(false)
  // The eight points of small order are the multiples of one of order eight.
  const eighth = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
  let point = eighth
  for (let i = 0; i < 8; i++) {
    expect(isSoundPoint(point.toBytes())).toBe(false)
    point = point.add(eighth)
  }
  for (let y = 0; y < 19; y++) {
    const over = Buffer.alloc(32, 0xff)
    over[0] = 0xed + y
    over[31] = 0x7f
    expect(isSoundPoint(over)).toBe(false)
  }
  expect(isSoundPoint(new Uint8Array(31).fill(9))).toBe(false)
})
