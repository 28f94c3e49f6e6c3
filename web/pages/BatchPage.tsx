import { Button, Progress } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { LANES } from '../../src/base/reason.ts'
import type { BatchBody, ProgressBody } from '../../src/server/schemas/index.ts'
import { useDoors } from '../data/doors.ts'
import { bytes, moment, number, placeOf } from '../data/format.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { batchQuery, rejectsQuery } from '../data/queries.ts'
import { useEvents } from '../data/use-events.ts'
import { Lane } from '../parts/Lane.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** One batch: its progress while it runs, then its summary, its targets and its rejects. */
export function BatchPage() {
  const { say, language } = useSpeech()
  const { batch: id } = useParams({ from: '/batches/$batch' })
  const batch = useQuery(batchQuery(id, language))
  const running = batch.data?.state === 'running'
  const live = useEvents(running)
  const may = useDoors()
  useTitle(batch.data?.name ?? say('web.batch.title'))
  if (batch.error)
    return (
      <div className="page">
        <h1>{say('web.batch.title')}</h1>
        <Trouble error={batch.error} again={() => void batch.refetch()} />
      </div>
    )
  if (!batch.data) return <Waiting />
  const { data } = batch
  return (
    <div className="page wide">
      <h1>
        <bdi>{data.name}</bdi>
      </h1>
      <p className="facts">
        <span>{moment(data.createdAt)}</span>
        <span className="state" data-state={data.state}>
          {say(`web.batch.state.${data.state}`)}
        </span>
        {data.tally && (
          <span>
            {say('web.batch.seconds', {
              seconds: number(Math.round(data.tally.seconds * 10) / 10),
            })}
          </span>
        )}
      </p>
      {running && <Running progress={live[id] ?? data.progress} />}
      {data.state === 'failed' && (
        <p className="notice" data-kind="trouble">
          {say('web.batch.failed.next')}
        </p>
      )}
      {data.tally && <Summary batch={data} />}
      {data.tally && data.tally.recordsRejected > 0 && <Rejects id={id} />}
      {data.tally?.recordsRejected === 0 && <p>{say('web.batch.rejects.none')}</p>}
      <Reproduce batch={data} />
      {may('access.why') && (
        <p>
          <Link to="/access/why" search={{ what: id }}>
            {say('web.why')}
          </Link>
        </p>
      )}
    </div>
  )
}

function Running({ progress }: { readonly progress: ProgressBody | null }) {
  const { say } = useSpeech()
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0
  return (
    <section className="card" aria-label={say('web.progress')}>
      <p role="status">
        <strong>{say(`web.progress.${progress?.stage ?? 'inspect'}`)}</strong>
      </p>
      <Progress
        value={share * 100}
        size="lg"
        animated
        aria-label={say('web.progress')}
        transitionDuration={200}
      />
      {progress && (
        <p className="facts">
          <span>
            {say('web.data.part', { done: number(progress.done), total: number(progress.total) })}
          </span>
          <span>
            {say('web.progress.records', {
              records: number(progress.records),
              targets: number(progress.targets),
            })}
          </span>
        </p>
      )}
    </section>
  )
}

function Summary({ batch }: { readonly batch: BatchBody }) {
  const { say } = useSpeech()
  const { tally, answers } = batch
  if (!tally) return null
  const figures = [
    ['web.batch.files', tally.files],
    ['web.batch.read', tally.recordsRead],
    ['web.batch.screened', tally.recordsScreened],
    ['web.batch.rejected', tally.recordsRejected],
    ['web.batch.consignments', tally.consignments],
    ['web.batch.targets', tally.targets],
  ] as const
  return (
    <>
      <dl className="figures">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{say('web.batch.balance')}</p>
      <ul className="by-lane">
        {LANES.map((lane) => (
          <li key={lane}>
            <Link to="/targets" search={{ batch: batch.id, lane, answer: 'all' }}>
              <Lane lane={lane} /> {number(tally.lanes[lane])}
            </Link>
          </li>
        ))}
        {(['open', 'yes', 'no', 'unknown'] as const).map((answer) => (
          <li key={answer}>
            <Link to="/targets" search={{ batch: batch.id, answer }}>
              {say(`web.answer.${answer}`)} <b>{number(answers[answer])}</b>
            </Link>
          </li>
        ))}
      </ul>
      {tally.targets > 0 && (
        <p className="go">
          <Link to="/targets" search={{ batch: batch.id }} className="button">
            {say('web.batch.see')}
          </Link>
        </p>
      )}
    </>
  )
}

function Rejects({ id }: { readonly id: string }) {
  const { say, language } = useSpeech()
  const may = useDoors()
  const list = useInfiniteQuery(rejectsQuery(id, language))
  const rejects = list.data?.pages.flatMap((page) => page.rejects) ?? []
  return (
    <section>
      <h2>{say('web.batch.rejects')}</h2>
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Waiting lines={3} />}
      <TableFrame label={say('web.batch.rejects')}>
        <thead>
          <tr>
            <th scope="col">{say('web.batch.reject.file')}</th>
            <th scope="col" className="figure">
              {say('web.batch.reject.record')}
            </th>
            <th scope="col">{say('web.batch.reject.place')}</th>
            <th scope="col">{say('web.batch.reject.why')}</th>
            <th scope="col">{say('web.batch.reject.code')}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map((one, at) => (
            <tr key={at}>
              <th scope="row">
                <bdi>{one.file}</bdi>
              </th>
              <td className="figure">{number(one.record)}</td>
              <td>
                <bdi>{placeOf(one.place, say)}</bdi>
              </td>
              <td>
                {one.says} <span className="hint">{one.next}</span>
              </td>
              <td>
                <code>{one.code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="go">
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {say('web.more')}
          </Button>
        )}
        {may('batch.export-rejects') && (
          <a
            className="button"
            data-quiet
            download
            href={`/api/v1/batches/${id}/rejects?format=csv`}
          >
            {say('web.batch.rejects.download')}
          </a>
        )}
      </p>
    </section>
  )
}

/** Engine, lists and input by their hashes: with these the same result comes out again. */
function Reproduce({ batch }: { readonly batch: BatchBody }) {
  const { say } = useSpeech()
  return (
    <details>
      <summary>{say('web.batch.reproduce')}</summary>
      <dl className="pairs">
        <div>
          <dt>{say('web.batch.engine')}</dt>
          <dd>{batch.engineVersion ?? '…'}</dd>
        </div>
        <div>
          <dt>{say('web.batch.input')}</dt>
          <dd>
            <code>{batch.inputHash ?? '…'}</code>
          </dd>
        </div>
        {batch.lists.map((one) => (
          <div key={one.list}>
            <dt>{one.list}</dt>
            <dd>
              {one.version} · {number(one.entries)} {say('web.lists.entries')}
            </dd>
          </div>
        ))}
        {batch.files.map((file) => (
          <div key={file.hash + file.name}>
            <dt>
              <bdi>{file.name}</bdi>
            </dt>
            <dd>
              {[file.format, file.encoding, bytes(file.bytes)].filter(Boolean).join(' · ')}{' '}
              <code>{file.hash}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
