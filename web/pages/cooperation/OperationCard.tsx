import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OperationsAnswer, OrganisationsAnswer } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Moment, NO_SPAN, SpanFields, spanAsked } from './Span.tsx'

type Operation = OperationsAnswer['operations'][number]

/** One operation with the members that its reader knows, and what its keeper may do with them. */
export function OperationCard(props: {
  readonly say: Say
  readonly operation: Operation
  readonly organisations: OrganisationsAnswer['organisations']
  /** The reader may change operations of the own organisation. */
  readonly may: boolean
  readonly readsPlans: boolean
  readonly readsMessages: boolean
  readonly readsBoard: boolean
}) {
  const { say, operation, organisations } = props
  // A membership that is over, or not yet there, shows nothing of the plan.
  const stands = operation.own || operation.members.some(({ stand }) => stand === 'standing')
  const keeps = props.may && operation.own && operation.stand !== 'over'
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: (member: string) =>
      call(`operations/${operation.id}/members/${member}/end`, {
        method: 'POST',
        body: {},
        key: newKey(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['operations'] }),
  })
  const title = `operation-${operation.id}`
  return (
    <section className="card" aria-labelledby={title}>
      <div className="card-top">
        <h3 id={title}>
          <bdi>{operation.name}</bdi>
        </h3>
        <span className="state" data-stand={operation.stand}>
          {say(`span.${operation.stand}`)}
        </span>
        <span className="hint">
          <Moment at={operation.from} /> – <Moment at={operation.until} none="…" />
        </span>
      </div>
      <p className="hint">
        {operation.own
          ? say('web.operation.kept-here')
          : say('web.operation.kept-by', { owner: operation.owner.name })}
      </p>
      {props.readsPlans && stands && (
        <p>
          <Link to="/operations/$operation" params={{ operation: operation.id }}>
            {say('web.operation.plan', { operation: operation.name })}
          </Link>
        </p>
      )}
      {props.readsBoard && stands && (
        <p>
          <Link to="/operations/$operation/board" params={{ operation: operation.id }}>
            {say('web.operation.board', { operation: operation.name })}
          </Link>
        </p>
      )}
      {props.readsMessages && (
        <p>
          <Link to="/operations/$operation/messages" params={{ operation: operation.id }}>
            {say('web.operation.messages', { operation: operation.name })}
          </Link>
        </p>
      )}
      <TableFrame label={say('web.operation.members', { operation: operation.name })}>
        <thead>
          <tr>
            <th scope="col">{say('web.operation.member')}</th>
            <th scope="col">{say('web.span.from')}</th>
            <th scope="col">{say('web.span.until')}</th>
            <th scope="col">{say('web.span.stand')}</th>
            {keeps && <th scope="col">{say('web.actions')}</th>}
          </tr>
        </thead>
        <tbody>
          {operation.members.map((member) => (
            <tr key={member.id} data-stand={member.stand}>
              <th scope="row">
                <bdi>{member.organisation.name}</bdi>
              </th>
              <td>
                <Moment at={member.from} />
              </td>
              <td>
                <Moment at={member.until} />
              </td>
              <td>{say(`span.${member.stand}`)}</td>
              {keeps && (
                <td>
                  {member.stand !== 'over' && (
                    <button
                      type="button"
                      className="plain"
                      disabled={end.isPending}
                      aria-label={say('web.operation.end-member.of', {
                        organisation: member.organisation.name,
                      })}
                      onClick={() => end.mutate(member.id)}
                    >
                      {say('web.operation.end-member')}
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {end.error && <Trouble error={end.error} />}
      {keeps && <AddMember say={say} operation={operation.id} organisations={organisations} />}
    </section>
  )
}

function AddMember(props: {
  readonly say: Say
  readonly operation: string
  readonly organisations: OrganisationsAnswer['organisations']
}) {
  const { say, organisations } = props
  const queries = useQueryClient()
  const [organisation, choose] = useState('')
  const [typed, type] = useState(NO_SPAN)
  const add = useMutation({
    mutationFn: () =>
      call(`operations/${props.operation}/members`, {
        method: 'POST',
        body: { organisation, ...spanAsked(typed) },
        key: newKey(),
      }),
    onSuccess: () => {
      choose('')
      type(NO_SPAN)
      return queries.invalidateQueries({ queryKey: ['operations'] })
    },
  })
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        add.mutate()
      }}
    >
      <NativeSelect
        label={say('web.organisation')}
        value={organisation}
        required
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: '' },
          ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SpanFields say={say} typed={typed} type={type} />
      <Button type="submit" variant="default" loading={add.isPending}>
        {say('web.operation.add-member')}
      </Button>
      {add.error && <Trouble error={add.error} />}
    </form>
  )
}
