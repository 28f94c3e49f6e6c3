import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { receivedQuery } from '../../data/exchange.ts'
import { countryName, moment, subheading } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Lane } from '../../parts/Lane.tsx'
import { More } from '../../parts/More.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** What other organisations released to this one, what came last first. */
export function ReceivedPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.received'))
  const say = useRoomWords('exchange')
  const [owner, choose] = useState<string>()
  const list = useInfiniteQuery(receivedQuery(owner, language))
  if (!say) return <Waiting />
  const rows = list.data?.pages.flatMap((one) => one.received) ?? []
  const counts = list.data?.pages[0]?.counts ?? []
  return (
    <div className="page wide">
      <h1>{page('web.received')}</h1>
      <p>{say('received.intro')}</p>
      {list.isPending && <Waiting />}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <Empty title={say('received.none')} next={say('received.none.next')} />
      )}
      {counts.length > 1 && (
        <p className="go">
          <Button
            variant="default"
            aria-pressed={owner === undefined}
            onClick={() => choose(undefined)}
          >
            {say('received.all')}
          </Button>
          {counts.map((one) => (
            <Button
              key={one.owner.id}
              variant="default"
              aria-pressed={owner === one.owner.id}
              onClick={() => choose(one.owner.id)}
            >
              {say('received.count', { owner: one.owner.name, count: one.count })}
            </Button>
          ))}
        </p>
      )}
      {rows.length > 0 && (
        <TableFrame label={page('web.received')}>
          <thead>
            <tr>
              <th scope="col">{say('received.goods')}</th>
              <th scope="col">{say('received.owner')}</th>
              <th scope="col">{say('received.lane')}</th>
              <th scope="col">{say('received.codes')}</th>
              <th scope="col">{say('received.at')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.owner.id} ${row.id}`}>
                <th scope="row">
                  <Link to="/received/$owner/$id" params={{ owner: row.owner.id, id: row.id }}>
                    <bdi>{row.goods ?? say('web.list.no-goods')}</bdi>
                  </Link>{' '}
                  {row.hs6 && <code>{subheading(row.hs6)}</code>}{' '}
                  {row.destination && (
                    <span>{say('web.list.to', { country: countryName(row.destination) })}</span>
                  )}
                </th>
                <td>
                  <bdi>{row.owner.name}</bdi>
                </td>
                <td>
                  <Lane lane={row.lane} />
                </td>
                <td>
                  <ul>
                    {row.reasons.map(({ code, heading }) => (
                      <li key={code}>{heading}</li>
                    ))}
                  </ul>
                </td>
                <td>{moment(row.receivedAt)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <More say={say} list={list} />
    </div>
  )
}
