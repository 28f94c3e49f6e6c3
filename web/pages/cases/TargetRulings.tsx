import '../../look/cases.css'
import { useQuery } from '@tanstack/react-query'
import { targetRulingsQuery } from '../../data/cases.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { RulingsFound } from './RulingsFound.tsx'

/** Earlier rulings on the goods of a target; where there are none, or they cannot be had, nothing. */
export function TargetRulings({ target }: { readonly target: string }) {
  const say = useRoomWords('case-advice', 'advice')
  const found = useQuery(targetRulingsQuery(target))
  const rulings = found.data?.rulings ?? []
  if (say === null || rulings.length === 0) return null
  return (
    <section className="target-rulings" aria-labelledby="target-rulings">
      <h3 id="target-rulings">{say('ruling.found')}</h3>
      <RulingsFound say={say} rulings={rulings} />
    </section>
  )
}
