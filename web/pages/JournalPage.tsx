import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { JournalRow } from '../../src/server/schemas/index.ts'
import type { Say } from '../../src/words/index.ts'
import { useDoors } from '../data/doors.ts'
import { clock, moment, number, zoneName } from '../data/format.ts'
import {
  type JournalSearch,
  journalQuery,
  LED_KINDS,
  readJournalSearch,
  sealQuery,
} from '../data/journal.ts'
import { type Fold, foldEntries, recordsOf } from '../data/journal-folds.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { Empty } from '../parts/Empty.tsx'
import { More } from '../parts/More.tsx'
import { OpenRecord } from '../parts/OpenRecord.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'

/** What happened on a day, who did it and what for; and how far it is sealed. */
export function JournalPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.journal'))
  const say = useRoomWords('journal')
  // The router hands on what the address says beside what was read from it.
  const given = useSearch({ from: '/journal' })
  const search = useMemo(() => readJournalSearch({ ...given }), [given])
  const list = useInfiniteQuery(journalQuery(search, language))
  const entries = list.data?.pages.flatMap((one) => one.entries) ?? []
  const day = list.data?.pages[0]?.day ?? search.day ?? ''
  if (!say) return <Waiting />
  return (
    <div className="page wide">
      <h1>{page('web.journal')}</h1>
      <p>{say('web.journal.intro')}</p>
      <Filter say={say} search={search} day={day} />
      {list.isPending && <Waiting />}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.data && entries.length === 0 && (
        <Empty title={say('web.journal.none')} next={say('web.journal.none.next')} />
      )}
      {entries.length > 0 && <Entries say={say} entries={entries} search={search} />}
      <More say={page} list={list} />
      <Seal say={say} />
    </div>
  )
}

function Filter(props: {
  readonly say: Say
  readonly search: JournalSearch
  /** The day that is shown. */
  readonly day: string
}) {
  const { say, search, day } = props
  const navigate = useNavigate()
  const show = (change: { readonly [K in keyof JournalSearch]: JournalSearch[K] | undefined }) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value)
    void navigate({ to: '/journal', search: Object.fromEntries(next) as JournalSearch })
  }
  return (
    <search className="filters" aria-label={say('web.journal.filter')}>
      <TextInput
        type="date"
        label={say('web.journal.day')}
        value={day}
        onChange={(event) => show({ day: event.currentTarget.value })}
      />
      <NativeSelect
        label={say('web.journal.kind')}
        value={search.act ?? ''}
        onChange={(event) => show({ act: event.currentTarget.value })}
        data={[
          { value: '', label: say('web.journal.every-kind') },
          ...LED_KINDS.map((kind) => ({ value: kind, label: say(`journal.led.${kind}`) })),
        ]}
      />
      <Switch
        label={say('web.journal.lists')}
        checked={search.lists === 'shown'}
        onChange={(event) => show({ lists: event.currentTarget.checked ? 'shown' : undefined })}
      />
      {search.person !== undefined && (
        <Button variant="default" onClick={() => show({ person: undefined })}>
          {say('web.journal.everybody')}
        </Button>
      )}
    </search>
  )
}

function Entries(props: {
  readonly say: Say
  readonly entries: readonly JournalRow[]
  readonly search: JournalSearch
}) {
  const { say, entries, search } = props
  const folds = useMemo(() => foldEntries(entries), [entries])
  return (
    <TableFrame label={say('web.journal.entries')}>
      <thead>
        <tr>
          <th scope="col">{say('web.journal.at', { zone: zoneName(entries[0]?.at ?? '') })}</th>
          <th scope="col">{say('web.journal.what')}</th>
          <th scope="col">{say('web.journal.who')}</th>
          <th scope="col">{say('web.journal.kind')}</th>
          <th scope="col">{say('web.journal.purpose')}</th>
        </tr>
      </thead>
      <tbody>
        {folds.map((fold) => (
          <Line key={fold.first.id} say={say} fold={fold} search={search} />
        ))}
      </tbody>
    </TableFrame>
  )
}

/** One line: what was done, how often in a row, and each time with its records when it is opened. */
function Line(props: { readonly say: Say; readonly fold: Fold; readonly search: JournalSearch }) {
  const { say, fold, search } = props
  const { first, entries } = fold
  const oldest = entries.at(-1) ?? first
  const times = entries.length
  return (
    <tr>
      <td className="clock">
        {times > 1 && clock(oldest.at) !== clock(first.at) && `${clock(oldest.at)} – `}
        {clock(first.at)}
      </td>
      <th scope="row">
        {times === 1 && recordsOf(first).length <= 1 ? (
          <OpenRecord opens={first.opens}>{first.says}</OpenRecord>
        ) : (
          <Each say={say} fold={fold} />
        )}
      </th>
      <td>
        {first.person === null ? (
          say('journal.machine')
        ) : (
          <Link to="/journal" search={{ ...search, person: first.person.id }}>
            <bdi>{first.person.name ?? first.person.id}</bdi>
          </Link>
        )}
      </td>
      <td>{first.led === null ? '–' : say(`journal.led.${first.led}`)}</td>
      <td>{say(`journal.purpose.${first.purpose}`)}</td>
    </tr>
  )
}

function Each({ say, fold }: { readonly say: Say; readonly fold: Fold }) {
  const { first, entries } = fold
  const [open, show] = useState(false)
  return (
    <details className="each" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        {entries.length === 1
          ? first.says
          : say('web.journal.times', { says: first.says, count: entries.length })}
      </summary>
      {open && (
        <ol>
          {entries.map((entry) => (
            <li key={entry.id}>
              {clock(entry.at)}{' '}
              {recordsOf(entry).map((id) => (
                <OpenRecord key={id} opens={entry.opens && { ...entry.opens, id }}>
                  <code>{id}</code>{' '}
                </OpenRecord>
              ))}
              {entry.count > entry.objects.length &&
                say('web.journal.further', { count: entry.count - entry.objects.length })}
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}

/** The newest checkpoint, what waits for the next one, and the key that proves them. */
function Seal({ say }: { readonly say: Say }) {
  const may = useDoors()
  const seal = useQuery(sealQuery())
  return (
    <section aria-labelledby="seal">
      <h2 id="seal">{say('web.journal.seal')}</h2>
      {seal.isPending && <Waiting lines={2} />}
      {seal.error && <Trouble error={seal.error} again={() => void seal.refetch()} />}
      {seal.data && (
        <>
          <p>
            {seal.data.checkpoint === null
              ? say('web.journal.unsealed')
              : say('web.journal.sealed', {
                  count: seal.data.checkpoint.size,
                  size: number(seal.data.checkpoint.size),
                  epoch: seal.data.checkpoint.epoch,
                  at: moment(seal.data.checkpoint.at),
                })}{' '}
            {seal.data.waiting === 0
              ? say('web.journal.nothing-waits')
              : say('web.journal.waits', {
                  count: seal.data.waiting,
                  seconds: number(Math.ceil(seal.data.lagSeconds)),
                })}
          </p>
          <dl className="seal">
            {seal.data.checkpoint !== null && (
              <div>
                <dt>{say('web.journal.root')}</dt>
                <dd>
                  <code>{seal.data.checkpoint.root}</code>
                </dd>
              </div>
            )}
            <div>
              <dt>{say('web.journal.key')}</dt>
              <dd>
                <code>{seal.data.key}</code>
              </dd>
            </div>
          </dl>
          <p className="hint">{say('web.journal.key.why')}</p>
          {may('journal.copy') && (
            <p>
              <a href="/api/v1/journal/copy" download="journal.jsonl" className="button">
                {say('web.journal.copy')}
              </a>
            </p>
          )}
        </>
      )}
    </section>
  )
}
