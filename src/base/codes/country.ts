import { COUNTRY_ALIASES } from './country-names.ts'
import { ISO_3166 } from './iso3166.ts'

/**
 * Countries in trade text → ISO 3166-1 alpha-2.
 *
 * Tolerated: case, accents, punctuation, word order ("Korea, Republic of"), articles, long
 * forms, alpha-3, a code before or after its name ("CN - China"), and names in the languages
 * below, because one national file mixes codes and names of several languages. Not tolerated:
 * misspellings (a wrong country is worse than the text as sent).
 */
const LANGUAGES =
  'en fr es pt de it nl pl ru uk tr ar fa zh zh-Hant ja ko vi id ro el cs sv da nb fi hu bg sr hr sk kk'.split(
    ' ',
  )
const ARTICLES = new Set(
  'of the and de la le les l du des d el los las y et e do da dos der die das und s'.split(' '),
)
/** Fallback after the exact names: "Republic of Kenya". Never "democratic": two Congos, two Koreas. */
const STATE_FORMS = new Set(
  'republic rep republique republica republik kingdom royaume reino state islamic federation federal federative socialist sultanate emirate principality commonwealth grand duchy bolivarian республика королевство'.split(
    ' ',
  ),
)
/** Shortenings of the columns of printed lists. */
const SHORT: Readonly<Record<string, string>> = {
  dem: 'democratic',
  rep: 'republic',
  fed: 'federation',
  st: 'saint',
  ste: 'sainte',
  is: 'islands',
}
/** Codes of ISO 3166 for "nowhere": user-assigned, and used for unknown origin or destination. */
const UNKNOWN = new Set(['XX', 'ZZ', 'AA', 'QU', 'QQ', 'QV', 'QW', 'QX', 'QY', 'QZ'])

const alpha2Codes = new Set(ISO_3166.map(([alpha2]) => alpha2))
const alpha3Codes = new Map(ISO_3166.map(([alpha2, alpha3]) => [alpha3, alpha2]))

/** "U.A.E." is one word, "P.R. China" two. */
const ACRONYMS = /(?<=^|[^\p{L}])((?:\p{L}\.)+)(\p{L}(?![\p{L}]))?/gu

function words(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  // looking behind every letter takes longer than all the rest
  const whole = plain.includes('.')
    ? plain.replace(ACRONYMS, (all) => all.replaceAll('.', ''))
    : plain
  return whole
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .map((word) => SHORT[word] ?? word)
}

const bag = (list: readonly string[]): string => [...list].sort().join(' ')

/** Names by their words, made of one language after the other until the one asked for is there. */
const names = new Map<string, string>()
let read = 0

/** All of them are about 8,000 names and a tenth of a second: most files are content with the first. */
function readLanguage(): void {
  if (read === 0) {
    for (const line of COUNTRY_ALIASES.trim().split('\n')) {
      const [alpha2, ...aliases] = line.split('|')
      for (const alias of aliases) names.set(bag(words(alias)), alpha2!)
    }
  }
  const language = LANGUAGES[read++]!
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  for (const [alpha2] of ISO_3166) {
    const name = display.of(alpha2)
    if (name === undefined) continue
    const key = bag(words(name))
    // aliases and an earlier language win a homonym: the order above is the order of trust
    if (key !== '' && !names.has(key)) names.set(key, alpha2)
  }
}

function named(list: readonly string[]): string | undefined {
  const key = bag(list)
  for (;;) {
    const found = names.get(key)
    if (found !== undefined || read === LANGUAGES.length) return found
    readLanguage()
  }
}

function byCode(text: string): string | undefined {
  const code = text.toUpperCase()
  if (code.length === 2) {
    if (alpha2Codes.has(code) || code === 'XI') return code
    if (code === 'UK') return 'GB'
    return code === 'EL' ? 'GR' : undefined
  }
  return code.length === 3 ? alpha3Codes.get(code) : undefined
}

function byName(text: string): string | undefined {
  const list = words(text)
  if (list.length === 0) return undefined
  const exact = named(list)
  if (exact !== undefined) return exact
  const bare = list.filter((word) => !STATE_FORMS.has(word))
  if (bare.length > 0 && bare.length < list.length) {
    const found = named(bare)
    if (found !== undefined) return found
  }
  return undefined
}

/** "CN - China", "China (CN)": the code is taken when the name beside it agrees. */
function byBoth(text: string): string | undefined {
  const lead = /^\s*([A-Za-z]{2,3})\s*[-–:/|]\s*(\S.*)$/.exec(text)
  const tail = /^(.*\S)\s*[([]\s*([A-Za-z]{2,3})\s*[)\]]\s*$/.exec(text)
  const [code, name] = lead ? [lead[1], lead[2]] : tail ? [tail[2], tail[1]] : []
  if (code === undefined || name === undefined) return undefined
  const found = byCode(code)
  return found !== undefined && byName(name) === found ? found : undefined
}

const seen = new Map<string, string | undefined>()

/** The alpha-2 code of a country written as a code or a name; `undefined` when it is neither. */
export function countryCode(text: string): string | undefined {
  // the usual case of a message format, without touching the tables
  if (text.length === 2 && alpha2Codes.has(text)) return text
  if (seen.has(text)) return seen.get(text)
  const trimmed = text.trim()
  const found = byCode(trimmed) ?? byBoth(trimmed) ?? byName(trimmed)
  // a column of free text must not grow the memory without end
  if (seen.size > 5000) seen.clear()
  seen.set(text, found)
  return found
}

/** True for an assigned alpha-2 code (upper case). */
export const isCountryCode = (code: string): boolean => alpha2Codes.has(code)

/**
 * True where two letters stand for a place that can be compared: not the user-assigned codes
 * that files use for "unknown".
 */
export const isComparableCountry = (code: string): boolean =>
  alpha2Codes.has(code) || (/^[A-Z]{2}$/.test(code) && !UNKNOWN.has(code))

const EUROPEAN_UNION =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
/**
 * Customs territories of several ISO codes: goods move inside them without a frontier, so that
 * a consignee in one and a destination in the other say nothing.
 * European Union: Regulation (EU) 952/2013, article 4 (with Monaco, the French overseas
 * departments and Åland; Northern Ireland's XI follows the Windsor Framework). Switzerland with
 * Liechtenstein, the United Kingdom with the Crown dependencies, the United States with Puerto
 * Rico. The Eurasian Economic Union is left apart on purpose: controls differ inside it, and a
 * difference there is what an officer wants to see.
 */
const AREAS: Readonly<Record<string, string>> = {
  EU: `${EUROPEAN_UNION} MC AX GP MQ GF RE YT MF XI`,
  CH: 'CH LI',
  GB: 'GB IM JE GG',
  US: 'US PR',
}
const areaOf = new Map(
  Object.entries(AREAS).flatMap(([area, codes]) => codes.split(' ').map((code) => [code, area])),
)

/** The customs area of an alpha-2 code: `EU` for its members, else the code itself. */
export const customsArea = (code: string): string => areaOf.get(code) ?? code
