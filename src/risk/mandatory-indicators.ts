import type { Evidence } from '../base/index.ts'
import type { GoodsItem, ReadConsignment } from '../trade/index.ts'
import { type Hit, type Indicator, indicator, SILENT, type Sight } from './indicator.ts'
import type { Mandatory, RiskProfile } from './profile.ts'

type Present = (consignment: ReadConsignment, item: GoodsItem | undefined) => boolean

const filled = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

/** `parties.consignee` is there when it has a name or a number of its own. */
function presence(field: string): Present {
  const [head = '', second, third] = field.split('.')
  if (head === 'goodsItems' && second !== undefined)
    return (_, item) => filled(item?.[second as keyof GoodsItem])
  if (head === 'parties' && second !== undefined)
    return ({ parties }) => {
      for (const party of parties) {
        if (party.role !== second) continue
        if (third !== undefined) {
          if (filled(party[third as keyof typeof party])) return true
        } else if (filled(party.name) || filled(party.ids)) return true
      }
      return false
    }
  if (second === undefined)
    return (consignment) => filled(consignment[head as keyof ReadConsignment])
  return (consignment) => {
    const part = consignment[head as keyof ReadConsignment] as Record<string, unknown> | undefined
    return filled(part?.[second])
  }
}

type Check = {
  readonly function: string
  readonly field: string
  readonly perItem: boolean
  readonly anyOf: readonly Present[]
}

const compile = (row: Mandatory): Check => ({
  function: row.function,
  field: row.anyOf.join('|'),
  perItem: row.anyOf.some((field) => field.startsWith('goodsItems.')),
  anyOf: row.anyOf.map(presence),
})

const isSupplied = (row: Mandatory, supplied: ReadonlySet<string> | undefined): boolean =>
  !row.onlySupplied ||
  supplied === undefined ||
  row.anyOf.some(
    (field) => supplied.has(field) || [...supplied].some((one) => one.startsWith(`${field}.`)),
  )

/** A layout is one set for all records of a file, so that the checks are made once for it. */
const everything = new WeakMap<RiskProfile, readonly Check[]>()
const bySupplied = new WeakMap<ReadonlySet<string>, WeakMap<RiskProfile, readonly Check[]>>()

function checksFor({ profile, supplied }: Sight): readonly Check[] {
  let byProfile = everything
  if (supplied !== undefined) {
    byProfile = bySupplied.get(supplied) ?? new WeakMap()
    bySupplied.set(supplied, byProfile)
  }
  let checks = byProfile.get(profile)
  if (checks === undefined) {
    checks = profile.mandatory.filter((row) => isSupplied(row, supplied)).map(compile)
    byProfile.set(profile, checks)
  }
  return checks
}

const somePresent = (check: Check, consignment: ReadConsignment, item: GoodsItem | undefined) => {
  for (const present of check.anyOf) if (present(consignment, item)) return true
  return false
}

/** One finding for the whole record: a line of gaps is one fault of its declarant, not five. */
function missingValues(sight: Sight): readonly Hit[] {
  const { consignment } = sight
  let missing: Evidence[] | undefined
  for (const check of checksFor(sight)) {
    if (check.function !== '*' && check.function !== consignment.function) continue
    if (!check.perItem) {
      if (!somePresent(check, consignment, undefined))
        (missing ??= []).push({ at: check.field, value: '' })
      continue
    }
    for (let at = 0; at < consignment.goodsItems.length; at++)
      if (!somePresent(check, consignment, consignment.goodsItems[at]))
        (missing ??= []).push({
          at: check.field.replaceAll('goodsItems.', `goodsItems[${at}].`),
          value: '',
        })
  }
  if (missing === undefined) return SILENT
  const [first, ...more] = missing
  return [
    {
      points: Math.min(0.25, 0.05 + 0.05 * missing.length),
      values: { count: missing.length, fields: missing.map(({ at }) => at).join(', ') },
      evidence: [first!, ...more],
      list: 'mandatory',
    },
  ]
}

export const MANDATORY_INDICATORS: readonly Indicator[] = [
  indicator(
    'Q-01',
    'WEAK',
    0.1,
    [],
    'record',
    '0.05 more for each missing value, 0.25 at most; a field that the layout of the file does not have is not missed',
    missingValues,
  ),
]
