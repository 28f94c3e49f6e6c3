import type { WhoBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { AskedRecord, releaseLine } from './AskedRecord.tsx'

/** Who can: the own people, and whom standing releases name. */
export function WhoAnswer({ say, answer }: { readonly say: Say; readonly answer: WhoBody }) {
  const can = (allowed: boolean) => say(allowed ? 'access.who.can' : 'access.who.cannot')
  const head = (title: string) => (
    <thead>
      <tr>
        <th scope="col">{title}</th>
        <th scope="col">{say('web.why.answer')}</th>
        <th scope="col">{say('web.why.because')}</th>
      </tr>
    </thead>
  )
  return (
    <section className="card answer" aria-labelledby="answer">
      <h2 id="answer">{say('web.why.everybody')}</h2>
      <AskedRecord say={say} record={answer.record} />
      <h3>{say('access.who.people')}</h3>
      <TableFrame label={say('access.who.people')}>
        {head(say('web.why.who'))}
        <tbody>
          {answer.people.map((person) => (
            <tr key={person.id} data-holds={person.allowed}>
              <th scope="row">
                <bdi>{person.name}</bdi>
              </th>
              <td className="verdict">{can(person.allowed)}</td>
              <td>{person.says}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <h3>{say('access.who.releases')}</h3>
      {answer.releases.length === 0 ? (
        <p className="hint">{say('access.who.releases.none')}</p>
      ) : (
        <TableFrame label={say('access.who.releases')}>
          {head(say('web.organisation'))}
          <tbody>
            {answer.releases.map((release, place) => (
              <tr key={place} data-holds={release.allowed}>
                <th scope="row">{releaseLine(release, say)}</th>
                <td className="verdict">{can(release.allowed)}</td>
                <td>{release.says}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
