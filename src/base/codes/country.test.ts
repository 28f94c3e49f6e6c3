import { expect, test } from 'vitest'
import { countryCode, customsArea, isComparableCountry } from './country.ts'
import { ISO_3166 } from './iso3166.ts'

test('the table holds 249 codes and Kosovo, each once', () => {
  expect(ISO_3166).toHaveLength(250)
  expect(new Set(ISO_3166.map(([alpha2]) => alpha2)).size).toBe(250)
  expect(new Set(ISO_3166.map(([, alpha3]) => alpha3)).size).toBe(250)
})

test.each([
  ['DE', 'DE'],
  ['de', 'DE'],
  [' deu ', 'DE'],
  ['Germany', 'DE'],
  ['ALLEMAGNE', 'DE'],
  ['Alemania', 'DE'],
  ['Германия', 'DE'],
  ['Almanya', 'DE'],
  ['ألمانيا', 'DE'],
  ['德国', 'DE'],
  ['U.A.E.', 'AE'],
  ['UAE', 'AE'],
  ['United Arab Emirates', 'AE'],
  ['KOREA, REPUBLIC OF', 'KR'],
  ['Republic of Korea', 'KR'],
  ['Korea (South)', 'KR'],
  ["KOREA, DEM. PEOPLE'S REPUBLIC OF", 'KP'],
  ["Democratic People's Republic of Korea", 'KP'],
  ['P.R. China', 'CN'],
  ["CHINA, PEOPLE'S REPUBLIC", 'CN'],
  ['Republic of China', 'TW'],
  ['CN - China', 'CN'],
  ['China (CN)', 'CN'],
  ['Russian Federation', 'RU'],
  ['IRAN, ISLAMIC REPUBLIC OF', 'IR'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Côte d’Ivoire', 'CI'],
  ['COTE D IVOIRE', 'CI'],
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['Viet Nam', 'VN'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['Congo, Democratic Republic of the', 'CD'],
  ['Republic of Congo', 'CG'],
  ['Republic of Kenya', 'KE'],
  ['EE.UU.', 'US'],
  ['Estados Unidos', 'US'],
  ['Guinea-Bissau', 'GW'],
  ['Guinea', 'GN'],
  ['Equatorial Guinea', 'GQ'],
  ['Papua New Guinea', 'PG'],
  ['Niger', 'NE'],
  ['Nigeria', 'NG'],
  ['Dominica', 'DM'],
  ['Dominican Republic', 'DO'],
  ['Slovakia', 'SK'],
  ['Slovenia', 'SI'],
  ['Austria', 'AT'],
  ['Australia', 'AU'],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})

test.each(['', 'XX', 'Nordavia', 'Germny', 'CN - Germany', 'republic of', '12', 'N/A'])(
  '%s is no country',
  (text) => {
    expect(countryCode(text)).toBeUndefined()
  },
)

test('every code and every English and French name is read back', () => {
  for (const language of ['en', 'fr'])
    for (const [alpha2, alpha3] of ISO_3166) {
      expect(countryCode(alpha3)).toBe(alpha2)
      const name = new Intl.DisplayNames([language], { type: 'region' }).of(alpha2)!
      expect([name, countryCode(name)]).toEqual([name, alpha2])
    }
})

test('customs areas', () => {
  expect(customsArea('FR')).toBe(customsArea('DE'))
  expect(customsArea('MC')).toBe('EU')
  expect(customsArea('CH')).toBe(customsArea('LI'))
  expect(customsArea('GB')).not.toBe('EU')
  expect(customsArea('RU')).not.toBe(customsArea('KZ'))
  expect(isComparableCountry('XX')).toBe(false)
  expect(isComparableCountry('Nordavia')).toBe(false)
})
