import type { Dice } from './random.ts'
import { ADMINISTRATIONS } from './traders.ts'

/** A fictional listed party: the names on the list, and how trade would write them. */
export type Listed = {
  readonly id: string
  readonly name: string
  /** Original script, for some. */
  readonly script?: string
  /** How a carrier writes the script in Latin letters. */
  readonly latin?: string
  readonly country: string
}

const SYLLABLES =
  'vor zel qua mer thix dra gul nev ost pry kaz tum bel rov shan dik lum fet gor yav nix zam ulk tiv'.split(
    ' ',
  )
const TRADES = [
  'Precision Works',
  'Machine Export',
  'Aero Components',
  'Special Alloys',
  'Instrument Trading',
  'Marine Dynamics',
  'Chemical Supply',
  'Electro Systems',
]
const CYRILLIC: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  x: 'кс',
  y: 'ы',
  z: 'з',
}
const inCyrillic = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('sh', 'ш')
    .replaceAll('ya', 'я')
    .replace(/[a-z]/g, (letter) => CYRILLIC[letter] ?? letter)

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

/** `count` listed parties with invented names; every third also in Cyrillic. */
export function listedParties(roll: Dice, count: number): readonly Listed[] {
  const known = new Set<string>()
  const listed: Listed[] = []
  // Three syllables give 13,824 stems: enough for half as many without long searching.
  const syllables = count > SYLLABLES.length ** 3 / 2 ? 4 : 3
  while (listed.length < count) {
    const stem = capital(Array.from({ length: syllables }, () => roll.one(SYLLABLES)).join(''))
    if (known.has(stem)) continue
    known.add(stem)
    const id = `EX-${String(listed.length + 1).padStart(4, '0')}`
    const country = roll.one(ADMINISTRATIONS).code
    const name = `${stem} ${roll.one(TRADES)}`
    if (listed.length % 3 !== 2) {
      listed.push({ id, name, country })
      continue
    }
    const word = roll.one([
      ['mash', 'машпром', 'mashprom'],
      ['stroi', 'стройинвест', 'stroiinvest'],
      ['pribor', 'прибор', 'pribor'],
    ])
    listed.push({
      id,
      name,
      country,
      script: `ООО «${capital(inCyrillic(stem))}${word[1]}»`,
      latin: `OOO ${latinOf(inCyrillic(stem))}${word[2]}`,
    })
  }
  return listed
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ш: 'sh',
  ы: 'y',
  я: 'ya',
}
const latinOf = (text: string): string =>
  capital([...text].map((letter) => LATIN[letter] ?? letter).join(''))

/** The list as a generic TSV: one row per name. */
export function partyListTsv(listed: readonly Listed[]): string {
  const rows = ['list\tentry_id\ttype\tname\tname_kind\tcountries\tprogram\taddress']
  for (const { id, name, script, country } of listed) {
    const line = (text: string, kind: string) =>
      `EXERCISE\t${id}\torg\t${text}\t${kind}\t${country}\tEXERCISE\t`
    rows.push(line(name, 'primary'))
    if (script !== undefined) rows.push(line(script, 'script'))
  }
  return `${rows.join('\n')}\n`
}

/** One slip of a typist inside the longest word. */
export function withTypo(roll: Dice, name: string): string {
  const words = name.split(' ')
  const at = words.findIndex((word) => word.length === Math.max(...words.map((one) => one.length)))
  const word = words[at]!
  const place = 2 + roll.below(word.length - 3)
  const slips = [
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + word[place] + word.slice(place),
    word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2),
  ]
  const slip = roll.one(slips.filter((one) => one !== word))
  return [...words.slice(0, at), slip, ...words.slice(at + 1)].join(' ')
}
