import '../../../look/operation.css'
import '../../../look/debrief.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { allRecords, debriefQuery } from '../../../data/debrief.ts'
import { useDoors } from '../../../data/doors.ts'
import { useSpeech, useTitle } from '../../../data/language.tsx'
import { useRoomWords } from '../../../data/room-words.ts'
import { Trouble } from '../../../parts/Trouble.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { utc } from '../../cooperation/Span.tsx'
import { Closing } from './Closing.tsx'
import { Consent } from './Consent.tsx'
import { Findings } from './Findings.tsx'
import { Papers } from './Papers.tsx'
import { Recommendations } from './Recommendations.tsx'
import { Results } from './Results.tsx'

/** The debrief of an operation: what came of it, what should follow, and its closing. */
export function DebriefPage() {
  const { say: page } = useSpeech()
  const say = useRoomWords('debrief', 'plan', 'cases', 'messages')
  const { operation } = useParams({ from: '/operations/$operation/debrief' })
  const found = useQuery(debriefQuery(operation))
  const queries = useQueryClient()
  const may = useDoors()
  const [done, tell] = useState('')
  const { data } = found
  useTitle(
    data && say
      ? say('web.debrief.of', { operation: data.operation.name })
      : page('web.cooperation'),
  )
  if (!say) return <Waiting />
  const back = (
    <p>
      <Link to="/operations/$operation" params={{ operation }}>
        ← {say('web.debrief.back')}
      </Link>
    </p>
  )
  if (!data)
    return (
      <div className="page">
        {back}
        <h1>{say('web.debrief')}</h1>
        {found.isPending && <Waiting />}
        {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      </div>
    )
  const { closedAt, own, name } = data.operation
  const open = closedAt === null
  /** Said where it is heard, and what stands now is asked for again. */
  const written = async (said: string) => {
    tell(said)
    await queries.invalidateQueries({ queryKey: ['debrief', operation] })
    await queries.invalidateQueries({ queryKey: ['operation', operation] })
    await queries.invalidateQueries({ queryKey: ['message-forms', operation] })
  }
  const common = { say, data, written }
  return (
    <div className="page operation debrief">
      {back}
      <h1>{say('web.debrief.of', { operation: name })}</h1>
      <p className="hint">{say('web.debrief.intro')}</p>
      {closedAt !== null && (
        <p className="notice" data-closed>
          {say('web.debrief.closed', { at: utc(closedAt) })}
        </p>
      )}
      <p role="status" className="said">
        {done}
      </p>
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      <p className="facts">
        <span>{say('web.plan.keeper', { owner: data.operation.keeper.name })}</span>
        <span>{say('web.debrief.results.as-of', { at: utc(data.results.asOf) })}</span>
      </p>
      <Results
        {...{ say, results: data.results }}
        records={own ? allRecords(operation, data.results.asOf) : null}
      />
      <Findings {...common} writes={open && may('debrief.write')} />
      <Recommendations {...common} writes={open && own && may('debrief.conclude')} />
      {own && may('debrief.export') && <Papers say={say} operation={operation} />}
      {may('debrief.consent') && <Consent {...common} open={open} />}
      {own && may('debrief.conclude') && <Closing {...common} />}
    </div>
  )
}
