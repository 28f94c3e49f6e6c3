/** The places of the menu: address, words key, and the door behind which it stands; null: everybody's. */
export const PLACES = [
  ['/targets', 'web.targets', 'target.list'],
  ['/data', 'web.data', 'upload.bring'],
  ['/batches', 'web.batches', 'batch.list'],
  ['/lists', 'web.lists', 'list.list'],
  ['/received', 'web.received', 'received.list'],
  ['/dates', 'web.dates', 'target.list-due'],
  ['/cooperation', 'web.cooperation', 'operation.list'],
  ['/people', 'web.people', 'person.list'],
  ['/journal', 'web.journal', 'journal.read'],
  ['/help', 'web.help', null],
] as const satisfies readonly (readonly [string, string, string | null])[]

/** The door of an address; null where everybody may be. */
export const doorOfPlace = (path: string): string | null =>
  PLACES.find(([to]) => path === to || path.startsWith(`${to}/`))?.[2] ?? null
