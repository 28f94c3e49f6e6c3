import { inflateRawSync } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** The parts of a ZIP archive by their path (DOCX and XLSX are such archives). */
export function partsOf(archive: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(archive)
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(bytes.length - 22 + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const plain = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    parts.set(name, plain.toString('utf8'))
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** The text of every element of a name, in order; throws where the part is no well-formed XML. */
export function textsOf(xml: string, outer: string, inner: string): readonly string[] {
  const texts: string[] = []
  let inside = false
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (name === outer) texts.push('')
    inside = name === inner
  })
  parser.on('closetag', () => {
    inside = false
  })
  parser.on('text', (text) => {
    if (inside) texts[texts.length - 1] += text
  })
  parser.write(xml).close()
  return texts
}
