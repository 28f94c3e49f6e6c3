import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BatchEvent, ProgressBody } from '../../src/server/schemas/index.ts'

/** The progress of each batch at work, live; what ends is fetched again. */
export function useEvents(on: boolean): Readonly<Record<string, ProgressBody>> {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Readonly<Record<string, ProgressBody>>>({})
  useEffect(() => {
    if (!on) return
    const stream = new EventSource('/api/v1/events')
    const eventOf = (message: Event) =>
      JSON.parse((message as MessageEvent<string>).data) as BatchEvent
    stream.addEventListener('batch.progressed', (message) => {
      const { batch, progress } = eventOf(message)
      if (progress) setProgress((now) => ({ ...now, [batch]: progress }))
    })
    const fetchAgain = () => {
      for (const key of ['batch', 'batches', 'targets', 'rejects', 'target']) {
        void queries.invalidateQueries({ queryKey: [key] })
      }
    }
    stream.addEventListener('batch.finished', fetchAgain)
    // A batch that ended before the stream was open sends no event any more.
    stream.addEventListener('open', fetchAgain)
    return () => stream.close()
  }, [on, queries])
  return progress
}
