import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { JournalRow } from '../../src/server/schemas/index.ts'
import { useDoors } from '../data/doors.ts'

/** Behind which door the page of a record stands. */
const DOORS = { target: 'target.read', batch: 'batch.read', list: 'list.list' } as const

/**
 * The way from an entry to its record. Who reads no record is led to who can see it, and the words
 * stand alone where no page shows it.
 */
export function OpenRecord({
  opens,
  children,
}: {
  readonly opens: JournalRow['opens']
  readonly children: ReactNode
}) {
  const may = useDoors()
  if (opens === null) return <>{children}</>
  if (!may(DOORS[opens.kind]))
    return opens.kind !== 'list' && may('access.why') ? (
      <Link to="/access/why" search={{ what: opens.id }}>
        {children}
      </Link>
    ) : (
      children
    )
  if (opens.kind === 'batch')
    return (
      <Link to="/batches/$batch" params={{ batch: opens.id }}>
        {children}
      </Link>
    )
  if (opens.kind === 'list') return <Link to="/lists">{children}</Link>
  return (
    <Link to="/targets" search={{ answer: 'all', target: opens.id }}>
      {children}
    </Link>
  )
}
