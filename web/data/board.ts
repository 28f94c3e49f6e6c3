import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BoardBody, DeskBody } from '../../src/server/schemas/index.ts'
import { call } from './api.ts'
import { hearChanges } from './stream.ts'

export const SHOWN = ['all', 'silent', 'missing', 'overdue'] as const
export type Shown = (typeof SHOWN)[number]

/** What the board shows, all of it in the address. */
export type BoardSearch = {
  readonly asOf?: string
  readonly show?: Shown
  readonly order?: 'waiting'
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/

/** Reads the address; what cannot be meant is left out. */
export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const { asOf, order } = search
  const show = SHOWN.find((one) => one === search.show)
  return {
    ...(typeof asOf === 'string' && INSTANT.test(asOf) ? { asOf } : {}),
    ...(show === undefined || show === 'all' ? {} : { show }),
    ...(order === 'waiting' ? { order } : {}),
  }
}

/** Changes come by the stream; hours of silence go on without one. */
const AGAIN_MS = 60_000

export const boardQuery = (operation: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['board', operation, asOf ?? null],
    queryFn: ({ signal }) =>
      call<BoardBody>(`operations/${operation}/board`, { signal, query: { asOf } }),
    refetchInterval: asOf === undefined ? AGAIN_MS : false,
    // The other instant takes the place of this one when it is there.
    placeholderData: (before) => (before?.operation.id === operation ? before : undefined),
  })

export const deskQuery = () =>
  queryOptions({
    queryKey: ['desk'],
    queryFn: ({ signal }) => call<DeskBody>('desk', { signal }),
    refetchInterval: AGAIN_MS,
  })

/** The board as it stands now is counted again when something changed. */
export function useBoardEvents(operation: string): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      hearChanges((_, told) => {
        if (told.operation === null || told.operation === operation)
          void queries.invalidateQueries({ queryKey: ['board', operation, null] })
      }),
    [operation, queries],
  )
}

export function useDeskEvents(): void {
  const queries = useQueryClient()
  useEffect(
    () => hearChanges(() => void queries.invalidateQueries({ queryKey: ['desk'] })),
    [queries],
  )
}
