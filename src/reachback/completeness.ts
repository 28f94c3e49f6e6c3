import type { GoodsFamily } from '../base/index.ts'
import type { FactKey, Facts } from './facts.ts'

/** One point of a good request; one of its facts is enough. */
export type Point = { readonly name: string; readonly anyOf: readonly FactKey[] }

const point = (name: string, ...anyOf: readonly FactKey[]): Point => ({ name, anyOf })

const DESCRIPTION = point('description', 'description')
const MAKE = point('make', 'maker', 'model', 'part')
const TECHNICAL = point('technical', 'specification', 'literature')
const PHOTOS = point('photos', 'photos')
const SUBSTANCE = point('substance', 'cas')
const STRENGTH = point('strength', 'specification', 'measurements')
const MEASURED = point('measured', 'measurements')
const QUANTITY = point('quantity', 'quantity')
const HS = point('hs', 'hs')
const DESTINATION = point('destination', 'destination')
const END_USE = point('end-use', 'use', 'user-trade')

const EVERYBODY = [DESCRIPTION, HS, DESTINATION, END_USE] as const

/**
 * What a good request holds, by family of goods: a row each (guide/domain.md 5.3; story 11:
 * description, photos, technical data).
 */
export const GOOD_REQUEST: Readonly<Record<GoodsFamily, readonly Point[]>> = {
  nuclear: [...EVERYBODY, MAKE, TECHNICAL, PHOTOS],
  chemical: [...EVERYBODY, SUBSTANCE, STRENGTH, QUANTITY, PHOTOS],
  biological: [...EVERYBODY, TECHNICAL, QUANTITY, PHOTOS],
  missile: [...EVERYBODY, MAKE, TECHNICAL, PHOTOS],
  conventional: [...EVERYBODY, MAKE, TECHNICAL, PHOTOS],
  radiological: [...EVERYBODY, MEASURED, QUANTITY, PHOTOS],
  other: [...EVERYBODY, TECHNICAL, PHOTOS],
}

/**
 * The points that a request lacks; empty: it is complete. `photos`: whoever is asked can open photos
 * of the goods, whether they are described or not.
 */
export const missingOf = (family: GoodsFamily, facts: Facts, photos = false): readonly Point[] =>
  GOOD_REQUEST[family].filter(
    (point) =>
      !(photos && point === PHOTOS) && point.anyOf.every((key) => facts[key] === undefined),
  )

/** What lacks whoever is outside: photos of the case are opened at home alone. */
export const missingOutside = (
  family: GoodsFamily,
  facts: Facts,
  missing: readonly string[],
): readonly string[] =>
  missing.includes(PHOTOS.name) || !missingOf(family, facts).includes(PHOTOS)
    ? missing
    : [...missing, PHOTOS.name]

export const POINT_NAMES = [
  ...new Set(Object.values(GOOD_REQUEST).flatMap((points) => points.map((one) => one.name))),
]
