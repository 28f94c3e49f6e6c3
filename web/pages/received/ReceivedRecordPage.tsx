import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { receivedRecordQuery } from '../../data/exchange.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { SeenRecord } from './SeenRecord.tsx'

/** One record that another organisation released, as it was released. */
export function ReceivedRecordPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.received'))
  const say = useRoomWords('exchange')
  const { owner, id } = useParams({ from: '/received/$owner/$id' })
  const record = useQuery(receivedRecordQuery(owner, id, language))
  if (!say) return <Waiting />
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
