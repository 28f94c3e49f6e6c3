import { lazy, Suspense, useState } from 'react'
import type { TargetBody } from '../../src/server/schemas/index.ts'
import { useSay } from '../data/language.tsx'
import { Waiting } from './Waiting.tsx'

const HandlingPanel = lazy(() =>
  import('../pages/handling/HandlingPanel.tsx').then((file) => ({ default: file.HandlingPanel })),
)

/** Who may see the target: asked for, and fetched, when it is opened. */
export function Handling({ target }: { readonly target: TargetBody }) {
  const say = useSay()
  const [open, show] = useState(false)
  return (
    <details className="timeline" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{say('web.handling')}</summary>
      {open && (
        <Suspense fallback={<Waiting lines={4} />}>
          <HandlingPanel key={target.id} target={target.id} may={target.may} />
        </Suspense>
      )}
    </details>
  )
}
