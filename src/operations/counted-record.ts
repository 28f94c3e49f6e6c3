import type { CalendarDate, Instant } from '../base/index.ts'

/** What a validated record of an operation says to statistics: no field that names anybody. */
export type CountedRecord = {
  readonly id: string
  readonly kind: 'inspection' | 'detention' | 'seizure'
  /** The organisation that reported it, and the region that it belongs to in the operation. */
  readonly organisation: string
  readonly region: string
  readonly family: string
  readonly mode: string
  readonly selectionBasis: string
  readonly outcome: string
  readonly eventOn: CalendarDate
  /** When the version that counts was validated; null: not yet. */
  readonly validatedAt: Instant | null
}
