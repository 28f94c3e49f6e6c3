/** A moment in UTC, ISO 8601 with `Z`. */
export type Instant = string
/** A calendar date, `YYYY-MM-DD`, without a zone. */
export type CalendarDate = string

/** "Now" comes in through this port, so that a replay and a test can hold the clock. */
export type Clock = { readonly now: () => Instant; readonly ms: () => number }
export type Random = { readonly bytes: (count: number) => Uint8Array }
