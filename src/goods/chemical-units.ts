import { fold } from './fold.ts'

/**
 * The building blocks of chemical names. One substance is written in many ways: direct
 * ("3,3-dimethylbutan-2-one"), inverted as in the CAS index ("2-butanone, 3,3-dimethyl-"), as
 * acid and ester, in English, French or German endings. Cut into blocks, with multipliers
 * applied, most of them hold the same blocks in another order.
 * An acid and its ester cancel out (`acid`, `-acid`), so that "phosphonic acid, dimethyl ester" is
 * "dimethyl phosphonate". General nomenclature (IUPAC 2013, chapters P-1 and P-6); no substance is named here.
 */

/** Spelling differences between languages that carry no meaning. */
export const plainLetters = (word: string): string =>
  fold(word)
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/y/g, 'i')
    .replace(/k|ch(?=lor|rom)/g, 'c')
    .replace(/z(?=ian|ol)/g, 'c')
    .replace(/([a-z])\1/g, '$1')

const ROOTS: Readonly<Record<string, string>> = {
  meth: 'c1',
  eth: 'c2',
  prop: 'c3',
  but: 'c4',
  pent: 'c5',
  hex: 'c6',
  hept: 'c7',
  oct: 'c8',
  non: 'c9',
  dec: 'c10',
  cyclohex: 'cyclo c6',
  cyclopent: 'cyclo c5',
  phen: 'ph',
  benz: 'bz',
  isoprop: 'iso c3',
  isobut: 'iso c4',
}
const ROOT_ENDINGS = ['yl', 'yle', 'ylo', 'an', 'ane', 'ano', 'anyl']
const ROOT_WITH: Readonly<Record<string, string>> = {
  oxy: 'o',
  oxyde: 'o',
  oxide: 'o',
  anol: 'oh',
  anone: 'one',
  anon: 'one',
  ylene: 'en',
  ene: 'en',
  en: 'en',
}

/** Block → units; an empty string is a block without meaning of its own. */
const BLOCKS: Readonly<Record<string, string>> = {
  ol: 'oh',
  hydroxy: 'oh',
  hydroxyde: 'hydroxide',
  hydroxide: 'hydroxide',
  hydroxid: 'hydroxide',
  alcohol: 'oh',
  alcool: 'oh',
  one: 'one',
  on: 'one',
  oxo: 'oxo',
  keto: 'oxo',
  ketone: 'ketone',
  cetone: 'ketone',
  al: 'al',
  amine: 'n',
  amin: 'n',
  amino: 'n',
  imino: 'n',
  nitrilo: 'n',
  azane: 'n',
  azan: 'n',
  amina: 'n',
  aniline: 'ph n',
  anilino: 'ph n',
  aminium: 'n ium',
  ammonium: 'ammonium',
  amide: 'amide',
  amid: 'amide',
  amido: 'amide',
  amidate: 'amide',
  imide: 'imide',
  imid: 'imide',
  imidamide: 'imidamide',
  amidine: 'amidine',
  nitrile: 'cn',
  nitril: 'cn',
  cyano: 'cn',
  cyanide: 'cn',
  cyanid: 'cn',
  cyanure: 'cn',
  cianuro: 'cn',
  nitro: 'no2',
  nitrate: 'ono2',
  nitrat: 'ono2',
  nitrooxy: 'ono2',
  nitrite: 'ono',
  chloro: 'cl',
  chlor: 'cl',
  chloride: 'cl',
  chlorid: 'cl',
  chlorure: 'cl',
  cloruro: 'cl',
  fluoro: 'fl',
  fluor: 'fl',
  fluoride: 'fl',
  fluorid: 'fl',
  fluorure: 'fl',
  fluoruro: 'fl',
  bromo: 'br',
  brom: 'br',
  bromide: 'br',
  bromid: 'br',
  bromure: 'br',
  bromuro: 'br',
  iodo: 'io',
  iodide: 'io',
  iodid: 'io',
  iodure: 'io',
  perfluoro: 'per fl',
  oxide: 'oxide',
  oxid: 'oxide',
  oxyde: 'oxide',
  oxido: 'oxide',
  oxy: 'oxide',
  ossido: 'oxide',
  oxyl: 'oxide',
  hydride: 'hydride',
  hydrure: 'hydride',
  hydrid: 'hydride',
  thio: 's',
  sulfanyl: 's',
  mercapto: 's',
  mercaptan: 's',
  thiol: 's',
  sulfide: 's',
  sulphide: 's',
  sulfid: 's',
  sulfure: 's',
  sulfur: 'sulfur',
  sulphur: 'sulfur',
  soufre: 'sulfur',
  sulfate: 'sulfate',
  sulphate: 'sulfate',
  sulfat: 'sulfate',
  sulfanylidene: 's',
  sulphanylidene: 's',
  sulphanyl: 's',
  hydrochloride: 'hcl',
  chlorhydrate: 'hcl',
  hcl: 'hcl',
  hydrobromide: 'hbr',
  bromhydrate: 'hbr',
  hydrate: 'hydrate',
  hydrogen: 'hydrogen',
  hydrogeno: 'hydrogen',
  sodium: 'sodium',
  natrium: 'sodium',
  sodio: 'sodium',
  potassium: 'potassium',
  kalium: 'potassium',
  potasio: 'potassium',
  lithium: 'lithium',
  phosphor: 'phos',
  phosphoro: 'phos',
  phosphorus: 'phos',
  phosphore: 'phos',
  fosforo: 'phos',
  phosphate: 'phos at',
  phosphat: 'phos at',
  phosphato: 'phos at',
  phosphoric: 'phos at',
  phosphorique: 'phos at',
  phosphorous: 'phos ous',
  phosphite: 'phos ous',
  phosphit: 'phos ous',
  phosphorite: 'phos ous',
  phosphoreux: 'phos ous',
  fosfito: 'phos ous',
  phosphoryl: 'phosphoryl',
  phosphoryle: 'phosphoryl',
  phosphon: 'phosphon',
  phosphono: 'phosphon',
  phosphin: 'phosphin',
  phosphine: 'phosphin',
  phosphane: 'phosphin',
  phosphan: 'phosphin',
  phosphino: 'phosphin',
  phosphinyl: 'phosphinyl',
  phosphoran: 'phosphoran',
  phosphorane: 'phosphoran',
  arsine: 'arsin',
  arsane: 'arsin',
  arsin: 'arsin',
  stibine: 'stibin',
  stibane: 'stibin',
  hydrazine: 'hydrazin',
  hydrazin: 'hydrazin',
  diazane: 'hydrazin',
  guanidine: 'guanidin',
  guanidin: 'guanidin',
  piperidin: 'piperidin',
  piperidine: 'piperidin',
  piperidyl: 'piperidin',
  glycol: 'glycol',
  glycolate: 'glycol at',
  benzilic: 'benzil at',
  benzilate: 'benzil at',
  benzilique: 'benzil at',
  acetate: 'acet at',
  acetic: 'acet at',
  acetique: 'acet at',
  aceto: 'acet',
  acetat: 'acet at',
  diazo: 'diazo',
  azo: 'azo',
  vinyl: 'vinyl',
  allyl: 'allyl',
  carbonyl: 'carbonyl',
  carbonate: 'carbonat',
  thionyl: 'thionyl',
  thionyle: 'thionyl',
  sulfonyl: 'sulfonyl',
  silyl: 'sil',
  silane: 'sil',
  aluminum: 'aluminum',
  aluminium: 'aluminum',
  gallium: 'gallium',
  indium: 'indium',
  iso: 'iso',
  tert: 'tert',
  tertiary: 'tert',
  tertio: 'tert',
  sec: 'sec',
  cyclo: 'cyclo',
  per: 'per',
  ic: 'at',
  ique: 'at',
  ate: 'at',
  at: 'at',
  ato: 'at',
  ous: 'ous',
  ite: 'ous',
  it: 'ous',
  eux: 'ous',
  acid: 'acid',
  acide: 'acid',
  acido: 'acid',
  saure: 'acid',
  saeure: 'acid',
  ester: '-acid',
  salt: '',
  sel: '',
  yl: '',
  oxyethyl: 'o c2',
  ium: 'ium',
}

export const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['mono', 1],
  ['di', 2],
  ['bis', 2],
  ['tri', 3],
  ['tris', 3],
  ['tetra', 4],
  ['tetrakis', 4],
  ['penta', 5],
  ['hexa', 6],
  ['hepta', 7],
  ['octa', 8],
])

const pieces = new Map<string, readonly string[]>()
let longest = 0
function add(block: string, units: string): void {
  const plain = plainLetters(block)
  if (pieces.has(plain)) return
  pieces.set(plain, units === '' ? [] : units.split(' '))
  longest = Math.max(longest, plain.length)
}
for (const [block, units] of Object.entries(BLOCKS)) add(block, units)
for (const [root, units] of Object.entries(ROOTS)) {
  for (const end of ROOT_ENDINGS) add(root + end, units)
  for (const [end, unit] of Object.entries(ROOT_WITH)) add(root + end, `${units} ${unit}`)
  add(root, units)
}

/** One block of a word: its units, or a multiplier of what follows. */
export type Block = { readonly units: readonly string[]; readonly times: number }

/** The blocks of one word, or `undefined` when some letters of it are no block. */
export function blocksOf(word: string): readonly Block[] | undefined {
  const plain = plainLetters(word)
  const blocks: Block[] = []
  // longest block first; one step back is enough for the few overlaps ("pentane", "penta")
  const cut = (at: number): boolean => {
    if (at === plain.length) return true
    for (let length = Math.min(longest, plain.length - at); length >= 2; length--) {
      const piece = plain.slice(at, at + length)
      const units = pieces.get(piece)
      const times = MULTIPLIERS.get(piece)
      if (units === undefined && times === undefined) continue
      blocks.push(units ? { units, times: 0 } : { units: [], times: times! })
      if (cut(at + length)) return true
      blocks.pop()
    }
    // linking vowels between blocks
    return at > 0 && (plain[at] === 'o' || plain[at] === 'e') && cut(at + 1)
  }
  return cut(0) ? blocks : undefined
}
