import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

/** A piece of content: the page's number from nought, and its mark on that page. */
export type Leaf = { readonly page: number; readonly mark: number }

/** An element of the structure as a reader of the file finds it. */
export type Node = {
  readonly type: string
  readonly alt: string | null
  readonly actual: string | null
  readonly scope: string | null
  readonly children: readonly (Node | Leaf)[]
}

export type Read = {
  readonly marked: boolean
  readonly lang: string | null
  readonly title: string | null
  readonly displayTitle: boolean
  readonly metadata: string
  readonly root: readonly Node[] | null
  readonly bookmarks: readonly string[]
  readonly pages: readonly {
    readonly key: string
    readonly content: string
    readonly fonts: readonly {
      readonly name: string
      readonly embedded: boolean
      readonly unicode: boolean
    }[]
  }[]
}

export const isNode = (child: Node | Leaf): child is Node => 'type' in child

const textOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null

const nameOf = (value: PDFObject | undefined): string | null =>
  value instanceof PDFName ? value.decodeText() : null

function bytesOf(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return ''
  const filtered = stream.dict.has(PDFName.of('Filter'))
  return Buffer.from(filtered ? decodePDFRawStream(stream).decode() : stream.contents).toString(
    'latin1',
  )
}

/** Reads a PDF with a library that had no part in writing it. */
export async function readPdf(bytes: Uint8Array): Promise<Read> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = file
  const get = (dict: PDFDict, name: string): PDFObject | undefined =>
    context.lookup(dict.get(PDFName.of(name)))
  const dictOf = (value: PDFObject | undefined): PDFDict | null =>
    value instanceof PDFDict ? value : null
  const pageKeys = file.getPages().map((page) => page.ref.toString())

  const nodeOf = (dict: PDFDict, above: string | null): Node => {
    const own = dict.get(PDFName.of('Pg'))
    const page = own instanceof PDFRef ? own.toString() : above
    const kids = get(dict, 'K')
    const list = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids]
    const children = list.map((kid): Node | Leaf => {
      const value = context.lookup(kid)
      if (value instanceof PDFNumber)
        return { page: pageKeys.indexOf(page ?? ''), mark: value.asNumber() }
      const inner = value as PDFDict
      const mark = get(inner, 'MCID')
      if (!(mark instanceof PDFNumber)) return nodeOf(inner, page)
      const other = inner.get(PDFName.of('Pg'))
      return {
        page: pageKeys.indexOf(other instanceof PDFRef ? other.toString() : (page ?? '')),
        mark: mark.asNumber(),
      }
    })
    const attributes = dictOf(get(dict, 'A'))
    return {
      type: nameOf(get(dict, 'S')) ?? '',
      alt: textOf(get(dict, 'Alt')),
      actual: textOf(get(dict, 'ActualText')),
      scope: attributes ? nameOf(get(attributes, 'Scope')) : null,
      children,
    }
  }
  const bookmarksOf = (dict: PDFDict | null): string[] => {
    const found: string[] = []
    for (let item = dict && dictOf(get(dict, 'First')); item; item = dictOf(get(item, 'Next')))
      found.push(textOf(get(item, 'Title')) ?? '', ...bookmarksOf(item))
    return found
  }
  const tree = dictOf(get(catalog, 'StructTreeRoot'))
  const kids = tree && get(tree, 'K')
  const info = dictOf(context.lookup(context.trailerInfo.Info))
  const mark = dictOf(get(catalog, 'MarkInfo'))
  const viewer = dictOf(get(catalog, 'ViewerPreferences'))
  return {
    marked: mark ? String(get(mark, 'Marked')) === 'true' : false,
    lang: textOf(get(catalog, 'Lang')),
    title: info ? textOf(get(info, 'Title')) : null,
    displayTitle: viewer ? String(get(viewer, 'DisplayDocTitle')) === 'true' : false,
    metadata: Buffer.from(bytesOf(get(catalog, 'Metadata')), 'latin1').toString('utf8'),
    root:
      tree && get(tree, 'ParentTree') && kids instanceof PDFArray
        ? kids.asArray().map((kid) => nodeOf(context.lookup(kid) as PDFDict, null))
        : null,
    bookmarks: bookmarksOf(dictOf(get(catalog, 'Outlines'))),
    pages: file.getPages().map((page, at) => {
      const contents = get(page.node, 'Contents')
      const streams =
        contents instanceof PDFArray
          ? contents.asArray().map((part) => context.lookup(part))
          : [contents]
      const resources = dictOf(get(page.node, 'Resources'))
      const fonts = resources && dictOf(get(resources, 'Font'))
      return {
        key: pageKeys[at] as string,
        content: streams.map(bytesOf).join('\n'),
        fonts: (fonts?.entries() ?? []).map(([, value]) => {
          const font = context.lookup(value) as PDFDict
          const below = get(font, 'DescendantFonts')
          const first = below instanceof PDFArray ? dictOf(context.lookup(below.get(0))) : null
          const described = first && dictOf(get(first, 'FontDescriptor'))
          return {
            name: nameOf(get(font, 'BaseFont')) ?? '',
            embedded: described ? get(described, 'FontFile2') !== undefined : false,
            unicode: get(font, 'ToUnicode') !== undefined,
          }
        }),
      }
    }),
  }
}
