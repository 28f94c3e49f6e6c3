import { lazy, Suspense, useState } from 'react'
import type { TargetBody } from '../../src/server/schemas/index.ts'
import { useDoors } from '../data/doors.ts'
import { useSay } from '../data/language.tsx'
import { Waiting } from './Waiting.tsx'

const TargetCases = lazy(() =>
  import('../pages/cases/TargetCases.tsx').then((file) => ({ default: file.TargetCases })),
)

/** The cases that a target led to, and the way to open one: fetched when it is opened. */
export function Cases({ target }: { readonly target: TargetBody }) {
  const say = useSay()
  const may = useDoors()
  const [open, show] = useState(false)
  if (!may('case.list')) return null
  return (
    <details className="timeline" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say('web.cases')}</summary>
      {open && (
        <Suspense fallback={<Waiting lines={2} />}>
          <TargetCases key={target.id} target={target} />
        </Suspense>
      )}
    </details>
  )
}
