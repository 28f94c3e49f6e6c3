import type { MessageFormBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { country, day, number } from '../../data/format.ts'

export type MessageField = MessageFormBody['fields'][number]

export const labelOf = (key: string, say: Say): string => say(`message.field.${key}`)

/** A value as its kind is written for a reader. */
export function writtenAs({ key, kind }: MessageField, value: string, say: Say): string {
  if (kind === 'code') return say(`message.code.${key}.${value}`)
  if (kind === 'date') return day(value)
  if (kind === 'country') return country(value)
  if (kind === 'number') return number(Number(value))
  if (kind === 'hs') return value.replace(/^(\d{4})(\d+)$/, '$1.$2')
  return value
}
