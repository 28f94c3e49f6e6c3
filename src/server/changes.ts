import type { Notices } from '../store/index.ts'

/** What is worth another look. An event of the stream has its name: `message.changed`. */
export const CHANGED = ['message', 'plan', 'advice'] as const
export type Changed = (typeof CHANGED)[number]
/** `operation` is empty where a change is of no operation. */
export type Change = { readonly what: Changed; readonly operation: string }

/**
 * What changed for whom since the server started: told by the routes after their act has ended, and
 * asked by the streams of events. It holds no content, so that a stream only says what to look at
 * again, and the look passes its own door. Processes of the same house tell each other.
 */
export type Changes = {
  readonly note: (organisations: Iterable<string>, operation: string, what?: Changed) => void
  /** Where the counting stands: what is noted from now on comes after it. */
  readonly mark: () => number
  /** What is new for this organisation since a mark. */
  readonly since: (organisation: string, mark: number) => readonly Change[]
  /** Called when something is noted for this organisation, until the returned function is. */
  readonly listen: (organisation: string, listener: () => void) => () => void
  /** Called where something may have been missed: every stream begins anew. */
  readonly onMissed: (listener: () => void) => () => void
  readonly close: () => void
}

/** A notice is a short text: a warning to many goes out in several. */
const MOST_NAMED = 150

export function newChanges(notices: Pick<Notices, 'send' | 'hear'>): Changes {
  let count = 0
  const noted = new Map<string, Map<string, { readonly at: number; readonly change: Change }>>()
  const listeners = new Map<string, Set<() => void>>()
  const missed = new Set<() => void>()

  const noteHere = (organisations: readonly string[], change: Change): void => {
    count++
    for (const organisation of organisations) {
      const own = noted.get(organisation) ?? new Map()
      own.set(`${change.what} ${change.operation}`, { at: count, change })
      noted.set(organisation, own)
      for (const listener of listeners.get(organisation) ?? []) listener()
    }
  }
  const stop = notices.hear((text) => {
    if (text === null) {
      for (const listener of missed) listener()
      return
    }
    const [what, operation = '', organisations = ''] = text.split(' ')
    const known = CHANGED.find((one) => one === what)
    // A later version of the house may tell of more than this one knows.
    if (known !== undefined) noteHere(organisations.split(','), { what: known, operation })
  })

  return {
    note(organisations, operation, what = 'message') {
      const all = [...new Set(organisations)]
      noteHere(all, { what, operation })
      for (let from = 0; from < all.length; from += MOST_NAMED) {
        const some = all.slice(from, from + MOST_NAMED)
        void notices.send(`${what} ${operation} ${some.join(',')}`)
      }
    },
    mark: () => count,
    since: (organisation, mark) =>
      [...(noted.get(organisation)?.values() ?? [])]
        .filter(({ at }) => at > mark)
        .map(({ change }) => change),
    listen(organisation, listener) {
      const own = listeners.get(organisation) ?? new Set()
      listeners.set(organisation, own.add(listener))
      return () => {
        own.delete(listener)
        if (own.size === 0) listeners.delete(organisation)
      }
    },
    onMissed(listener) {
      missed.add(listener)
      return () => missed.delete(listener)
    },
    close: stop,
  }
}
