import { escapedXml } from './markup.ts'
import type { PlainDocument } from './model.ts'
import { shown } from './shown.ts'

type Root = { readonly _root: { readonly data: Record<string, unknown> } }

/** The XMP packet (ISO 16684-1): title, author, language, dates, and the part of PDF/UA. */
export function metadataOf(doc: PDFKit.PDFDocument, document: PlainDocument, made: Date): void {
  const moment = `${made.toISOString().slice(0, 19)}Z`
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapedXml(shown(document.title))}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapedXml(shown(document.author))}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${document.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:CreatorTool>Cosmo</xmp:CreatorTool><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
  const bytes = new TextEncoder().encode(packet)
  const stream = doc.ref({ Type: 'Metadata', Subtype: 'XML' }) as unknown as {
    compress: boolean
    write: (bytes: Uint8Array) => void
    end: () => void
  }
  stream.compress = false
  stream.write(bytes)
  stream.end()
  ;(doc as unknown as Root)._root.data.Metadata = stream
}
