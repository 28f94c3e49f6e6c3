import { escapedXml } from './markup.ts'
import type { PlainDocument } from './model.ts'
import { shown } from './shown.ts'

/** The core properties (ECMA-376 part 2): the library would write the clock of the machine. */
export function corePart(document: PlainDocument): string {
  const moment = `${new Date(document.asOf).toISOString().slice(0, 19)}Z`
  const author = escapedXml(shown(document.author))
  const date = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapedXml(shown(document.title))}</dc:title><dc:creator>${author}</dc:creator><cp:lastModifiedBy>${author}</cp:lastModifiedBy>${date('created')}${date('modified')}<dc:language>${document.language}</dc:language></cp:coreProperties>`
}
