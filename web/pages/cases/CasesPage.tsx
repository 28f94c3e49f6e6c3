import '../../look/cases.css'
import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { CasesAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { useAttempt } from '../../data/attempt.ts'
import { casesQuery, openCase } from '../../data/cases.ts'
import { useDoors } from '../../data/doors.ts'
import { day, moment } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { useTypedText } from '../../data/typed.ts'
import { Empty } from '../../parts/Empty.tsx'
import { More } from '../../parts/More.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Terms } from './Terms.tsx'

/** The administration's cases with their state and clocks, and how to open one. */
export function CasesPage() {
  const { say: page } = useSpeech()
  useTitle(page('web.cases'))
  const say = useRoomWords('cases', 'plan')
  const may = useDoors()
  const list = useInfiniteQuery(casesQuery())
  if (!say) return <Waiting />
  const rows = list.data?.pages.flatMap((one) => one.cases) ?? []
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <div className="page cases">
      <h1>{page('web.cases')}</h1>
      <p>{say('cases.hint')}</p>
      {may('case.open') && <NewCase say={say} />}
      {list.isPending && <Waiting lines={4} />}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <Empty title={say('cases.none')} next={say('cases.none.next')} />
      )}
      {rows.length > 0 && (
        <>
          <p className="hint">{say('cases.count', { count: total })}</p>
          <CaseTable say={say} rows={rows} />
        </>
      )}
      <More say={page} list={list} />
      <Terms say={say} />
    </div>
  )
}

function CaseTable({ say, rows }: { readonly say: Say; readonly rows: CasesAnswer['cases'] }) {
  return (
    <TableFrame label={say('cases.table')}>
      <thead>
        <tr>
          <th scope="col">{say('cases.number')}</th>
          <th scope="col">{say('cases.what')}</th>
          <th scope="col">{say('cases.state')}</th>
          <th scope="col">{say('cases.limit')}</th>
          <th scope="col">{say('cases.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <td>{one.number}</td>
            <th scope="row">
              <Link to="/cases/$case" params={{ case: one.id }}>
                <bdi>{one.title}</bdi>
              </Link>
            </th>
            <td>
              {say(`case.state.${one.state}`)}
              {one.quashed && ` · ${say('cases.quashed')}`}
            </td>
            <td>
              {one.limitOn !== null && (
                <span className="case-clock" data-clock={one.clock}>
                  {day(one.limitOn)} · {say(`case.clock.${one.clock}`)}
                </span>
              )}
            </td>
            <td>{moment(one.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function NewCase({ say }: { readonly say: Say }) {
  const queries = useQueryClient()
  const go = useNavigate()
  const [title, type] = useTypedText('cases', 'new')
  const attempt = useAttempt()
  const open = useMutation({
    mutationFn: () => openCase({ title, target: null }, attempt.keyOf(title)),
    onSuccess: async ({ id }) => {
      attempt.taken()
      type('')
      await queries.invalidateQueries({ queryKey: ['cases'] })
      await go({ to: '/cases/$case', params: { case: id } })
    },
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') open.mutate()
      }}
    >
      <TextInput
        className="long"
        label={say('cases.new.title')}
        description={say('cases.new.hint')}
        value={title}
        maxLength={300}
        autoComplete="off"
        required
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" loading={open.isPending}>
        {say('cases.new')}
      </Button>
      {open.error && <Trouble error={open.error} />}
    </form>
  )
}
