import '../../look/cases.css'
import '../../look/reports.css'
import { NativeSelect } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReportFormBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { reportFormQuery } from '../../data/reports.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { ReportForm } from './ReportForm.tsx'

/** A case as a report to an operation: where to, the form, the preview. */
export function ReportFormPage() {
  const { say: page } = useSpeech()
  const say = useRoomWords('reports', 'cases', 'plan')
  const { case: id } = useParams({ from: '/cases/$case/report' })
  const form = useQuery(reportFormQuery(id))
  const { data } = form
  const title = data && say ? say('report.form.title', { number: data.case.number }) : ''
  useTitle(title === '' ? page('web.cases') : title)
  if (!say) return <Waiting />
  return (
    <div className="page case">
      <p>
        <Link to="/cases/$case" params={{ case: id }}>
          ← {say('report.form.back')}
        </Link>
      </p>
      <h1>{title === '' ? say('report.link') : title}</h1>
      {form.isPending && <Waiting lines={5} />}
      {form.error && <Trouble error={form.error} again={() => void form.refetch()} />}
      {data && <Reporting say={say} form={data} again={async () => (await form.refetch()).data} />}
    </div>
  )
}

function Reporting(props: {
  readonly say: Say
  readonly form: ReportFormBody
  readonly again: () => Promise<ReportFormBody | undefined>
}) {
  const { say, form } = props
  const { places, kind } = form
  const [chosen, choose] = useState('')
  const go = useNavigate()
  const queries = useQueryClient()
  const place = places.find((one) => one.operation.id === chosen) ?? places[0]
  if (form.case.quashed) return <p className="notice">{say('report.form.quashed')}</p>
  if (kind === null) return <p className="notice">{say('report.form.nothing')}</p>
  if (place === undefined)
    return <Empty title={say('report.form.nowhere')} next={say('report.form.nowhere.next')} />
  const { report, operation } = place
  const before = report?.id ?? place.withdrawn
  return (
    <>
      {places.length > 1 ? (
        <NativeSelect
          label={say('report.form.operation')}
          value={operation.id}
          onChange={(event) => choose(event.currentTarget.value)}
          data={places.map((one) => ({ value: one.operation.id, label: one.operation.name }))}
        />
      ) : (
        <p>{say('report.form.at', { operation: operation.name })}</p>
      )}
      <p>
        {say('report.form.as', {
          kind: say(`report.kind.${kind}`),
          outcome: say(`report.outcome.${form.outcome}`),
        })}
      </p>
      {before !== null && (
        <p className="notice">
          {report === null
            ? say('report.form.withdrawn')
            : say('report.form.again', {
                version: report.version,
                state: say(`report.state.${report.state}`),
              })}{' '}
          {report?.behind && `${say('report.behind')} `}
          <Link
            to="/operations/$operation/reports/$report"
            params={{ operation: operation.id, report: before }}
          >
            {say('report.form.open')}
          </Link>
        </p>
      )}
      {place.rilos.length === 0 ? (
        <p className="notice" data-kind="warn">
          {say('report.form.no-rilo')}
        </p>
      ) : (
        <ReportForm
          // what is typed belongs to one operation and one entry
          key={`${operation.id} ${form.entry}`}
          say={say}
          form={form}
          place={place}
          again={props.again}
          sent={async (id) => {
            await queries.invalidateQueries({ queryKey: ['reports', operation.id] })
            await queries.invalidateQueries({ queryKey: ['report', operation.id, id] })
            queries.removeQueries({ queryKey: ['report-form', form.case.id] })
            await go({
              to: '/operations/$operation/reports/$report',
              params: { operation: operation.id, report: id },
            })
          }}
        />
      )}
    </>
  )
}
