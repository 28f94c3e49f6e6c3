import { GOODS_INDICATORS } from './goods-indicators.ts'
import { IDENTIFIER_INDICATORS } from './identifier-indicators.ts'
import type { Indicator } from './indicator.ts'
import { MANDATORY_INDICATORS } from './mandatory-indicators.ts'
import { PARTY_INDICATORS } from './party-indicators.ts'
import { ROUTE_INDICATORS } from './route-indicators.ts'

/** Every rule, in the order in which an officer reads findings of equal weight. */
export const INDICATORS: readonly Indicator[] = [
  ...PARTY_INDICATORS.filter(({ code }) => code === 'P-01'),
  ...GOODS_INDICATORS,
  ...ROUTE_INDICATORS.filter(({ severity }) => severity === 'HARD'),
  ...PARTY_INDICATORS.filter(({ code }) => code !== 'P-01'),
  ...ROUTE_INDICATORS.filter(({ severity }) => severity !== 'HARD'),
  ...IDENTIFIER_INDICATORS,
  ...MANDATORY_INDICATORS,
]
