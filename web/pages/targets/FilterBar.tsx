import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { LANES } from '../../../src/base/reason.ts'
import type { TargetCounts, TargetSort } from '../../../src/server/schemas/index.ts'
import { number } from '../../data/format.ts'
import { useSpeech } from '../../data/language.tsx'
import { batchesQuery } from '../../data/queries.ts'
import { type TargetFilter, type TargetSearch, UNFILTERED } from '../../data/target-search.ts'

const ANSWER_VIEWS = ['open', 'yes', 'no', 'unknown', 'all'] as const
const SORTS: readonly TargetSort[] = ['urgency', 'place', 'newest']

type Props = {
  readonly filter: TargetFilter
  readonly counts: TargetCounts | undefined
  readonly change: (search: TargetSearch) => void
  readonly searchBox: RefObject<HTMLInputElement | null>
  readonly keys: boolean
}

/** What is shown, by which figures: every filter is a part of the address. */
export function FilterBar({ filter, counts, change, searchBox, keys }: Props) {
  const { say, language } = useSpeech()
  const batches = useInfiniteQuery(batchesQuery(language))
  const shown = (answer: (typeof ANSWER_VIEWS)[number]): number | undefined =>
    counts &&
    LANES.filter((lane) => filter.lane === undefined || filter.lane === lane)
      .flatMap((lane) =>
        answer === 'all' ? Object.values(counts.lanes[lane]) : counts.lanes[lane][answer],
      )
      .reduce((sum, one) => sum + one, 0)
  const ofLane = (lane: (typeof LANES)[number]): number | undefined =>
    counts &&
    (filter.answer === 'all'
      ? Object.values(counts.lanes[lane]).reduce((sum, one) => sum + one, 0)
      : counts.lanes[lane][filter.answer])
  const counted = (text: string, count: number | undefined) =>
    count === undefined ? text : `${text} (${number(count)})`
  const filtered =
    filter.lane !== undefined ||
    filter.code !== undefined ||
    filter.batch !== undefined ||
    filter.text !== undefined ||
    filter.answer !== 'open'
  return (
    <search className="filters" aria-label={say('web.filter')}>
      <SearchBox key={filter.text ?? ''} {...{ filter, change, searchBox, keys }} />
      <fieldset className="tabs">
        <legend className="hidden">{say('web.filter.answer')}</legend>
        {ANSWER_VIEWS.map((answer) => (
          <button
            key={answer}
            type="button"
            aria-pressed={filter.answer === answer}
            onClick={() => change({ answer })}
          >
            {say(`web.answer.${answer}`)}{' '}
            <b>{shown(answer) === undefined ? '' : number(shown(answer) ?? 0)}</b>
          </button>
        ))}
      </fieldset>
      <NativeSelect
        label={say('web.filter.lane')}
        value={filter.lane ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ lane: LANES.find((lane) => lane === value) } as TargetSearch)
        }
        data={[
          { value: '', label: say('web.filter.all-lanes') },
          ...LANES.map((lane) => ({
            value: lane,
            label: counted(say(`web.lane.${lane}`), ofLane(lane)),
          })),
        ]}
      />
      <NativeSelect
        label={say('web.filter.code')}
        value={filter.code ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ code: value || undefined } as TargetSearch)
        }
        data={[
          { value: '', label: say('web.filter.all-codes') },
          ...(counts?.codes ?? []).map(({ code, says, open, total }) => ({
            value: code,
            label: counted(`${code} ${says}`, filter.answer === 'open' ? open : total),
          })),
        ]}
      />
      <NativeSelect
        label={say('web.filter.batch')}
        value={filter.batch ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ batch: value || undefined } as TargetSearch)
        }
        data={[
          { value: '', label: say('web.filter.all-batches') },
          ...(batches.data?.pages.flatMap((page) => page.batches) ?? []).map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        ]}
      />
      <NativeSelect
        label={say('web.filter.sort')}
        value={filter.sort}
        onChange={({ currentTarget: { value } }) => change({ sort: value as TargetSort })}
        data={SORTS.map((sort) => ({ value: sort, label: say(`web.sort.${sort}`) }))}
      />
      {filtered && (
        <Button variant="default" onClick={() => change(UNFILTERED)}>
          {say('web.filter.clear')}
        </Button>
      )}
    </search>
  )
}

/** Searches when the typing pauses; what stands in the address stands in the box. */
function SearchBox({ filter, change, searchBox, keys }: Omit<Props, 'counts'>) {
  const { say } = useSpeech()
  const [text, setText] = useState(filter.text ?? '')
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === (filter.text ?? '')) return
    const timer = setTimeout(() => change({ text: wanted || undefined } as TargetSearch), 350)
    return () => clearTimeout(timer)
  }, [text, filter.text, change])
  return (
    <TextInput
      ref={searchBox}
      type="search"
      className="search-box"
      label={
        <>
          {say('web.filter.text')} {keys && <kbd>/</kbd>}
        </>
      }
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
