import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { RequestRefused } from '../../data/api.ts'
import { receivedRecordQuery } from '../../data/exchange.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { SeenRecord } from './SeenRecord.tsx'

/** Taken back, or never released to us: its owner alone knows which. */
const isGone = (error: unknown): boolean =>
  error instanceof RequestRefused && error.problem.status === 404

/** One record that another organisation released, as it was released. */
export function ReceivedRecordPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.received'))
  const say = useRoomWords('exchange')
  const { owner, id } = useParams({ from: '/received/$owner/$id' })
  const record = useQuery(receivedRecordQuery(owner, id, language))
  if (!say) return <Waiting />
  if (isGone(record.error))
    return (
      <div className="page">
        <Empty alone title={say('received.gone')} next={say('received.gone.next')}>
          <Link to="/received" className="button" data-quiet>
            {page('web.received')}
          </Link>
        </Empty>
      </div>
    )
  const { data } = record
  const file = (format: 'json' | 'csv') => `/api/v1/received/${owner}/${id}/export?format=${format}`
  return (
    <div className="page">
      <p>
        <Link to="/received">← {say('received.back')}</Link>
      </p>
      <h1>
        <bdi>{data?.record.consignment.goodsItems[0]?.description ?? page('web.received')}</bdi>
      </h1>
      {record.isPending && <Waiting />}
      {record.error && <Trouble error={record.error} />}
      {data && (
        <>
          <p>
            {say('received.from', { owner: data.owner.name })}
            <br />
            {say('received.label', {
              tlp: data.label.tlp,
              code: say(`handling.code.${data.label.code}`),
              purposes: data.label.purposes.map((one) => say(`label.purpose.${one}`)).join(', '),
            })}
            {data.record.nominal && (
              <>
                <br />
                {say('received.nominal')}
              </>
            )}
          </p>
          {data.exportable ? (
            <p className="go">
              <a className="button" href={file('json')} download>
                {say('received.export.json')}
              </a>
              <a className="button" href={file('csv')} download>
                {say('received.export.csv')}
              </a>
            </p>
          ) : (
            <p className="hint">{say('received.no-export')}</p>
          )}
          <SeenRecord record={data.record} say={say} />
        </>
      )}
    </div>
  )
}
