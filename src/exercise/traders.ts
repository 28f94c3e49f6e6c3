import type { Dice } from './random.ts'

/** A trader of the exercise, ready to be written. */
export type Trader = {
  readonly name: string
  readonly address: string
  readonly country: string
}

/** Invented stems; those of listed parties (`LISTED_STEMS`) are others. */
const FIRST =
  'Alden Barlo Cintra Delmo Elvara Fenwick Galdo Harwin Ilmen Jorva Kelso Lormand Morvan Nerito Olvera Pardek Quinta Rosmar Selvig Tarnwell Ulmar Velora Westry Yarrow Zellan Ambrel Brindle Corvane Dunmore Estrel Farlow Grenmar Hollin Istran Jessamy Kirrel Lunden Marlow Norvik Ostrel'.split(
    ' ',
  )
const SECOND =
  'Foods Textiles Ceramics Motors Garden Paper Furniture Sports Toys Hardware Bakery Pharmacy Books Shoes Lighting Plumbing Tiles Coffee Rice Tyres Bicycles Cosmetics Dairy Fruits Fashion Homewares Electricals Kitchens Optics Stationers'.split(
    ' ',
  )
const FORMS: readonly (readonly [form: string, country: string])[] = [
  ['Ltd', 'GB'],
  ['GmbH', 'DE'],
  ['SARL', 'FR'],
  ['Srl', 'IT'],
  ['SA', 'ES'],
  ['BV', 'NL'],
  ['Sp. z o.o.', 'PL'],
  ['Co., Ltd', 'CN'],
  ['Co Ltd', 'TH'],
  ['Pvt Ltd', 'IN'],
  ['Corp', 'KR'],
  ['KK', 'JP'],
  ['Inc', 'US'],
  ['Ltda', 'BR'],
  ['SA de CV', 'MX'],
  ['AS', 'NO'],
  ['AB', 'SE'],
  ['Sdn Bhd', 'MY'],
  ['A.S.', 'TR'],
  ['Joint Stock Co', 'VN'],
]
const CITIES: Readonly<Record<string, string>> = {
  GB: 'Leeds',
  DE: 'Kassel',
  FR: 'Dijon',
  IT: 'Modena',
  ES: 'Zaragoza',
  NL: 'Breda',
  PL: 'Lublin',
  CN: 'Ningbo',
  TH: 'Chonburi',
  IN: 'Pune',
  KR: 'Gwangju',
  JP: 'Nagoya',
  US: 'Toledo',
  BR: 'Curitiba',
  MX: 'Puebla',
  NO: 'Bergen',
  SE: 'Malmo',
  MY: 'Ipoh',
  TR: 'Bursa',
  VN: 'Hue',
}

/** Loading ports of those countries. */
export const PORTS: Readonly<Record<string, string>> = {
  GB: 'GBFXT',
  DE: 'DEHAM',
  FR: 'FRLEH',
  IT: 'ITGOA',
  ES: 'ESVLC',
  NL: 'NLRTM',
  PL: 'PLGDN',
  CN: 'CNNGB',
  TH: 'THLCH',
  IN: 'INNSA',
  KR: 'KRPUS',
  JP: 'JPNGO',
  US: 'USNYC',
  BR: 'BRSSZ',
  MX: 'MXVER',
  NO: 'NOBGO',
  SE: 'SEGOT',
  MY: 'MYPKG',
  TR: 'TRMER',
  VN: 'VNHPH',
}

/** The administrations that declare: user-assigned codes, so that no country is meant. */
export type Administration = {
  readonly code: string
  readonly nameEn: string
  readonly nameFr: string
  readonly port: string
  readonly cities: readonly string[]
}
export const ADMINISTRATIONS: readonly Administration[] = [
  {
    code: 'XN',
    nameEn: 'Republic of Nordavia',
    nameFr: 'République de Nordavie',
    port: 'XNNRP',
    cities: ['Northport', 'Askerby', 'Velden'],
  },
  {
    code: 'XS',
    nameEn: 'Kingdom of Sundara',
    nameFr: 'Royaume de Sundara',
    port: 'XSSUN',
    cities: ['Sunda Harbour', 'Palmira'],
  },
  {
    code: 'XT',
    nameEn: 'Federation of Tarmania',
    nameFr: 'Fédération de Tarmanie',
    port: 'XTTAR',
    cities: ['Tarm City', 'Ostrava Nova'],
  },
]

/** Numbers the combinations of stems, so that names differ without being compared. */
function name(at: number): string {
  const first = FIRST[at % FIRST.length]!
  const rest = Math.floor(at / FIRST.length)
  const second = SECOND[rest % SECOND.length]!
  const round = Math.floor(rest / SECOND.length)
  const third = round === 0 ? '' : ` ${FIRST[(round * 7 + at) % FIRST.length]}`
  const tail = round < FIRST.length ? '' : ` ${round}`
  return `${first}${third}${tail} ${second}`
}

/** `count` traders abroad; the exercise mark stands in every address. */
export function tradersAbroad(roll: Dice, count: number): readonly Trader[] {
  return Array.from({ length: count }, (_, at) => {
    const [form, country] = FORMS[at % FORMS.length]!
    return {
      name: `${name(at)} ${form}`,
      address: `${1 + roll.below(180)} Exercise Road, ${CITIES[country]}`,
      country,
    }
  })
}

const HOME_FORMS = ['Trading', 'Import', 'Stores', 'Wholesale', 'Retail', 'Market']

/** `count` traders of an administration. */
export function tradersAtHome(roll: Dice, count: number, home: Administration): readonly Trader[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `${name(at * 3 + 11)} ${roll.one(HOME_FORMS)} ${home.code}`,
    address: `${1 + roll.below(90)} Exercise Quay, ${roll.one(home.cities)}`,
    country: home.code,
  }))
}

const CARRIERS = [
  'Harbour Star',
  'Blue Gull',
  'Seven Lamps',
  'White Crane',
  'Tall Mast',
  'Amber Road',
  'Old Lantern',
]
const CARRIER_WORDS = [
  'Logistics',
  'Freight Forwarding',
  'Cargo Services',
  'Shipping Agency',
  'Transitaires',
  'Clearing & Forwarding',
]

/** Forwarders: ordinary as notify party, planted as consignee. */
export const forwarders = (home: Administration): readonly Trader[] =>
  CARRIERS.flatMap((stem) =>
    CARRIER_WORDS.map((word) => ({
      name: `${stem} ${word} Ltd`,
      address: `Exercise Terminal, ${home.cities[0]}`,
      country: home.code,
    })),
  )
