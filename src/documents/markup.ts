const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

/** A text as the content of an XML element. */
export const escapedXml = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => ESCAPES[sign] as string)
