import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { done, Refused, refuse } from '../base/index.ts'
import type { Unpack } from '../screening/index.ts'

/** A gzip of this many times its size is a bomb: real extracts pack about twenty to one. */
const RATIO_MAX = 400
const FREE_BYTES = 1 << 26

/** Unpacks gzip and re-encodes UTF-16 into a UTF-8 copy, streaming; one block in memory. */
export const unpack: Unpack = async (from, to, kind) => {
  let read = 0
  let written = 0
  const meter = new Transform({
    transform(block: Buffer, _encoding, next) {
      read += block.length
      next(null, block)
    },
  })
  const bound = new Transform({
    transform(block: Buffer, _encoding, next) {
      written += block.length
      if (kind.gzip && written > FREE_BYTES && written > read * RATIO_MAX) {
        next(new Refused('file.too-large', { limit: RATIO_MAX }))
      } else next(null, block)
    },
  })
  try {
    const source = createReadStream(from, { highWaterMark: 1 << 18 })
    const change = kind.gzip ? createGunzip() : decoder(kind.encoding ?? 'utf-16le')
    await pipeline(source, meter, change, bound, createWriteStream(to))
    return done({ bytes: written })
  } catch (error) {
    // Half a copy is of no use, and a bomb's takes room that the results need.
    rmSync(to, { force: true })
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Refused('output.full', { path: to })
    if (code?.startsWith('Z_')) return refuse('file.damaged', { code })
    if (error instanceof TypeError)
      return refuse('file.encoding', { encoding: kind.encoding ?? '' })
    throw error
  }
}

function decoder(encoding: string): Transform {
  const text = new TextDecoder(encoding, { fatal: true })
  return new Transform({
    transform(block: Buffer, _encoding, next) {
      try {
        next(null, Buffer.from(text.decode(block, { stream: true }), 'utf8'))
      } catch (error) {
        next(error as Error)
      }
    },
    flush(next) {
      try {
        next(null, Buffer.from(text.decode(), 'utf8'))
      } catch (error) {
        next(error as Error)
      }
    },
  })
}
