import type { Lane as LaneOf, Severity as SeverityOf } from '../../src/base/index.ts'
import { useSay } from '../data/language.tsx'

/** Colour and word: never the colour alone. */
export function Lane({ lane }: { readonly lane: LaneOf }) {
  const say = useSay()
  return (
    <span className="lane" data-lane={lane}>
      {say(`web.lane.${lane}`)}
    </span>
  )
}

export function Severity({ severity }: { readonly severity: SeverityOf }) {
  const say = useSay()
  return (
    <span className="severity" data-severity={severity}>
      {say(`web.severity.${severity}`)}
    </span>
  )
}
