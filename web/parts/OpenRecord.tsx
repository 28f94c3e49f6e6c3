import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { JournalRow } from '../../src/server/schemas/index.ts'

/** The way from an entry to its record; the words alone where no page shows it. */
export function OpenRecord({
  opens,
  children,
}: {
  readonly opens: JournalRow['opens']
  readonly children: ReactNode
}) {
  if (opens === null) return <>{children}</>
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
