import { Link } from '@tanstack/react-router'
import { useDoors } from '../data/doors.ts'
import { useSay } from '../data/language.tsx'
import { Empty } from './Empty.tsx'
import { PLACES } from './places.ts'

/** A place that the reader's roles do not open: nothing is broken, and these places are open. */
export function Denied({ says, alone }: { readonly says?: string; readonly alone?: boolean }) {
  const say = useSay()
  const may = useDoors()
  return (
    <Empty
      title={say('web.denied')}
      next={says ?? say('web.denied.next')}
      {...(alone ? { alone } : {})}
    >
      <nav aria-label={say('web.denied.open')} className="open-places">
        {PLACES.filter(([, , door]) => door === null || may(door)).map(([to, key]) => (
          <Link key={to} to={to} className="button" data-quiet>
            {say(key)}
          </Link>
        ))}
      </nav>
    </Empty>
  )
}
