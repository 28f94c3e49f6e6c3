import '../../look/cases.css'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { TargetBody } from '../../../src/server/schemas/index.ts'
import { useAttempt } from '../../data/attempt.ts'
import { openCase, targetCasesQuery } from '../../data/cases.ts'
import { useDoors } from '../../data/doors.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** Its goods on one line, cut between letters. */
const titleOf = ({ goods, id }: TargetBody): string =>
  [...(goods ?? '').replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()].slice(0, 150).join('') || id

/** The cases of one target; a new one begins with what the target says. */
export function TargetCases({ target }: { readonly target: TargetBody }) {
  const say = useRoomWords('cases')
  const may = useDoors()
  const queries = useQueryClient()
  const go = useNavigate()
  const found = useQuery(targetCasesQuery(target.id))
  const attempt = useAttempt()
  const open = useMutation({
    mutationFn: () => {
      const body = { title: titleOf(target), target: target.id }
      return openCase(body, attempt.keyOf(body))
    },
    onSuccess: async ({ id }) => {
      attempt.taken()
      await queries.invalidateQueries({ queryKey: ['cases'] })
      await go({ to: '/cases/$case', params: { case: id } })
    },
  })
  if (!say || found.isPending) return <Waiting lines={2} />
  return (
    <div className="target-cases">
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.data && found.data.cases.length > 0 && (
        <ul>
          {found.data.cases.map((one) => (
            <li key={one.id}>
              <Link to="/cases/$case" params={{ case: one.id }}>
                {say('case.page.title', { number: one.number })}
              </Link>{' '}
              <span className="hint">{say(`case.state.${one.state}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {may('case.open') && (
        <Button variant="default" loading={open.isPending} onClick={() => open.mutate()}>
          {say('cases.new')}
        </Button>
      )}
      {open.error && <Trouble error={open.error} />}
    </div>
  )
}
