/**
 * Identifiers of parties and vessels as they are printed on lists and typed on declarations:
 * a label, then a value ("Passport A 1234567 (Iran)", "IMO9187629", "ИНН 7723738378").
 */

/** Scheme → its labels. The first row whose label stands before a value names the scheme. */
export const IDENTIFIER_SCHEMES = [
  ['IMO', 'imo'],
  ['MMSI', 'mmsi|maritime mobile service identity'],
  ['LEI', 'lei|lei code|legal entity (?:identifier|number)'],
  ['SWIFT', 'swift(?:/?\\s?bic)?|bic|bik'],
  ['DUNS', 'd-?u-?n-?s'],
  ['USCC', 'uni(?:fied|ted) social credit code(?: certificate)?|uscc+|usci|统一社会信用代码'],
  ['OGRN', 'ogrn(?:ip)?|огрн(?:ип)?|primary state registration'],
  ['INN', 'inn|инн'],
  ['PASSPORT', '(?:diplomatic |service )?passport|passeport|паспорт|pasaporte|travel document'],
  ['MSN', "(?:aircraft )?manufacturer'?s serial(?: number)?|msn"],
  [
    'TAX_ID',
    'tax(?: id(?:entification)?)?|taxpayer|v\\.?a\\.?t\\.?|r\\.?f\\.?c\\.?|nit|ruc|c\\.?u\\.?i\\.?t\\.?|tin|fiscal code|italian fiscal code|steuernummer|gstin|eori',
  ],
  [
    'NATIONAL_ID',
    "national (?:foreign )?id(?:entification)?|identity card|personal id(?: card)?|cedula|c\\.?u\\.?r\\.?p\\.?|d\\.?n\\.?i\\.?|ssn|identification|citizen'?s card|id card|national no",
  ],
  ['GAZETTE', 'government gazette|okpo|окпо'],
  ['TAIL', '(?:aircraft )?tail'],
  [
    'REGISTRATION',
    "(?:public |business |state |company |commercial )?regist(?:ration|ry)(?: id| document)?|company|trade license|c\\.?\\s?r\\.?|crn|enterprise|matricula mercantil|folio mercantil|chamber of commerce(?: membership)?|license|licence|certificate of incorporation|uk company|business|hrb|kpp|кпп|residency|electoral registry|driver'?s license|birth certificate|document",
  ],
] as const satisfies readonly (readonly [string, string])[]

export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number][0] | 'OTHER'

export type FoundIdentifier = {
  readonly scheme: string
  /** Letters and digits only, upper case. */
  readonly value: string
  readonly country?: string
  /** Half-open range of the value in the text, UTF-16 units. */
  readonly span: readonly [number, number]
}

const LABEL_TAIL =
  '(?:\\s*\\([^)]{1,12}\\))?(?:\\s*(?:number|numbers|nos?\\b\\.?|nr\\.?|№|id\\b|code|identification|card|#))*\\s*[.:#=/№]*\\s*'
const LABELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${IDENTIFIER_SCHEMES.map(([, label]) => `(${label})`).join('|')})${LABEL_TAIL}(?=[\\p{L}\\p{N}])([^\\s;,()]+(?:[ ][^\\s;,()]+){0,4})`,
  'giu',
)
/** Any word of a label: most party strings have none and need no closer look. */
const HINT =
  /imo|mmsi|lei|legal entity|swift|bi[ck]\b|d-?u-?n-?s|usc|social|ogrn|огрн|inn\b|инн|passp|паспорт|pasap|travel doc|serial|msn|tax|v\.?a\.?t|r\.?f\.?c|nit|ruc|u\.?i\.?t|tin\b|fiscal|steuer|gstin|eori|identi|personal id|cedula|c\.?u\.?r\.?p|d\.?n\.?i|ssn|citizen|id card|national (?:no|id|foreign)|gazette|okpo|окпо|tail|regist|company n|licen|\bc\.? ?r\.? ?n|enterprise|matric|folio|chamber|certif|uk comp|business [nr]|hrb|kpp|кпп|residen|elector|document/iu

export const bareIdentifier = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Cuts what is no longer the value: a word without digits after a word that has some. */
function valueIn(raw: string): string {
  const words = raw.split(' ')
  let end = 0
  let digits = false
  for (const word of words) {
    const hasDigit = /\d/.test(word)
    if (digits && !hasDigit) break
    if (!hasDigit && word.length > 4) break
    digits ||= hasDigit
    end++
  }
  if (!digits) return words[0] ?? ''
  return words.slice(0, end).join(' ')
}

const CODE_OF_BANK = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/

/** Every labelled identifier of a text, in order. Values shorter than four characters are none. */
export function findIdentifiers(text: string): readonly FoundIdentifier[] {
  if (!HINT.test(text)) return []
  const found: FoundIdentifier[] = []
  LABELLED.lastIndex = 0
  for (let hit = LABELLED.exec(text); hit; hit = LABELLED.exec(text)) {
    const raw = hit.at(-1) ?? ''
    const at = hit.index + hit[0].length - raw.length
    const row = hit.slice(1, -1).findIndex((group) => group !== undefined)
    const scheme = IDENTIFIER_SCHEMES[row]?.[0] ?? 'OTHER'
    // OFAC prints "Company Number IMO 5811413": the inner label is the true one.
    if (scheme !== 'IMO' && /^IMO\W*\d/i.test(raw)) {
      LABELLED.lastIndex = at
      continue
    }
    const printed =
      scheme === 'IMO' || scheme === 'MMSI' ? (raw.match(/^\d+/)?.[0] ?? '') : valueIn(raw)
    const value = bareIdentifier(printed)
    const proper = /\d/.test(value) || (scheme === 'SWIFT' && CODE_OF_BANK.test(value))
    if (value.length < 4 || !proper) {
      LABELLED.lastIndex = at
      continue
    }
    const country = text.slice(at + printed.length).match(/^\s*\(([^()]{2,40})\)/)?.[1]
    found.push({
      scheme,
      value,
      ...(country === undefined ? {} : { country }),
      span: [at, at + printed.length],
    })
    LABELLED.lastIndex = at + printed.length
  }
  return found
}
