import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { operationsQuery, organisationsQuery } from '../../data/cooperation.ts'
import { country } from '../../data/format.ts'
import { useSpeech, useTitle } from '../../data/language.tsx'
import { meQuery } from '../../data/queries.ts'
import { useRoomWords } from '../../data/room-words.ts'
import { Empty } from '../../parts/Empty.tsx'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Bases } from './Bases.tsx'
import { NewOperation } from './NewOperation.tsx'
import { OperationCard } from './OperationCard.tsx'
import { OwnName } from './OwnName.tsx'

/** With whom the organisation works: operations, legal bases, the house's organisations. */
export function CooperationPage() {
  const { say: page, language } = useSpeech()
  useTitle(page('web.cooperation'))
  const say = useRoomWords('cooperation', 'rights', 'board')
  const me = useQuery(meQuery(language))
  const doors = me.data?.doors ?? []
  const mayList = doors.includes('operation.list')
  const operations = useQuery({ ...operationsQuery(), enabled: mayList })
  const organisations = useQuery(organisationsQuery())
  if (!say) return <Waiting />
  const known = organisations.data?.organisations ?? []
  const own = known.find(({ id }) => id === me.data?.organisation.id)
  const list = operations.data?.operations ?? []
  return (
    <div className="page">
      <h1>{page('web.cooperation')}</h1>
      <p>{say('web.cooperation.intro')}</p>
      {doors.includes('access.why') && (
        <p>
          <Link to="/access/why">{page('web.why')}</Link>
        </p>
      )}
      {mayList && (
        <section aria-labelledby="operations">
          <h2 id="operations">{say('web.operations')}</h2>
          {operations.isPending && <Waiting lines={3} />}
          {operations.error && (
            <Trouble error={operations.error} again={() => void operations.refetch()} />
          )}
          {operations.data && list.length === 0 && (
            <Empty title={say('web.operations.none')} next={say('web.operations.none.next')} />
          )}
          {list.map((operation) => (
            <OperationCard
              key={operation.id}
              say={say}
              operation={operation}
              organisations={known}
              readsMessages={doors.includes('message.list')}
              readsBoard={doors.includes('board.read')}
              may={doors.includes('operation.change')}
              readsPlans={doors.includes('operation-plan.read')}
            />
          ))}
          {doors.includes('operation.change') && <NewOperation say={say} />}
        </section>
      )}
      {doors.includes('basis.list') && (
        <Bases
          say={say}
          others={known.filter(({ id }) => id !== me.data?.organisation.id)}
          may={doors.includes('basis.change')}
        />
      )}
      <section>
        <h2>{say('web.organisations')}</h2>
        {organisations.error && (
          <Trouble error={organisations.error} again={() => void organisations.refetch()} />
        )}
        <TableFrame label={say('web.organisations')}>
          <thead>
            <tr>
              <th scope="col">{say('web.organisation')}</th>
              <th scope="col">{say('web.organisation.kind')}</th>
              <th scope="col">{say('web.organisation.country')}</th>
            </tr>
          </thead>
          <tbody>
            {known.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <bdi>{one.name}</bdi>
                </th>
                <td>{say(`organisation.kind.${one.kind}`)}</td>
                <td>{one.country === null ? '–' : country(one.country)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
        {own && doors.includes('organisation.change') && <OwnName say={say} own={own} />}
      </section>
    </div>
  )
}
