/**
 * The places of the menu: address, words key, and the door behind which it stands; null: everybody's.
 * Those of `KEEPING` stand together under one entry: what is looked after now and then.
 */
export const DAILY = [
  ['/desk', 'web.desk', 'desk.read'],
  ['/targets', 'web.targets', 'target.list'],
  ['/data', 'web.data', 'upload.bring'],
  ['/batches', 'web.batches', 'batch.list'],
  ['/received', 'web.received', 'received.list'],
  ['/cases', 'web.cases', 'case.list'],
  ['/advice', 'web.advice', 'advice.list'],
] as const satisfies readonly Place[]
export const KEEPING = [
  ['/lists', 'web.lists', 'list.list'],
  ['/cooperation', 'web.cooperation', 'operation.list'],
  ['/dates', 'web.dates', 'target.list-due'],
  ['/access/why', 'web.why', 'access.why'],
  ['/people', 'web.people', 'person.list'],
  ['/journal', 'web.journal', 'journal.read'],
] as const satisfies readonly Place[]
export const HELP = ['/help', 'web.help', null] as const satisfies Place

type Place = readonly [address: string, words: string, door: string | null]

export const PLACES = [...DAILY, ...KEEPING, HELP] as const

/** The place that an address belongs to: it or what stands below it. */
export const placeOf = (path: string): (typeof PLACES)[number] | undefined =>
  PLACES.find(([to]) => path === to || path.startsWith(`${to}/`))

/** The door of an address; null where everybody may be. */
export const doorOfPlace = (path: string): string | null => placeOf(path)?.[2] ?? null
