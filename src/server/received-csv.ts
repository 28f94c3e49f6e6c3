import { csvLine } from '../documents/index.ts'
import type { Say } from '../words/index.ts'
import type { ReceivedBody } from './schemas/index.ts'

/**
 * A received record as CSV with a byte-order mark: its owner and label first, then each reason as
 * a sentence, then every field of the consignment by its path.
 */
export function receivedCsv({ owner, label, record }: ReceivedBody, say: Say): string {
  const rows: (readonly (string | number)[])[] = [
    ['part', 'field', 'value'],
    ['provenance', 'record', record.id],
    ['provenance', 'owner', owner.name],
    ['label', 'tlp', label.tlp],
    ['label', 'code', label.code],
    ['label', 'purposes', label.purposes.map((one) => say(`label.purpose.${one}`)).join(', ')],
    ['result', 'lane', record.lane],
    ['result', 'score', record.score],
    ...record.findings.map((finding) => ['reason', finding.code, finding.says]),
    ...fields(record.consignment, '').map(({ at, value }) => ['consignment', at, value]),
  ]
  return `\ufeff${rows.map(csvLine).join('')}`
}

type Field = { readonly at: string; readonly value: string | number }

function fields(value: unknown, at: string): readonly Field[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => fields(one, `${at}[${i}]`))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => fields(one, at ? `${at}.${key}` : key))
  return typeof value === 'string' || typeof value === 'number' ? [{ at, value }] : []
}
