import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BatchRow } from '../../src/server/schemas/index.ts'
import { useDoors } from '../data/doors.ts'
import { moment, number } from '../data/format.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { batchesQuery } from '../data/queries.ts'
import { useEvents } from '../data/use-events.ts'
import { Empty } from '../parts/Empty.tsx'
import { More } from '../parts/More.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** Every batch with its tallies, the newest first. */
export function BatchesPage() {
  const { say, language } = useSpeech()
  useTitle(say('web.batches'))
  const may = useDoors()
  const list = useInfiniteQuery(batchesQuery(language))
  const batches = list.data?.pages.flatMap((page) => page.batches) ?? []
  useEvents(batches.some((batch) => batch.state === 'running'))
  return (
    <div className="page wide">
      <h1>{say('web.batches')}</h1>
      {list.isPending && <Waiting />}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.data && batches.length === 0 && (
        <Empty title={say('web.batches.none')} next={say('web.batches.none.next')}>
          {may('upload.bring') && (
            <Link to="/data" className="button">
              {say('web.data')}
            </Link>
          )}
        </Empty>
      )}
      {batches.length > 0 && (
        <TableFrame label={say('web.batches')}>
          <thead>
            <tr>
              <th scope="col">{say('web.batch.name')}</th>
              <th scope="col">{say('web.batch.started')}</th>
              <th scope="col" className="figure">
                {say('web.batch.read')}
              </th>
              <th scope="col" className="figure">
                {say('web.batch.rejected')}
              </th>
              <th scope="col" className="figure">
                {say('web.batch.targets')}
              </th>
              <th scope="col" className="figure">
                {say('web.batch.open')}
              </th>
              <th scope="col" className="figure">
                {say('web.answer.yes')}
              </th>
              <th scope="col" className="figure">
                {say('web.answer.no')}
              </th>
              <th scope="col" className="figure">
                {say('web.answer.unknown')}
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <Row key={batch.id} batch={batch} />
            ))}
          </tbody>
        </TableFrame>
      )}
      <More say={say} list={list} />
    </div>
  )
}

function Row({ batch }: { readonly batch: BatchRow }) {
  const { say } = useSpeech()
  const { tally, answers } = batch
  return (
    <tr>
      <th scope="row">
        <Link to="/batches/$batch" params={{ batch: batch.id }}>
          <bdi>{batch.name}</bdi>
        </Link>
        {batch.state !== 'finished' && (
          <span className="state" data-state={batch.state}>
            {say(`web.batch.state.${batch.state}`)}
          </span>
        )}
      </th>
      <td>{moment(batch.createdAt)}</td>
      <td className="figure">{tally ? number(tally.recordsRead) : '…'}</td>
      <td className="figure">{tally ? number(tally.recordsRejected) : '…'}</td>
      <td className="figure">
        {number(answers.open + answers.yes + answers.no + answers.unknown)}
      </td>
      <td className="figure">{number(answers.open)}</td>
      <td className="figure">{number(answers.yes)}</td>
      <td className="figure">{number(answers.no)}</td>
      <td className="figure">{number(answers.unknown)}</td>
    </tr>
  )
}
