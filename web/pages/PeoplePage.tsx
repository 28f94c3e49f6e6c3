import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { PersonBody } from '../../src/server/schemas/index.ts'
import { useDoors } from '../data/doors.ts'
import { peopleQuery } from '../data/identity.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { useProof } from '../parts/Proof.tsx'
import { TableFrame } from '../parts/TableFrame.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { Directories } from './people/Directories.tsx'
import { NewPerson } from './people/NewPerson.tsx'
import { PersonCard } from './people/PersonCard.tsx'

/** Who works in the organisation and as what; their administrator keeps it here. */
export function PeoplePage() {
  const { say: page } = useSpeech()
  useTitle(page('web.people'))
  const say = useRoomWords('account', 'rights')
  const may = useDoors()
  const everybody = useQuery(peopleQuery())
  const { proven, dialog } = useProof(say ?? page)
  const [open, setOpen] = useState<string | null>(null)
  // From the menu one comes to the list.
  const key = useLocation({ select: ({ state }) => state.key })
  const first = useRef(key)
  useEffect(() => {
    if (key !== first.current) setOpen(null)
  }, [key])
  if (!say || everybody.isPending) return <Waiting />
  if (everybody.error)
    return (
      <div className="page">
        <h1>{page('web.people')}</h1>
        <Trouble error={everybody.error} again={() => void everybody.refetch()} />
      </div>
    )
  const { people, roles, organisationCode } = everybody.data
  const shown = people.find(({ id }) => id === open)
  return (
    <div className="page">
      <h1>{page('web.people')}</h1>
      {shown ? (
        <PersonCard
          key={shown.id}
          say={say}
          person={shown}
          people={people}
          roles={roles}
          code={organisationCode}
          proven={proven}
          back={() => setOpen(null)}
        />
      ) : (
        <>
          <p>{say('people.intro')}</p>
          <TableFrame label={page('web.people')}>
            <thead>
              <tr>
                <th scope="col">{say('people.name')}</th>
                <th scope="col">{say('people.login')}</th>
                <th scope="col">{say('people.roles')}</th>
                <th scope="col">{say('people.state')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id} data-stand={person.active ? undefined : 'over'}>
                  <th scope="row">
                    {may('person.change') ? (
                      <button
                        type="button"
                        className="plain"
                        aria-label={say('people.open.of', { name: person.name })}
                        onClick={() => setOpen(person.id)}
                      >
                        <bdi>{person.name}</bdi>
                      </button>
                    ) : (
                      <bdi>{person.name}</bdi>
                    )}
                  </th>
                  <td>
                    <code>
                      {person.login}@{organisationCode}
                    </code>
                  </td>
                  <td>
                    {person.roles.map((role) => say(`role.${role}`)).join(', ') ||
                      say('people.roles.none')}
                  </td>
                  <td>
                    {stateOf(person)
                      .map((state) => say(state))
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
          {may('person.add') && (
            <NewPerson say={say} roles={roles} proven={proven} added={setOpen} />
          )}
          {may('provider.list') && (
            <Directories say={say} proven={proven} may={may('provider.change')} />
          )}
        </>
      )}
      {dialog}
    </div>
  )
}

const stateOf = (person: PersonBody): readonly string[] => [
  person.active ? 'people.active' : 'people.inactive',
  ...(person.active && !person.ownWays ? ['people.invited'] : []),
]
