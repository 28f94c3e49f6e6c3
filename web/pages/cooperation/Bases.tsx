import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OrganisationsAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { basesQuery } from '../../data/cooperation.ts'
import { Empty } from '../../parts/Empty.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Moment, NO_SPAN, SpanFields, spanAsked } from './Span.tsx'

type Organisations = OrganisationsAnswer['organisations']

/** The register of legal bases: without one in force, no nominal field crosses. */
export function Bases(props: {
  readonly say: Say
  /** The others of the house. */
  readonly others: Organisations
  readonly may: boolean
}) {
  const { say, others, may } = props
  const queries = useQueryClient()
  const list = useQuery(basesQuery())
  const end = useMutation({
    mutationFn: (id: string) =>
      call(`bases/${id}/end`, { method: 'POST', body: {}, key: newKey() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['bases'] }),
  })
  const bases = list.data?.bases ?? []
  return (
    <section aria-labelledby="bases">
      <h2 id="bases">{say('web.bases')}</h2>
      <p className="hint">{say('web.bases.intro')}</p>
      {list.isPending && <Waiting lines={2} />}
      {list.error && <Trouble error={list.error} again={() => void list.refetch()} />}
      {list.data && bases.length === 0 && (
        <Empty title={say('web.bases.none')} next={say('web.bases.none.next')} />
      )}
      {bases.length > 0 && (
        <TableFrame label={say('web.basis.register')}>
          <thead>
            <tr>
              <th scope="col">{say('web.basis.instrument')}</th>
              <th scope="col">{say('web.basis.owner')}</th>
              <th scope="col">{say('web.basis.with')}</th>
              <th scope="col">{say('web.span.from')}</th>
              <th scope="col">{say('web.span.until')}</th>
              <th scope="col">{say('web.span.stand')}</th>
              {may && <th scope="col">{say('web.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {bases.map((basis) => (
              <tr key={basis.id} data-stand={basis.stand}>
                <th scope="row">
                  <bdi>{basis.instrument}</bdi>
                </th>
                <td>{basis.owner.name}</td>
                <td>{basis.with.name}</td>
                <td>
                  <Moment at={basis.from} />
                </td>
                <td>
                  <Moment at={basis.until} />
                </td>
                <td>{say(`span.${basis.stand}`)}</td>
                {may && (
                  <td>
                    {basis.own && basis.stand !== 'over' && (
                      <button
                        type="button"
                        className="plain"
                        disabled={end.isPending}
                        aria-label={say('web.basis.end.of', { instrument: basis.instrument })}
                        onClick={() => end.mutate(basis.id)}
                      >
                        {say('web.basis.end')}
                      </button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {end.error && <Trouble error={end.error} />}
      {may && others.length > 0 && <NewBasis say={say} others={others} />}
    </section>
  )
}

function NewBasis({ say, others }: { readonly say: Say; readonly others: Organisations }) {
  const queries = useQueryClient()
  const [other, choose] = useState('')
  const [instrument, cite] = useState('')
  const [typed, type] = useState(NO_SPAN)
  const add = useMutation({
    mutationFn: () =>
      call('bases', {
        method: 'POST',
        body: { with: other, instrument, ...spanAsked(typed) },
        key: newKey(),
      }),
    onSuccess: () => {
      choose('')
      cite('')
      type(NO_SPAN)
      return queries.invalidateQueries({ queryKey: ['bases'] })
    },
  })
  return (
    <details className="card">
      <summary>{say('web.basis.add')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate()
        }}
      >
        <NativeSelect
          label={say('web.organisation')}
          value={other}
          required
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: '' },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          label={say('web.basis.instrument')}
          value={instrument}
          required
          maxLength={500}
          onChange={(event) => cite(event.currentTarget.value)}
        />
        <SpanFields say={say} typed={typed} type={type} />
        <Button type="submit" loading={add.isPending}>
          {say('web.basis.save')}
        </Button>
        {add.error && <Trouble error={add.error} />}
      </form>
    </details>
  )
}
