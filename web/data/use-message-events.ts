import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { MessagesChanged } from '../../src/server/schemas/index.ts'

/** New, read, answered and recalled messages of an operation, without a reload. */
export function useMessageEvents(operation: string): void {
  const queries = useQueryClient()
  useEffect(() => {
    const stream = new EventSource('/api/v1/events')
    const lookAgain = () => {
      for (const key of ['messages', 'message'])
        void queries.invalidateQueries({ queryKey: [key, operation] })
    }
    stream.addEventListener('message.changed', (message) => {
      const told = JSON.parse((message as MessageEvent<string>).data) as MessagesChanged
      if (told.operation === operation) lookAgain()
    })
    // What happened while no stream was open sends no event any more.
    let opened = false
    stream.addEventListener('open', () => {
      if (opened) lookAgain()
      opened = true
    })
    return () => stream.close()
  }, [operation, queries])
}
