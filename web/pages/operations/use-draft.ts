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

type Typed = {
  readonly body: DraftGiven
  /** The saving that it was typed over. */
  readonly version: number
}

/** What was typed in this window and did not reach the house. */
function typedHere(id: string): Typed | null {
  const kept = keptHere(id, 'message')
  try {
    const typed = kept === null ? null : (JSON.parse(kept) as Partial<Typed>)
    return typed?.body && typed.version ? { body: typed.body, version: typed.version } : null
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
  const hold = useCallback(
    (body: DraftGiven | null) => {
      const { current: over } = version
      keepDraft(id, 'message', body === null ? null : JSON.stringify({ body, version: over }))
    },
    [id],
  )
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
      if (attempt.body !== latest.current) {
        hold(latest.current)
        return put()
      }
      dirty.current = false
      hold(null)
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
  }, [operation, id, hold])

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
    // Its saving was done, and the answer to it never came.
    if (JSON.stringify(typed.body) === JSON.stringify(givenOf(data))) return hold(null)
    // Saved with the version that it was typed over: what a colleague saved since is not lost.
    version.current = typed.version
    latest.current = typed.body
    dirty.current = true
    show(typed.body)
    void save.current()
  }, [data, id, hold, take])

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
      hold(next)
      show(next)
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(() => void save.current(), PAUSE_MS)
    },
    [hold],
  )

  /** As it is saved now; null where that is not reached, and then everything stays as it is. */
  const fetched = async (): Promise<DraftBody | null> => {
    window.clearTimeout(timer.current)
    try {
      const fresh = await queries.fetchQuery({ ...draftQuery(operation, id), staleTime: 0 })
      fail(null)
      return fresh
    } catch (refused) {
      fail(refused)
      return null
    }
  }

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
      hold(null)
    },
    overtaken: () => {
      window.clearTimeout(timer.current)
      become('newer')
    },
    /** Where somebody else saved it: one's own over theirs, or theirs. */
    keepMine: async () => {
      const fresh = await fetched()
      if (fresh === null) return
      version.current = fresh.version
      dirty.current = true
      hold(latest.current)
      await save.current()
    },
    takeSaved: async () => {
      const fresh = await fetched()
      if (fresh === null) return
      hold(null)
      take(fresh)
    },
  }
}
