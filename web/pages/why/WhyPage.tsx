import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { whoQuery, whyQuery } from '../../data/cooperation.ts'
import { useDoors } from '../../data/doors.ts'
import { peopleQuery } from '../../data/identity.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { Denied } from '../../parts/Denied.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { WhoAnswer } from './WhoAnswer.tsx'
import { WhyAnswer } from './WhyAnswer.tsx'
import { ACTS, PURPOSES, type WhySearch } from './why-search.ts'

/** Why somebody of the own organisation can or cannot do something with a record; or: who can. */
export function WhyPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.why'))
  const say = useRoomWords('cooperation', 'rights')
  const opens = useDoors()('access.why')
  const search = useSearch({ from: '/access/why' })
  const { what = '', act = 'consult', purpose = 'risk-analysis', who } = search
  const asked = { what, act, purpose }
  const why = useQuery({
    ...whyQuery({ ...asked, who: who ?? '' }, language),
    enabled: opens && what !== '' && who !== undefined,
  })
  const everybody = useQuery({
    ...whoQuery(asked, language),
    enabled: opens && what !== '' && who === undefined,
  })
  if (!opens) return <Denied alone />
  if (!say) return <Waiting />
  const answer = who === undefined ? everybody : why
  return (
    <div className="page">
      <h1>{page('web.why')}</h1>
      <p>{say('web.why.intro')}</p>
      <Question key={JSON.stringify(search)} say={say} search={search} />
      <div aria-live="polite">
        {what !== '' && answer.isPending && <Waiting lines={3} />}
        {what !== '' && answer.error && (
          <Trouble error={answer.error} again={() => void answer.refetch()} />
        )}
        {what !== '' && who !== undefined && why.data && <WhyAnswer say={say} answer={why.data} />}
        {what !== '' && who === undefined && everybody.data && (
          <WhoAnswer say={say} answer={everybody.data} />
        )}
      </div>
    </div>
  )
}

function Question({ say, search }: { readonly say: Say; readonly search: WhySearch }) {
  const navigate = useNavigate()
  const [what, name] = useState(search.what ?? '')
  const [who, call] = useState(search.who ?? '')
  const [act, choose] = useState(search.act ?? 'consult')
  const [purpose, aim] = useState(search.purpose ?? 'risk-analysis')
  const everybody = useQuery(peopleQuery())
  const people = everybody.data?.people ?? []
  const chosen = people.find((one) => [one.id, one.login, one.name].includes(who))
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault()
        const person = who.trim() === '' ? {} : { who: who.trim() }
        void navigate({ to: '/access/why', search: { what: what.trim(), act, purpose, ...person } })
      }}
    >
      <TextInput
        className="long"
        label={say('web.why.what')}
        description={say('web.why.what.hint')}
        value={what}
        required
        maxLength={60}
        onChange={(event) => name(event.currentTarget.value)}
      />
      <NativeSelect
        label={say('web.why.who')}
        value={chosen?.login ?? who}
        onChange={(event) => call(event.currentTarget.value)}
        data={[
          { value: '', label: say('web.why.who.all') },
          ...people.map((one) => ({ value: one.login, label: `${one.name} (${one.login})` })),
          // An address may name somebody in other words.
          ...(who === '' || chosen ? [] : [{ value: who, label: who }]),
        ]}
      />
      <NativeSelect
        label={say('web.why.act')}
        value={act}
        onChange={(event) => choose(event.currentTarget.value)}
        data={ACTS.map((one) => ({ value: one, label: say(`access.act.${one}`) }))}
      />
      <NativeSelect
        label={say('web.why.purpose')}
        value={purpose}
        onChange={(event) => aim(event.currentTarget.value)}
        data={PURPOSES.map((one) => ({ value: one, label: say(`purpose.${one}`) }))}
      />
      <Button type="submit">{say('web.why.ask')}</Button>
    </form>
  )
}
