import '../../look/cases.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { caseQuery } from '../../data/cases.ts'
import { useDoors } from '../../data/doors.ts'
import { moment } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Label } from '../../parts/Label.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { CaseReports } from '../reports/CaseReports.tsx'
import { CaseAdvice, type OnAnswer } from './CaseAdvice.tsx'
import { History } from './History.tsx'
import { NextEntry } from './NextEntry.tsx'
import { Notice } from './Notice.tsx'
import { Papers } from './Papers.tsx'
import { Standing } from './Standing.tsx'

/** One case: how it stands, its history, and the entries that may be next. */
export function CasePage() {
  const { say: page } = useSpeech()
  const say = useRoomWords('cases', 'case-advice', 'papers', 'plan', 'advice')
  const { case: id } = useParams({ from: '/cases/$case' })
  const found = useQuery(caseQuery(id))
  const may = useDoors()
  const [correcting, correct] = useState<string | null>(null)
  const [on, rest] = useState<OnAnswer | null>(null)
  const form = useRef<HTMLHeadingElement>(null)
  const { data } = found
  useTitle(data && say ? say('case.page.title', { number: data.number }) : page('web.cases'))
  if (!say) return <Waiting />
  const back = (
    <p>
      <Link to="/cases">← {say('case.page.back')}</Link>
    </p>
  )
  if (!data)
    return (
      <div className="page">
        {back}
        <h1>{page('web.cases')}</h1>
        {found.isPending && <Waiting />}
        {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      </div>
    )
  const writes = may('case.write')
  return (
    <div className="page case">
      {back}
      <h1>
        {say('case.page.title', { number: data.number })} · <bdi>{data.title}</bdi>
      </h1>
      <p className="facts">
        <span className="case-state" data-state={data.facts.state}>
          {say(`case.state.${data.facts.state}`)}
          {data.facts.quashed && ` · ${say('cases.quashed')}`}
        </span>
        <Label label={data.label} />
        <span>{moment(data.createdAt)}</span>
        {data.target !== null && (
          <Link to="/targets" search={{ answer: 'all', target: data.target }}>
            {say('case.page.target')}
          </Link>
        )}
        {data.operation !== null && (
          <Link to="/operations/$operation" params={{ operation: data.operation }}>
            {say('case.page.operation')}
          </Link>
        )}
        {may('report.write') && (
          <Link to="/cases/$case/report" params={{ case: data.id }}>
            {say('case.page.report')}
          </Link>
        )}
      </p>
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      <div className="case-panes">
        <div>
          <Standing say={say} seen={data} />
          {may('case.advice') && (
            <CaseAdvice
              key={data.id}
              say={say}
              seen={data}
              begin={
                writes
                  ? (answer) => {
                      correct(null)
                      rest(answer)
                      form.current?.focus()
                    }
                  : null
              }
            />
          )}
          {may('case.papers') && (
            <Papers key={data.id} say={say} id={data.id} writes={may('case.add-paper')} />
          )}
          {may('report.write') && <CaseReports id={data.id} revision={data.revision} />}
          <History
            say={say}
            seen={data}
            correct={
              writes
                ? (entry) => {
                    rest(null)
                    correct(entry)
                    form.current?.focus()
                  }
                : null
            }
          />
        </div>
        <div>
          {writes && (
            <NextEntry
              // what is typed belongs to one case
              key={data.id}
              say={say}
              seen={data}
              heading={form}
              correcting={correcting}
              on={on}
              left={() => {
                correct(null)
                rest(null)
              }}
              again={async () => (await found.refetch()).data}
            />
          )}
          {data.facts.detention !== null && may('case.notice') && (
            <Notice key={data.id} say={say} id={data.id} revision={data.revision} />
          )}
        </div>
      </div>
    </div>
  )
}
