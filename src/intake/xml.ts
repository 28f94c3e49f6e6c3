import { SaxesParser } from 'saxes'
import type { RefusalCode } from '../base/index.ts'
import { wholeUtf8 } from './encoding.ts'

/** An element of a record, without its namespace prefix. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** Why the rest of a document is not read, and where: line and column count from one. */
export type XmlDamage = {
  readonly code: RefusalCode
  readonly line: number
  readonly column: number
  readonly values: Readonly<Record<string, string | number>>
}

export const XML_LIMITS = {
  depth: 200,
  attributes: 200,
  /** Characters of one field, one comment or one attribute. */
  text: 1 << 20,
  /** Elements of one record: a declaration may have 9,999 items of about a hundred. */
  elements: 1_000_000,
} as const

const PIECE = 1 << 16

class Damage extends Error {
  readonly code: RefusalCode
  readonly atEvent: boolean
  readonly values: Readonly<Record<string, string | number>>
  constructor(
    code: RefusalCode,
    atEvent: boolean,
    values: Readonly<Record<string, string | number>>,
  ) {
    super(code)
    this.code = code
    this.atEvent = atEvent
    this.values = values
  }
}

/**
 * Streams a document and gives out each element of the given local name as a tree; everything
 * else is passed over. Strict: no DOCTYPE (so no entities beyond the five), the limits above,
 * and fatal decoding. After damage nothing more is read. Memory: one record.
 */
export function createXmlRecords(
  encoding: string,
  recordName: string,
  take: (record: XmlElement, line: number) => void,
): {
  readonly push: (bytes: Uint8Array) => XmlDamage | undefined
  readonly end: () => XmlDamage | undefined
} {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  let tail: Uint8Array = new Uint8Array(0)
  let damage: XmlDamage | undefined
  let depth = 0
  let attributes = 0
  let elements = 0
  let recordLine = 0
  const open: XmlElement[] = []
  /** Characters and place since the parser last said something. */
  let silent = 0
  let eventLine = 1
  let eventColumn = 0

  const event = (): void => {
    silent = 0
    eventLine = parser.line
    eventColumn = parser.column
  }
  const limit = (what: string): never => {
    throw new Damage('xml.too-large', true, { what })
  }
  const text = (value: string): void => {
    if (value.length > XML_LIMITS.text) limit('text')
    const element = open.at(-1)
    if (element !== undefined) {
      if (element.text.length + value.length > XML_LIMITS.text) limit('text')
      element.text += value
    }
    event()
  }
  const passed = (value: string): void => {
    if (value.length > XML_LIMITS.text) limit('text')
    event()
  }

  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Damage('xml.doctype', true, {})
  })
  parser.on('opentagstart', () => {
    attributes = 0
    event()
  })
  parser.on('attribute', ({ value }) => {
    if (++attributes > XML_LIMITS.attributes) limit('attributes')
    passed(value)
  })
  parser.on('opentag', (tag) => {
    if (++depth > XML_LIMITS.depth) throw new Damage('xml.depth', true, { depth: XML_LIMITS.depth })
    event()
    const name = localName(tag.name)
    if (open.length === 0 && name !== recordName) return
    if (open.length === 0) {
      recordLine = parser.line
      elements = 0
    }
    if (++elements > XML_LIMITS.elements) limit('elements')
    const element: XmlElement = {
      name,
      attributes: tag.attributes as Record<string, string>,
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    depth--
    event()
    const element = open.pop()
    if (element !== undefined && open.length === 0) take(element, recordLine)
  })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', passed)
  parser.on('processinginstruction', ({ body }) => passed(body))

  /** Outside the root the parser sees text only piece by piece: what it last said stands firm. */
  const malformedAt = () =>
    depth === 0
      ? { line: eventLine, column: eventColumn + 1 }
      : { line: parser.line, column: parser.column }

  const run = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      damage =
        error instanceof Damage
          ? {
              code: error.code,
              line: error.atEvent ? eventLine : parser.line,
              column: (error.atEvent ? eventColumn : parser.column) + 1,
              values: error.values,
            }
          : { code: 'xml.malformed', ...malformedAt(), values: {} }
    }
  }

  const write = (piece: string): void =>
    run(() => {
      for (let at = 0; at < piece.length && damage === undefined; at += PIECE) {
        const part = piece.slice(at, at + PIECE)
        silent += part.length
        parser.write(part)
        if (silent > XML_LIMITS.text + PIECE) limit('text')
      }
    })

  const decode = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes)
    } catch {
      return undefined
    }
  }

  const wrongBytes = (): void => {
    damage ??= {
      code: 'file.encoding',
      line: parser.line,
      column: parser.column + 1,
      values: { encoding },
    }
  }

  return {
    push(bytes) {
      if (damage !== undefined) return damage
      const all = tail.length === 0 ? bytes : Buffer.concat([tail, bytes])
      const length = wholeLength(all, encoding)
      const whole = all.subarray(0, length)
      tail = Uint8Array.from(all.subarray(length))
      const piece = decode(whole)
      if (piece !== undefined) {
        write(piece)
        return damage
      }
      // What stands before the wrong byte is still good.
      write(decode(whole.subarray(0, goodLength(whole, encoding, decode))) ?? '')
      wrongBytes()
      return damage
    },
    end() {
      if (damage !== undefined) return damage
      if (tail.length > 0) wrongBytes()
      else run(() => parser.close())
      return damage
    },
  }
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** Without a last character that may still be incomplete. */
function wholeLength(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return wholeUtf8(bytes).length
  if (!encoding.startsWith('utf-16')) return bytes.length
  const even = bytes.length & ~1
  if (even < 2) return even
  const high = encoding === 'utf-16le' ? bytes[even - 1]! : bytes[even - 2]!
  // the first half of a surrogate pair waits for the second
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even
}

/** Longest beginning that can be decoded, by halving. */
function goodLength(
  bytes: Uint8Array,
  encoding: string,
  decode: (bytes: Uint8Array) => string | undefined,
): number {
  const whole = (length: number): number => wholeLength(bytes.subarray(0, length), encoding)
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decode(bytes.subarray(0, whole(middle))) === undefined) bad = middle
    else good = middle
  }
  return whole(good)
}
