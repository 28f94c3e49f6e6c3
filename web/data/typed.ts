import { useState } from 'react'
import { draft, keepDraft } from './memory.ts'

/** What is being typed over what was saved, and which saving it was typed over. */
export type Typed<T> = {
  readonly body: T
  readonly revision: number
  /** Something stands here that was not saved yet. */
  readonly unsaved: boolean
  readonly type: (body: T) => void
  /** That text was saved: what was typed since then stays. */
  readonly saved: (body: T, revision: number) => void
  readonly forget: () => void
}

type Kept<T> = { readonly body: T; readonly revision: number }

/** Outlives a reload, a refusal and a sign-in, like a reason that is being typed. */
export function useTyped<T>(place: string, part: string, stored: Kept<T>): Typed<T> {
  const [kept, keep] = useState<Kept<T> | null>(() => readKept<T>(place, part))
  const set = (next: Kept<T> | null) => {
    keepDraft(place, part, next === null ? null : JSON.stringify(next))
    keep(next)
  }
  const now = kept ?? stored
  return {
    ...now,
    unsaved: kept !== null,
    type: (body) => set({ body, revision: now.revision }),
    saved: (body, revision) => {
      const typed = readKept<T>(place, part)
      const same = typed === null || JSON.stringify(typed.body) === JSON.stringify(body)
      set(same ? null : { body: typed.body, revision })
    },
    forget: () => set(null),
  }
}

function readKept<T>(place: string, part: string): Kept<T> | null {
  const text = draft(place, part)
  if (text === null) return null
  try {
    return JSON.parse(text) as Kept<T>
  } catch {
    return null
  }
}

/** One line or text that is being typed; empty, nothing of it is kept. */
export function useTypedText(
  place: string,
  part: string,
): readonly [string, (text: string) => void] {
  const [text, show] = useState(() => draft(place, part) ?? '')
  return [
    text,
    (next) => {
      keepDraft(place, part, next === '' ? null : next)
      show(next)
    },
  ]
}
