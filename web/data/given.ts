import type { QueryClient } from '@tanstack/react-query'
import type { Me, TargetsAnswer } from '../../src/server/schemas/index.ts'
import type { Language } from '../../src/words/index.ts'
import { draftsOf, meQuery, targetsQuery } from './queries.ts'
import type { TargetFilter } from './target-search.ts'

type Given = {
  readonly language: Language
  readonly view: TargetFilter
  readonly me: Me
  readonly targets: TargetsAnswer
}

/** The answers that came with the page itself: what it shows already is not asked for again. */
export function takeGiven(queries: QueryClient, language: Language): void {
  const place = document.getElementById('given')
  place?.remove()
  if (!place?.textContent) return
  const given = JSON.parse(place.textContent) as Given
  // Said in another language than this browser keeps, it is asked for again.
  if (given.language !== language) return
  draftsOf(given.me)
  queries.setQueryData(meQuery(language).queryKey, given.me)
  queries.setQueryData(targetsQuery(given.view, language).queryKey, {
    pages: [given.targets],
    pageParams: [null],
  })
}
