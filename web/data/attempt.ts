import { useRef } from 'react'
import { newKey } from './api.ts'

/**
 * The key of a request that may have to be sent again: the same words bear the same key until they
 * were taken, so that an answer which was lost on its way doubles nothing.
 */
export function useAttempt(): {
  readonly keyOf: (said: unknown) => string
  /** They were taken: the same words said once more are meant once more. */
  readonly taken: () => void
} {
  const attempt = useRef<{ readonly said: string; readonly key: string } | null>(null)
  return {
    keyOf(said) {
      const text = JSON.stringify(said)
      if (attempt.current?.said !== text) attempt.current = { said: text, key: newKey() }
      return attempt.current.key
    },
    taken() {
      attempt.current = null
    },
  }
}
