import '../look/exchange.css'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TraderErasedBody, TraderFoundBody } from '../../src/server/schemas/index.ts'
import type { Say } from '../../src/words/index.ts'
import { call } from '../data/api.ts'
import { useDoors } from '../data/doors.ts'
import { dueQuery } from '../data/exchange.ts'
import { day } from '../data/format.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { Empty } from '../parts/Empty.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** What is to be reviewed or erased soon; and the erasing of a person. */
export function DatesPage() {
  const { say: page } = useSpeech()
  useTitle(page('web.dates'))
  const say = useRoomWords('exchange')
  const opens = useDoors()
  const due = useQuery(dueQuery())
  if (!say) return <Waiting />
  return (
    <div className="page">
      <h1>{page('web.dates')}</h1>
      {due.isPending && <Waiting lines={3} />}
      {due.error && <Trouble error={due.error} again={() => void due.refetch()} />}
      {due.data && <p>{say('due.intro', { until: day(due.data.until) })}</p>}
      {due.data?.due.length === 0 && <Empty title={say('due.none')} next={say('due.none.next')} />}
      {due.data && due.data.due.length > 0 && (
        <TableFrame label={page('web.dates')}>
          <thead>
            <tr>
              <th scope="col">{say('due.on')}</th>
              <th scope="col">{say('due.title')}</th>
              <th scope="col">{say('due.target')}</th>
            </tr>
          </thead>
          <tbody>
            {due.data.due.map((one) => (
              <tr key={`${one.id} ${one.what}`}>
                <th scope="row">{day(one.on)}</th>
                <td>
                  {say(`due.what.${one.what}`)}
                  {one.what === 'delete' && one.held && ` · ${say('due.held')}`}
                </td>
                <td>
                  <Link
                    to="/targets"
                    search={{ answer: 'all', target: one.id }}
                    aria-label={`${say('due.open')} ${one.id}`}
                  >
                    {say('due.open')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {opens('trader.seek') && <EraseTrader say={say} />}
    </div>
  )
}

function EraseTrader({ say }: { readonly say: Say }) {
  const queries = useQueryClient()
  const [name, type] = useState('')
  const [sure, tick] = useState(false)
  const search = useMutation({
    mutationFn: (sought: string) =>
      call<TraderFoundBody>('traders/search', { method: 'POST', body: { name: sought } }),
    onMutate: () => tick(false),
  })
  const erase = useMutation({
    mutationFn: (asked: { name: string; records: number; rejects: number }) =>
      call<TraderErasedBody>('traders/erasure', { method: 'POST', body: asked }),
    onSuccess: () => {
      search.reset()
      return queries.invalidateQueries()
    },
  })
  const { data: found, variables: sought = '' } = search
  const nothing = found && found.records + found.rejects === 0
  return (
    <section aria-labelledby="trader">
      <h2 id="trader">{say('trader.title')}</h2>
      <p>{say('trader.intro')}</p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          erase.reset()
          search.mutate(name.trim())
        }}
      >
        <TextInput
          label={say('trader.name')}
          value={name}
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={search.isPending}>
          {say('trader.search')}
        </Button>
        {search.error && <Trouble error={search.error} />}
      </form>
      <div aria-live="polite">
        {erase.data && <p>{say('trader.erased', { count: erase.data.records })}</p>}
        {nothing && <p>{say('trader.none', { name: sought })}</p>}
        {found && found.held > 0 && (
          <p className="notice" data-kind="warn">
            {say('trader.held', { count: found.held })}
          </p>
        )}
        {found && !nothing && (
          <>
            <p>
              {say('trader.found', { count: found.records, name: sought })}{' '}
              {found.rejects > 0 && say('trader.found.rejects', { count: found.rejects })}
            </p>
            {found.targets.length > 0 && (
              <>
                <p>{say('trader.look')}</p>
                <ol className="found">
                  {found.targets.map((id) => (
                    <li key={id}>
                      <Link to="/targets" search={{ answer: 'all', target: id }}>
                        <code>{id}</code>
                      </Link>
                    </li>
                  ))}
                </ol>
              </>
            )}
            {found.held === 0 && (
              <form
                className="fields"
                onSubmit={(event) => {
                  event.preventDefault()
                  const { records, rejects } = found
                  if (sure) erase.mutate({ name: sought, records, rejects })
                }}
              >
                <p className="notice long" data-kind="trouble">
                  {say('handling.erase.what')}
                </p>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={sure}
                    onChange={(event) => tick(event.currentTarget.checked)}
                  />
                  <span>{say('trader.sure')}</span>
                </label>
                <Button type="submit" disabled={!sure} loading={erase.isPending}>
                  {say('trader.erase')}
                </Button>
                {erase.error && <Trouble error={erase.error} />}
              </form>
            )}
          </>
        )}
      </div>
    </section>
  )
}
