import { SaxesParser } from 'saxes'
import { done, Refused, type Result, refuse } from '../../base/index.ts'
import { findIdentifiers, type NameKind } from '../../trade/index.ts'
import {
  addAddress,
  addCountry,
  addIdentifier,
  addName,
  closed,
  type Draft,
  draft,
} from './entry.ts'
import type { ListReader, ReadList } from './list.ts'
import { pieces, textOf, trimmed } from './text.ts'

/**
 * The UN Security Council Consolidated List. Empty elements are everywhere; an alias may hold
 * several joined by `;`; quality "Low" is the Council's mark of a weak alias.
 * Source: un.org, sc-sanctions.xsd. A document type declaration is refused, not expanded.
 */
const DEPTH = 64
const GIVEN = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
const ADDRESS = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']

type Element = { readonly name: string; text: string; readonly children: Element[] }

const texts = (element: Element, name: string): readonly string[] =>
  element.children.filter((child) => child.name === name).map((child) => trimmed(child.text))
const text = (element: Element, name: string): string => texts(element, name)[0] ?? ''
const within = (element: Element, ending: string): readonly Element[] =>
  element.children.filter((child) => child.name.endsWith(ending))

const QUALITIES: readonly (readonly [RegExp, NameKind])[] = [
  [/low/i, 'weak'],
  [/f\.?k\.?a/i, 'fka'],
  [/n\.?k\.?a/i, 'nka'],
]
const nameKind = (quality: string): NameKind =>
  QUALITIES.find(([pattern]) => pattern.test(quality))?.[1] ?? 'aka'

function addAliases(entry: Draft, element: Element): void {
  for (const alias of within(element, '_ALIAS'))
    for (const name of pieces(text(alias, 'ALIAS_NAME'), ';'))
      addName(entry, name.replace(/^\(?[a-z0-9]{1,2}\)\s*/i, ''), nameKind(text(alias, 'QUALITY')))
}

function addBirths(entry: Draft, element: Element): void {
  for (const birth of within(element, '_DATE_OF_BIRTH')) {
    const date = text(birth, 'DATE') || text(birth, 'YEAR')
    const years = [text(birth, 'FROM_YEAR'), text(birth, 'TO_YEAR')].filter(Boolean)
    if (date || years.length > 0) entry.births.push(date || years.join('-'))
  }
}

function addDocuments(entry: Draft, element: Element): void {
  for (const document of within(element, '_DOCUMENT')) {
    const number = text(document, 'NUMBER')
    const country = text(document, 'ISSUING_COUNTRY') || text(document, 'COUNTRY_OF_ISSUE')
    const found = findIdentifiers(
      `${text(document, 'TYPE_OF_DOCUMENT') || 'Document'} ${number}`,
    )[0]
    if (found)
      addIdentifier(entry, {
        scheme: found.scheme,
        value: found.value,
        ...(country ? { country } : {}),
      })
  }
  for (const { scheme, value } of findIdentifiers(text(element, 'COMMENTS1')))
    if (scheme === 'IMO' || scheme === 'MMSI') addIdentifier(entry, { scheme, value })
}

function entryOf(element: Element): Draft {
  const person = element.name === 'INDIVIDUAL'
  const entry = draft(text(element, 'REFERENCE_NUMBER'), person ? 'person' : 'org')
  addName(
    entry,
    GIVEN.map((part) => text(element, part))
      .filter(Boolean)
      .join(' '),
    'primary',
  )
  addName(entry, text(element, 'NAME_ORIGINAL_SCRIPT'), 'script')
  addAliases(entry, element)
  for (const address of within(element, '_ADDRESS')) {
    const parts = ADDRESS.map((part) => text(address, part)).filter(Boolean)
    // A country alone is no address: everybody in it would share it.
    if (parts.length > 1) addAddress(entry, parts.join(', '))
    addCountry(entry, text(address, 'COUNTRY'))
  }
  for (const nationality of within(element, 'NATIONALITY'))
    for (const country of texts(nationality, 'VALUE')) addCountry(entry, country)
  addBirths(entry, element)
  addDocuments(entry, element)
  entry.programmes.push(...texts(element, 'UN_LIST_TYPE'))
  return entry
}

type Walk = { readonly entries: Draft[]; dated: string; open: Element[]; depth: number }

function walker(file: string, walk: Walk): SaxesParser {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Refused('xml.doctype', { file })
  })
  parser.on('error', (error) => {
    throw new Refused('list.damaged', {
      file,
      record: walk.entries.length + 1,
      detail: error.message,
    })
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++walk.depth > DEPTH) throw new Refused('xml.depth', { file, depth: DEPTH })
    if (name === 'CONSOLIDATED_LIST') walk.dated = String(attributes.dateGenerated ?? '')
    const begins = name === 'INDIVIDUAL' || name === 'ENTITY'
    if (walk.open.length === 0 && !begins) return
    const element: Element = { name, text: '', children: [] }
    walk.open.at(-1)?.children.push(element)
    walk.open.push(element)
  })
  parser.on('text', (more) => {
    const element = walk.open.at(-1)
    if (element) element.text += more
  })
  parser.on('closetag', () => {
    walk.depth--
    const element = walk.open.pop()
    if (!element || walk.open.length > 0) return
    const entry = entryOf(element)
    if (!entry.id) throw new Refused('list.damaged', { file, record: walk.entries.length + 1 })
    walk.entries.push(entry)
  })
  return parser
}

export const unXml: ListReader = {
  format: 'un-xml',
  read: (parts): Result<readonly ReadList[]> => {
    const part = parts[0]
    if (!part) return refuse('list.empty', { file: '' })
    const walk: Walk = { entries: [], dated: '', open: [], depth: 0 }
    try {
      walker(part.file, walk).write(textOf(part.bytes)).close()
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal }
      throw error
    }
    if (walk.entries.length === 0) return refuse('list.empty', { file: part.file })
    const dated = walk.dated.match(/^\d{4}-\d{2}-\d{2}/)?.[0]
    return done([{ entries: walk.entries.map(closed), ...(dated ? { dated } : {}) }])
  },
}
