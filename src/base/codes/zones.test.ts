import { describe, expect, it } from 'vitest'
import { ISO_3166 } from './iso3166.ts'
import { WCO_REGIONS, wcoRegionOf } from './wco-regions.ts'
import { capitalZone } from './zones.ts'

/** Nobody lives there. */
const EMPTY = ['AQ', 'BV', 'HM', 'TF', 'UM']
const inhabited = ISO_3166.map(([alpha2]) => alpha2).filter((one) => !EMPTY.includes(one))

describe('zones of capitals', () => {
  it('are known of every inhabited country, and known to the machine', () => {
    for (const country of inhabited) {
      const zone = capitalZone(country)
      expect(zone, country).not.toBeNull()
      const format = () => new Intl.DateTimeFormat('en', { timeZone: zone as string })
      expect(format, country).not.toThrow()
    }
    expect(capitalZone('XS')).toBeNull()
    expect(capitalZone(null)).toBeNull()
  })
})

describe('regions of the WCO', () => {
  it('have every inhabited country once', () => {
    const regions = inhabited.map((country) => [country, wcoRegionOf(country)])
    expect(regions.filter(([, region]) => region === null)).toEqual([])
    expect(new Set(regions.map(([, region]) => region))).toEqual(new Set(WCO_REGIONS))
    expect(wcoRegionOf('XS')).toBeNull()
  })
})
