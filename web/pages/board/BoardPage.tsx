import '../../look/board.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { type BoardSearch, boardQuery, useBoardEvents } from '../../data/board.ts'
import { useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Moment } from '../cooperation/Span.tsx'
import { BoardTable } from './BoardTable.tsx'
import { byWaiting, isShown } from './board-rows.ts'
import { Days } from './Days.tsx'
import { Regions } from './Regions.tsx'
import { Summary } from './Summary.tsx'

/** The board of one operation: figures, a sketch by region, the members, the days. */
export function BoardPage() {
  const say = useRoomWords('board', 'plan', 'messages', 'rights')
  return say ? <Board say={say} /> : <Waiting />
}

function Board({ say }: { readonly say: Say }) {
  const { operation } = useParams({ from: '/operations/$operation/board' })
  const search = useSearch({ from: '/operations/$operation/board' })
  const navigate = useNavigate({ from: '/operations/$operation/board' })
  const board = useQuery(boardQuery(operation, search.asOf))
  useBoardEvents(operation)
  const { data } = board
  const title = data ? say('board.of', { operation: data.operation.name }) : say('board.title')
  useTitle(title)
  const go = (to: BoardSearch) => void navigate({ search: to })
  const { show = 'all', order } = search
  const shown = (data?.rows ?? []).filter((row) => isShown(row, show))
  const rows = order === 'waiting' ? [...shown].sort(byWaiting) : shown
  return (
    <div className="page wide board">
      <p>
        <Link to="/operations/$operation" params={{ operation }}>
          ← {data?.operation.name ?? say('board.title')}
        </Link>
      </p>
      <h1>{title}</h1>
      <p className="hint">{say('board.intro')}</p>
      <Instant say={say} search={search} at={data?.at} go={go} />
      {board.isPending && <Waiting lines={5} />}
      {board.error && <Trouble error={board.error} again={() => void board.refetch()} />}
      {data && !board.error && (
        <>
          <Summary say={say} operation={operation} board={data} search={search} />
          <Regions say={say} operation={operation} search={search} rows={data.rows} />
          <section aria-labelledby="members">
            <h2 id="members">{say('board.members')}</h2>
            <NativeSelect
              className="board-order"
              label={say('board.order')}
              value={order ?? 'region'}
              onChange={({ currentTarget: { value } }) => {
                const { order: _, ...rest } = search
                go(value === 'waiting' ? { ...rest, order: 'waiting' } : rest)
              }}
              data={['region', 'waiting'].map((value) => ({
                value,
                label: say(`board.order.${value}`),
              }))}
            />
            {show !== 'all' && (
              <p className="notice">
                {say(`board.show.${show}`)}
                {'. '}
                <Link
                  to="/operations/$operation/board"
                  params={{ operation }}
                  search={without(search)}
                >
                  {say('board.show.all')}
                </Link>
              </p>
            )}
            {rows.length === 0 ? (
              <Empty
                title={say('board.none')}
                next={say(data.rows.length === 0 ? 'board.none.next' : 'board.none.shown')}
              />
            ) : (
              <BoardTable say={say} operation={operation} rows={rows} />
            )}
          </section>
          <Days say={say} days={data.days} />
        </>
      )}
    </div>
  )
}

const without = ({ show: _, ...rest }: BoardSearch): BoardSearch => rest

/** The instant that all is counted at, and the way to another one. */
function Instant(props: {
  readonly say: Say
  readonly search: BoardSearch
  readonly at: string | undefined
  readonly go: (search: BoardSearch) => void
}) {
  const { say, search, at, go } = props
  const [typed, type] = useState(search.asOf?.slice(0, 16) ?? '')
  const { asOf: _, ...now } = search
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (typed !== '') go({ ...now, asOf: `${typed.slice(0, 16)}:00Z` })
  }
  return (
    <form className="board-instant" onSubmit={ask}>
      <p className="board-at">
        <strong>{at !== undefined && <AsOf say={say} at={at} />}</strong>
        {search.asOf !== undefined && (
          <>
            {' '}
            <Link to="." search={now}>
              {say('board.now')}
            </Link>
            <br />
            <span className="hint">{say('board.past')}</span>
          </>
        )}
      </p>
      <TextInput
        type="datetime-local"
        label={say('board.ask')}
        description={say('board.ask.hint')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {say('board.ask.go')}
      </Button>
    </form>
  )
}

/** The moment stands where the sentence of each language has it. */
function AsOf({ say, at }: { readonly say: Say; readonly at: string }) {
  const [before = '', after = ''] = say('board.at', { at: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  )
}
