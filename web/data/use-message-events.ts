import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { MessageBody, MessageLine } from '../../src/server/schemas/index.ts'
import { hearChanges } from './stream.ts'

/**
 * Looks at the lists again, and at own messages that are open. A received one is not read again for
 * an event: each reading is one more line in two journals.
 */
function lookAgain(queries: QueryClient, operation: string): void {
  void queries.invalidateQueries({ queryKey: ['messages', operation] })
  void queries.invalidateQueries({ queryKey: ['reports', operation] })
  void queries.invalidateQueries({
    queryKey: ['message', operation],
    predicate: ({ state }) => (state.data as MessageBody | undefined)?.own === true,
  })
}

/** New, read, answered and recalled messages of an operation, without a reload. */
export function useMessageEvents(operation: string): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      hearChanges((what, told) => {
        const ours = what === 'message.changed' && told.operation === operation
        if (ours || what === 'missed') lookAgain(queries, operation)
      }),
    [operation, queries],
  )
}

/** A received message that is open is read again where its line says that it was taken back. */
export function useTakenBack(
  operation: string,
  id: string | undefined,
  line: MessageLine | undefined,
  listed: boolean,
): void {
  const queries = useQueryClient()
  const stood = useRef<string | undefined>(undefined)
  // Out of the list of what is overdue, it was answered or taken back.
  const stands = line?.id === id ? line?.stands : undefined
  useEffect(() => {
    if (id === undefined || !listed) return
    const queryKey = ['message', operation, id]
    const open = queries.getQueryData<MessageBody>(queryKey)
    const gone = stands === undefined && stood.current === id
    stood.current = stands === undefined ? undefined : id
    if (open === undefined || open.own || open.content === null) return
    if (stands === 'recalled' || gone) void queries.invalidateQueries({ queryKey })
  }, [id, listed, operation, queries, stands])
}
