import type { RiskProfile } from './profile.ts'

/**
 * The canonical fields that goods, parties, indicators and rank look at: of a whole part
 * (`parties`) every field below it. A table has others, and a line that alerts nobody is not
 * read for them.
 */
const ASKED: readonly string[] = [
  'function',
  'declaration.mrn',
  'declaration.acceptedAt',
  'parties',
  'countries',
  'route',
  'transportMeans.id',
  'transportDocuments.id',
  'equipment.id',
  'documents',
  'goodsItems.seq',
  'goodsItems.description',
  'goodsItems.commodityCode',
  'goodsItems.casNumbers',
]

/** Whether screening by this profile looks at a field: the above, and what is mandatory. */
export function askedFields(profile: RiskProfile): (field: string) => boolean {
  const mandatory = profile.mandatory.flatMap(({ anyOf }) => anyOf)
  // that a record has goods at all is known without reading more of them
  const asked = [...ASKED, ...mandatory.filter((field) => field !== 'goodsItems')]
  return (field) => asked.some((one) => field === one || field.startsWith(`${one}.`))
}
