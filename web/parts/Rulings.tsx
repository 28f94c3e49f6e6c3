import { lazy, Suspense, useEffect, useState } from 'react'
import { useDoors } from '../data/doors.ts'

const TargetRulings = lazy(() =>
  import('../pages/cases/TargetRulings.tsx').then((file) => ({ default: file.TargetRulings })),
)
/** Whoever goes through the list by keys passes most targets sooner. */
const STAYS_MS = 400

/** What was ruled before on the goods of the target that is looked at. */
export function Rulings({ target }: { readonly target: string }) {
  const may = useDoors()
  const [stays, stay] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => stay(target), STAYS_MS)
    return () => clearTimeout(timer)
  }, [target])
  if (stays !== target || !may('target.rulings')) return null
  return (
    <Suspense fallback={null}>
      <TargetRulings key={target} target={target} />
    </Suspense>
  )
}
