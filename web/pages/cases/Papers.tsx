import { Button, FileInput, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { CasePaper } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call } from '../../data/api.ts'
import { useAttempt } from '../../data/attempt.ts'
import { papersQuery } from '../../data/cases.ts'
import { moment, number } from '../../data/format.ts'
import { useTypedText } from '../../data/typed.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** Photos and papers of a case, and how to add one. Each is fetched when it is to be looked at. */
export function Papers(props: {
  readonly say: Say
  readonly id: string
  /** The reader's roles add and strike out. */
  readonly writes: boolean
}) {
  const { say, id, writes } = props
  const found = useQuery(papersQuery(id))
  return (
    <section className="card case-papers" aria-labelledby="case-papers">
      <h2 id="case-papers">{say('paper.title')}</h2>
      {found.isPending && <Waiting lines={2} />}
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.data?.papers.length === 0 && <p className="hint">{say('paper.none')}</p>}
      <ul>
        {found.data?.papers.map((one) => (
          <li key={one.id} data-struck={one.struck !== null || undefined}>
            <PaperView say={say} of={id} paper={one} writes={writes} />
          </li>
        ))}
      </ul>
      {writes && <AddPaper say={say} of={id} />}
    </section>
  )
}

function PaperView(props: {
  readonly say: Say
  readonly of: string
  readonly paper: CasePaper
  readonly writes: boolean
}) {
  const { say, of, paper, writes } = props
  const { caption, struck, width, height } = paper
  const [shown, show] = useState(false)
  const [broken, breaks] = useState(false)
  const address = `/api/v1/case-papers/${paper.id}/content`
  return (
    <>
      <p>
        <strong>
          <bdi>{caption ?? say(`paper.medium.${paper.medium}`)}</bdi>
        </strong>
        <br />
        <span className="hint">
          {say(`paper.medium.${paper.medium}`)} ·{' '}
          {say('paper.kb', { kb: number(Math.max(1, Math.round(paper.bytes / 1000))) })}
          {width !== null && height !== null && ` · ${say('paper.pixels', { width, height })}`} ·{' '}
          {say('paper.by', { name: paper.by, at: moment(paper.at) })}
        </span>
      </p>
      {struck !== null && (
        <p className="notice" data-kind="warn">
          {say('paper.struck', {
            ...{ name: struck.by, at: moment(struck.at), because: struck.because },
          })}
        </p>
      )}
      {caption === null ? (
        <p className="hint">{say(struck === null ? 'paper.hidden' : 'paper.hidden.struck')}</p>
      ) : (
        <>
          <p className="paper-acts">
            {width === null ? (
              <a href={address} className="button" data-quiet>
                {say('paper.open', { caption })}
              </a>
            ) : (
              <button
                type="button"
                className="button"
                data-quiet
                aria-expanded={shown}
                onClick={() => {
                  breaks(false)
                  show(!shown)
                }}
              >
                {say(shown ? 'paper.hide' : 'paper.show', { caption })}
              </button>
            )}
          </p>
          {shown && width !== null && height !== null && !broken && (
            <img
              src={address}
              alt={caption}
              width={width}
              height={height}
              onError={() => breaks(true)}
            />
          )}
          {broken && <p role="alert">{say('paper.broken')}</p>}
        </>
      )}
      <details className="more-fields">
        <summary>SHA-256</summary>
        <p className="hint hash">{say('paper.hash', { hash: paper.hash })}</p>
        <p className="hint hash">{say('paper.came', { hash: paper.came })}</p>
      </details>
      {writes && struck === null && caption !== null && (
        <Strike say={say} of={of} paper={paper.id} caption={caption} />
      )}
    </>
  )
}

function Strike(props: {
  readonly say: Say
  readonly of: string
  readonly paper: string
  readonly caption: string
}) {
  const { say, of, paper, caption } = props
  const queries = useQueryClient()
  const [open, ask] = useState(false)
  const [because, type] = useTypedText(paper, 'strike')
  // What was pressed is gone: the focus goes on to what it opened.
  const looked = useRef(false)
  const attempt = useAttempt()
  const strike = useMutation({
    mutationFn: () =>
      call(`case-papers/${paper}/strike`, {
        ...{ method: 'POST', body: { because }, key: attempt.keyOf(because) },
      }),
    onSuccess: async () => {
      attempt.taken()
      type('')
      await queries.invalidateQueries({ queryKey: ['case-papers', of] })
    },
  })
  if (!open)
    return (
      <button
        type="button"
        className="plain"
        onClick={() => {
          looked.current = false
          ask(true)
        }}
      >
        {say('paper.strike', { caption })}
      </button>
    )
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        strike.mutate()
      }}
    >
      <TextInput
        className="long"
        label={say('paper.strike.because')}
        ref={(input) => {
          if (!looked.current) input?.focus()
          looked.current = true
        }}
        value={because}
        maxLength={2_000}
        autoComplete="off"
        required
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" loading={strike.isPending} disabled={because.trim() === ''}>
        {say('paper.strike.yes')}
      </Button>
      <Button variant="default" onClick={() => ask(false)}>
        {say('paper.strike.no')}
      </Button>
      {strike.error && <Trouble error={strike.error} />}
    </form>
  )
}

const SENSITIVITIES = ['plain', 'personal'] as const

function AddPaper({ say, of }: { readonly say: Say; readonly of: string }) {
  const queries = useQueryClient()
  const [file, choose] = useState<File | null>(null)
  const [caption, type] = useTypedText(of, 'paper')
  const [sensitivity, mark] = useState<(typeof SENSITIVITIES)[number] | ''>('')
  const [added, said] = useState('')
  const add = useMutation({
    mutationFn: () => {
      const form = new FormData()
      form.append('caption', caption)
      form.append('sensitivity', sensitivity)
      form.append('file', file as File)
      return call<{ id: string }>(`cases/${of}/papers`, { method: 'POST', form })
    },
    onSuccess: async () => {
      said(say('paper.added', { caption }))
      choose(null)
      type('')
      mark('')
      await queries.invalidateQueries({ queryKey: ['case-papers', of] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    said('')
    add.mutate()
  }
  return (
    <form className="fields" onSubmit={submit}>
      <FileInput
        className="long"
        label={say('paper.file')}
        description={say('paper.file.hint')}
        value={file}
        onChange={choose}
        accept="image/jpeg,image/png,image/webp,application/pdf"
        required
      />
      <TextInput
        className="long"
        label={say('paper.caption')}
        description={say('paper.caption.hint')}
        value={caption}
        maxLength={300}
        autoComplete="off"
        required
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('paper.sensitivity')}
        value={sensitivity}
        onChange={(event) => mark(event.currentTarget.value as typeof sensitivity)}
        required
        data={[
          { value: '', label: say('paper.sensitivity.none') },
          ...SENSITIVITIES.map((value) => ({ value, label: say(`paper.sensitivity.${value}`) })),
        ]}
      />
      <Button
        type="submit"
        variant="default"
        loading={add.isPending}
        disabled={file === null || caption.trim() === '' || sensitivity === ''}
      >
        {say('paper.add')}
      </Button>
      <p role="status" className="said whole">
        {added}
      </p>
      {add.error && <Trouble error={add.error} />}
    </form>
  )
}
