import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftBody, DraftGiven } from '../../../src/server/schemas/index.ts'
import { call, newKey, RequestRefused } from '../../data/api.ts'
import { keepDraft, draft as keptHere } from '../../data/memory.ts'
import { draftQuery } from '../../data/messages.ts'
import { isRefused } from '../../data/refused.ts'

/** `offline`: kept in this window until the house is reached. `newer`: somebody else saved it. */
export type Saving = 'saved' | 'saving' | 'offline' | 'newer'

type Attempt = {
  readonly body: DraftGiven
  readonly key: string
  readonly version: number | undefined
}

const PAUSE_MS = 1_200
const AGAIN_MS = 5_000

const givenOf = (draft: DraftBody): DraftGiven => {
  const { subject, urgency, audience, feedbackBy, tlp, code, fields } = draft
  return { subject, urgency, audience, feedbackBy, tlp, code, fields }
}

/** What was typed in this window and did not reach the house. */
function typedHere(id: string): DraftGiven | null {
  const kept = keptHere(id, 'message')
  try {
    return kept === null ? null : (JSON.parse(kept) as DraftGiven)
  } catch {
    return null
  }
}

/**
 * A draft that saves itself: on the server as soon as the typing pauses, and in this window until
 * it is there. Nothing typed is lost where the network or the house goes away.
 */
export function useDraft(operation: string, id: string) {
  const queries = useQueryClient()
  const kept = useQuery(draftQuery(operation, id))
  const [given, show] = useState<DraftGiven | null>(null)
  const [saving, become] = useState<Saving>('saved')
  const [error, fail] = useState<unknown>(null)
  const latest = useRef<DraftGiven | null>(null)
  const version = useRef<number | undefined>(undefined)
  const dirty = useRef(false)
  const timer = useRef(0)
  const work = useRef<Promise<boolean>>(Promise.resolve(true))

  /** A saving whose answer never came: it may have been done, so it is asked again as it was. */
  const lost = useRef<Attempt | null>(null)

  const put = useCallback(async (): Promise<boolean> => {
    const { current: body } = latest
    if (!dirty.current || body === null) return true
    const attempt: Attempt = lost.current ?? { body, key: newKey(), version: version.current }
    become('saving')
    try {
      const saved = await call<{ version: number }>(`operations/${operation}/drafts/${id}`, {
        method: 'PUT',
        body: attempt.body,
        key: attempt.key,
        ...(attempt.version === undefined ? {} : { ifMatch: String(attempt.version) }),
      })
      lost.current = null
      version.current = saved.version
      fail(null)
      // What was typed meanwhile comes after it.
      if (attempt.body !== latest.current) return put()
      dirty.current = false
      keepDraft(id, 'message', null)
      become('saved')
      return true
    } catch (refused) {
      const unreached = refused instanceof RequestRefused && refused.problem.status === 0
      lost.current = unreached ? attempt : null
      become(isRefused(refused, 'request.version') ? 'newer' : 'offline')
      if (unreached) timer.current = window.setTimeout(() => void save.current(), AGAIN_MS)
      else if (!isRefused(refused, 'request.version')) fail(refused)
      return false
    }
  }, [operation, id])

  /** One saving after the other; true where nothing is left to save. */
  const save = useRef(async (): Promise<boolean> => true)
  save.current = () => {
    window.clearTimeout(timer.current)
    work.current = work.current.then(put)
    return work.current
  }

  const take = useCallback((draft: DraftBody) => {
    version.current = draft.version
    latest.current = givenOf(draft)
    dirty.current = false
    show(latest.current)
    become('saved')
  }, [])

  const { data } = kept
  useEffect(() => {
    if (data === undefined || latest.current !== null) return
    const typed = typedHere(id)
    take(data)
    if (typed === null) return
    latest.current = typed
    dirty.current = true
    show(typed)
    void save.current()
  }, [data, id, take])

  useEffect(() => {
    const again = () => void save.current()
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('online', again)
      // Leaving the page does not wait for the pause.
      void save.current()
    }
  }, [])

  const change = useCallback(
    (more: Partial<DraftGiven>) => {
      if (latest.current === null) return
      const next = { ...latest.current, ...more }
      latest.current = next
      dirty.current = true
      keepDraft(id, 'message', JSON.stringify(next))
      show(next)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void save.current(), PAUSE_MS)
    },
    [id],
  )

  return {
    draft: data,
    given,
    saving,
    error: kept.error ?? error,
    change,
    flush: () => save.current(),
    version: () => version.current,
    /** Forgets what this window keeps: it was sent or thrown away. */
    forget: () => {
      window.clearTimeout(timer.current)
      dirty.current = false
      keepDraft(id, 'message', null)
    },
    /** Where somebody else saved it: one's own over theirs, or theirs. */
    keepMine: () => {
      version.current = undefined
      void save.current()
    },
    takeSaved: async () => {
      keepDraft(id, 'message', null)
      const fresh = await queries.fetchQuery({ ...draftQuery(operation, id), staleTime: 0 })
      take(fresh)
    },
  }
}
