/**
 * What changed for whom since the server started: told by the routes after their act has ended, and
 * asked by the streams of events. It holds no content, so that a stream only says what to look at
 * again, and the look passes its own door.
 */
export type Changes = {
  readonly note: (organisations: Iterable<string>, operation: string) => void
  /** Where the counting stands: what is noted from now on comes after it. */
  readonly mark: () => number
  /** The operations with something new for this organisation since a mark. */
  readonly since: (organisation: string, mark: number) => readonly string[]
}

export function newChanges(): Changes {
  let count = 0
  const noted = new Map<string, Map<string, number>>()
  return {
    note(organisations, operation) {
      count++
      for (const organisation of organisations) {
        const own = noted.get(organisation) ?? new Map<string, number>()
        own.set(operation, count)
        noted.set(organisation, own)
      }
    },
    mark: () => count,
    since(organisation, mark) {
      const own = [...(noted.get(organisation) ?? [])]
      return own.filter(([, at]) => at > mark).map(([operation]) => operation)
    },
  }
}
