import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DetentionTerms } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { call, newKey } from '../../data/api.ts'
import { termsQuery } from '../../data/cases.ts'
import { useDoors } from '../../data/doors.ts'
import { useTyped } from '../../data/typed.ts'
import { Refused } from '../operations/Parts.tsx'

type Stored = NonNullable<DetentionTerms['terms']>
type Given = { readonly days: string; readonly legalBasis: string; readonly contact: string }

/** How long goods may be detained: the administration's own law. */
export function Terms({ say }: { readonly say: Say }) {
  const found = useQuery(termsQuery())
  return found.data ? <TermsCard say={say} terms={found.data.terms} /> : null
}

function TermsCard({ say, terms }: { readonly say: Say; readonly terms: Stored | null }) {
  const may = useDoors()
  // Whoever is to say it finds it open; it does not close over what was just saved.
  const [begun] = useState(terms === null)
  return (
    <details className="card" open={begun}>
      <summary>{say('cases.terms')}</summary>
      <p className={terms === null ? 'notice' : ''} data-kind="warn">
        {terms === null ? say('cases.terms.none') : say('cases.terms.now', { ...terms })}
      </p>
      {may('case.terms') && <TermsForm say={say} stored={terms} />}
    </details>
  )
}

function TermsForm({ say, stored }: { readonly say: Say; readonly stored: Stored | null }) {
  const queries = useQueryClient()
  const typed = useTyped<Given>('cases', 'terms', {
    body: {
      days: String(stored?.days ?? ''),
      legalBasis: stored?.legalBasis ?? '',
      contact: stored?.contact ?? '',
    },
    revision: stored?.version ?? 0,
  })
  const { days, legalBasis, contact } = typed.body
  const save = useMutation({
    mutationFn: () =>
      call('detention-terms', {
        method: 'PUT',
        body: { days: Number(days), legalBasis, contact },
        ifMatch: String(typed.revision),
        key: newKey(),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['detention-terms'] })
      await queries.invalidateQueries({ queryKey: ['case'] })
      typed.forget()
    },
  })
  const line = (key: keyof Given, label: string, number = false) => (
    <TextInput
      label={say(label)}
      value={typed.body[key]}
      required
      maxLength={300}
      autoComplete="off"
      {...(number ? { inputMode: 'numeric' as const } : {})}
      onChange={(event) => typed.type({ ...typed.body, [key]: event.currentTarget.value })}
    />
  )
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {line('days', 'cases.terms.days', true)}
      {line('legalBasis', 'cases.terms.basis')}
      {line('contact', 'cases.terms.contact')}
      <Button type="submit" variant="default" loading={save.isPending}>
        {say('cases.terms.save')}
      </Button>
      <p role="status" className="said whole">
        {save.isSuccess && say('cases.terms.saved')}
      </p>
      <Refused
        say={say}
        error={save.error}
        load={() => {
          typed.forget()
          save.reset()
          void queries.invalidateQueries({ queryKey: ['detention-terms'] })
        }}
      />
    </form>
  )
}
