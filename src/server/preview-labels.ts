import type { Say } from '../words/index.ts'

type Value = { readonly field: string; readonly value: string }

/** Keys that order or classify other values; they are no column of their own. */
const SILENT = /\.(role|seq|scheme|level|stage)$|\.currency$/

const PARTS: Readonly<Record<string, string>> = {
  ids: 'id',
  addressLines: 'address',
  street: 'address',
}

/** The values of a row with the names that the mapping uses for them. */
export function labelled(
  values: readonly Value[],
  say: Say,
): { readonly field: string; readonly says: string; readonly value: string }[] {
  const at = new Map(values.map((one) => [one.field, one.value]))
  return values
    .filter((one) => !SILENT.test(one.field))
    .map(({ field, value }) => {
      const currency = at.get(field.replace(/\.amount$/, '.currency'))
      const shown = field.endsWith('.amount') && currency ? `${value} ${currency}` : value
      return { field, says: labelOf(field, at, say), value: shown }
    })
}

function labelOf(path: string, at: ReadonlyMap<string, string>, say: Say): string {
  const listed = /^(parties|route)\[(\d+)\]\.(\w+)/.exec(path)
  const plain = path.replace(/\[\d+\]/g, '')
  const keys: string[] = []
  if (listed) {
    const [, room = '', place, part = ''] = listed
    const role = at.get(`${room}[${place}].role`) ?? 'other'
    keys.push(
      `field.${room}.${role}.${PARTS[part] ?? part}`,
      `field.${room}.${role}`,
      `web.role.${role}`,
    )
  }
  for (let key = plain; key; key = key.replace(/\.?\w+$/, '')) {
    keys.push(`field.${key}`, `web.field.${key.replace(/^goodsItems\./, '')}`)
  }
  for (const key of keys) {
    const says = say(key)
    if (says !== key) return says
  }
  return plain
}
