import { customsArea, isComparableCountry, type Note, readLocode } from '../base/index.ts'
import { type Hit, type Indicator, indicator, SILENT, type Sight } from './indicator.ts'

function consigneeElsewhere(sight: Sight): readonly Hit[] {
  const { countries, parties } = sight.consignment
  const destination = countries?.destination
  const final = countries?.finalDestination
  if (destination === undefined && final === undefined) return SILENT
  for (let at = 0; at < parties.length; at++) {
    const { role, country, name } = parties[at]!
    if (role !== 'consignee' || country === undefined) continue
    // nearly every line ends here
    if (country === destination || country === final || !isComparableCountry(country)) continue
    const same = (other: string | undefined) =>
      other === undefined ||
      !isComparableCountry(other) ||
      customsArea(other) === customsArea(country)
    // going on to the consignee's own country is coherent
    if (same(destination) || (final !== undefined && same(final))) continue
    const declared = final ?? destination!
    const declaredAt = final === undefined ? 'countries.destination' : 'countries.finalDestination'
    return [
      {
        ...(sight.sensitive() ? { severity: 'MIDDLE' as const, points: 0.3 } : {}),
        values: { destination: declared, country, party: name ?? '' },
        evidence: [
          { at: declaredAt, value: declared },
          { at: `parties[${at}].country`, value: country },
        ],
      },
    ]
  }
  return SILENT
}

function touchesEmbargoed(sight: Sight): readonly Hit[] {
  const { embargoed } = sight.profile
  const { countries, route } = sight.consignment
  const { harmless } = sight.memo
  if (isHarmless(harmless, countries) && isHarmless(harmless, route)) return SILENT
  let found: Map<string, Hit> | undefined
  const look = (country: string | undefined, at: string, value: string) => {
    if (country === undefined || !embargoed.has(country) || found?.has(country)) return
    found ??= new Map()
    found.set(country, {
      values: { country, place: value },
      evidence: [{ at, value }],
      list: 'countries',
      entry: country,
    })
  }
  if (route)
    for (let at = 0; at < route.length; at++) {
      const { locode, country } = route[at]!
      if (locode !== undefined) {
        // a code of the wrong shape still names its country in the first two letters
        const place = readLocode(locode) ?? locode.toUpperCase()
        look(place.slice(0, 2), `route[${at}].locode`, locode)
      }
      look(country, `route[${at}].country`, country ?? '')
    }
  if (countries) {
    look(countries.destination, 'countries.destination', countries.destination ?? '')
    look(countries.finalDestination, 'countries.finalDestination', countries.finalDestination ?? '')
    look(countries.dispatch, 'countries.dispatch', countries.dispatch ?? '')
    look(countries.export, 'countries.export', countries.export ?? '')
    const { transit } = countries
    if (transit)
      for (let at = 0; at < transit.length; at++)
        look(transit[at], `countries.transit[${at}]`, transit[at]!)
  }
  if (found) return [...(found as Map<string, Hit>).values()]
  if (countries) harmless.put(countries, true)
  if (route) harmless.put(route, true)
  return SILENT
}

const isHarmless = (harmless: Note<true>, part: object | undefined): boolean =>
  part === undefined || harmless.of(part) === true

export const ROUTE_INDICATORS: readonly Indicator[] = [
  indicator(
    'R-03',
    'WEAK',
    0.1,
    ['destination', 'consigneeCountry'],
    'record',
    'MIDDLE 0.3 with sensitive goods; silent inside a customs area and when the goods go on to the consignee’s country',
    consigneeElsewhere,
  ),
  indicator('R-04', 'HARD', 0.9, ['route', 'destination'], 'record', 'one case', touchesEmbargoed),
]
