import { hash } from 'node:crypto'
import { done, type Result, refuse } from '../../base/index.ts'
import { decodeHead } from '../head.ts'
import type { Layout } from '../reader.ts'

/** Encodings that a document may declare, and how they are read. */
const DECLARED: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  'iso-8859-1': 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  'windows-1251': 'windows-1251',
}

const NAMESPACE = /=\s*["']urn:wco:datamodel:WCO:(?:DEC|DocumentMetaData)\b/i
const ELEMENT = /<(?:[\w.-]+:)?(?:Declaration|MetaData)[\s/>]/
const GOODS = /<(?:[\w.-]+:)?GoodsShipment[\s/>]/

/**
 * Says whether an XML document holds declarations of the WCO Data Model: by its namespaces, or
 * by its elements where a sender left the namespaces out. `detected` is what the bytes look
 * like; a declared single-byte encoding goes before it.
 */
export function recogniseXml(head: Uint8Array, detected: string): Result<Layout> {
  const text = new TextDecoder('utf-8').decode(decodeHead(head, detected))
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]?.toLowerCase()
  if (declared !== undefined && !Object.hasOwn(DECLARED, declared)) {
    return refuse('file.encoding', { encoding: declared })
  }
  const body = text.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/<!--[\s\S]*?(?:-->|$)/g, '')
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(body)) {
    return refuse('file.unknown-format', { kind: 'html' })
  }
  if (/<!DOCTYPE/.test(body)) return refuse('xml.doctype', { line: 1 })
  const root = /<([\w.-]+:)?([\w.-]+)/.exec(body)?.[2]
  if (root === 'schema') return refuse('file.unknown-format', { kind: 'xsd' })
  const isOurs = ELEMENT.test(body) && (NAMESPACE.test(body) || GOODS.test(body))
  if (!isOurs) return refuse('file.unknown-format', { kind: 'xml' })
  return done({
    format: 'wco-dms',
    key: hash('sha256', 'wco-dms').slice(0, 16),
    encoding: encodingOf(declared, detected),
  })
}

function encodingOf(declared: string | undefined, detected: string): string {
  if (detected.startsWith('utf-16')) return detected
  const named = declared === undefined ? 'utf-8' : DECLARED[declared]!
  return named === 'utf-16' ? 'utf-8' : named
}
