import '../../look/operation.css'
import '../../look/advice.css'
import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { AdviceLine } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { adviceListQuery, FOLDERS, precedentsQuery } from '../../data/advice.ts'
import { useDoors } from '../../data/doors.ts'
import { moment } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { More } from '../../parts/More.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { CourseClock } from './Clock.tsx'
import { Figures } from './Figures.tsx'
import { PrecedentList } from './PrecedentList.tsx'
import { ServiceForm } from './ServiceForm.tsx'

/** Requests for advice: mine to answer, asked by us, answered. */
export function AdvicePage() {
  const say = useRoomWords('advice', 'plan', 'messages')
  return say ? <AdviceRequests say={say} /> : <Waiting />
}

function AdviceRequests({ say }: { readonly say: Say }) {
  const { say: page } = useSpeech()
  const { folder = 'to-answer' } = useSearch({ from: '/advice' })
  const may = useDoors()
  const list = useInfiniteQuery(adviceListQuery(folder))
  useTitle(say('advice.back'))
  const first = list.data?.pages[0]
  const lines = list.data?.pages.flatMap((one) => one.requests) ?? []
  return (
    <div className="page wide operation">
      <h1>{say('advice.back')}</h1>
      <p className="hint">{say('advice.intro')}</p>
      {may('advice.ask') && (
        <p className="go">
          <Link to="/advice/new" className="button">
            {say('advice.ask')}
          </Link>
        </p>
      )}
      <nav aria-label={say('advice.folders')} className="advice-folders">
        {FOLDERS.map((one) => (
          <Link
            key={one}
            to="/advice"
            search={one === 'to-answer' ? {} : { folder: one }}
            activeOptions={{ exact: true }}
            className="button"
            data-quiet
            aria-current={one === folder ? 'page' : undefined}
          >
            {say('advice.count', {
              folder: say(`advice.folder.${one}`),
              count: first?.counts[one] ?? 0,
            })}
          </Link>
        ))}
      </nav>
      {list.isPending && <Waiting lines={3} />}
      {first && lines.length === 0 && (
        <Empty title={say('advice.none.title')} next={say(`advice.none.${folder}`)} />
      )}
      {lines.length > 0 && <Lines lines={lines} label={say(`advice.folder.${folder}`)} say={say} />}
      <More say={page} list={list} />
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      <Search say={say} />
      <Figures say={say} />
      {may('advice.service') && <ServiceForm say={say} />}
    </div>
  )
}

function Lines(props: {
  readonly lines: readonly AdviceLine[]
  readonly label: string
  readonly say: Say
}) {
  const { lines, label, say } = props
  return (
    <TableFrame label={label}>
      <thead>
        <tr>
          <th scope="col">{say('advice.goods')}</th>
          <th scope="col">{say('advice.from')}</th>
          <th scope="col">{say('advice.with')}</th>
          <th scope="col">{say('advice.urgency')}</th>
          <th scope="col">{say('advice.clock')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((one) => (
          <tr key={one.id} data-clock={one.course.legs.at(-1)?.clock}>
            <th scope="row">
              <Link to="/advice/$request" params={{ request: one.id }}>
                <bdi>{one.goods === '' ? say(`goods-family.${one.family}`) : one.goods}</bdi>
              </Link>
              {one.incomplete && <> ({say('advice.incomplete')})</>}
              <span className="hint">
                {' '}
                {say(`goods-family.${one.family}`)},{' '}
                {say('advice.asked-at', { at: moment(one.askedAt) })}
              </span>
            </th>
            <td>
              <bdi>{one.from.name}</bdi>
            </td>
            <td>
              <bdi>{one.with.name}</bdi> ({say(`advice.level.${one.course.level}`)})
            </td>
            <td>{say(`message.urgency.${one.urgency}`)}</td>
            <td>
              <CourseClock course={one.course} say={say} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Earlier rulings, searched by words. */
function Search({ say }: { readonly say: Say }) {
  const [text, type] = useState('')
  const [asked, ask] = useState('')
  const found = useQuery(precedentsQuery(asked))
  const search = (event: FormEvent) => {
    event.preventDefault()
    ask(text.trim())
  }
  return (
    <section className="card" aria-labelledby="precedents">
      <h2 id="precedents">{say('advice.precedents')}</h2>
      <form className="fields" onSubmit={search}>
        <TextInput
          className="long"
          label={say('advice.precedents.search')}
          description={say('advice.precedents.search.hint')}
          value={text}
          maxLength={300}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={found.isFetching}>
          {say('advice.precedents.search')}
        </Button>
      </form>
      {found.data && asked !== '' && <PrecedentList precedents={found.data.precedents} say={say} />}
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
    </section>
  )
}
