import type { WhyBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { utc } from '../cooperation/Span.tsx'
import { AskedRecord, releaseLine, spanLine } from './AskedRecord.tsx'

/** Yes or no, every rule with its ground, and what was considered. */
export function WhyAnswer({ say, answer }: { readonly say: Say; readonly answer: WhyBody }) {
  const { person } = answer
  const roles = person.roles.map((role) => say(`role.${role}`)).join(', ')
  return (
    <section className="card answer" data-allowed={answer.allowed} aria-labelledby="answer">
      <h2 id="answer">{answer.says}</h2>
      <AskedRecord say={say} record={answer.record} />
      <p className="hint">
        {say('access.why.assumed', {
          purpose: say(`purpose.${answer.purpose}`),
          at: `${utc(answer.at)} UTC`,
          strength: answer.strong ? 'strong' : 'weak',
        })}
      </p>
      <p>
        {say('access.why.roles', { roles: roles || say('access.why.no-roles') })}.{' '}
        {!person.active && say('access.why.inactive')}
      </p>
      <TableFrame label={say('access.why.rules')}>
        <thead>
          <tr>
            <th scope="col">{say('web.why.rule')}</th>
            <th scope="col">{say('web.why.answer')}</th>
            <th scope="col">{say('web.why.because')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.grounds.map((ground) => (
            <tr key={ground.rule} data-holds={ground.holds}>
              <th scope="row">{ground.title}</th>
              <td className="verdict">
                {say(ground.holds ? 'access.why.holds' : 'access.why.fails')}
              </td>
              <td>{ground.says}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Considered
        title={say('access.why.releases')}
        none={say('access.why.releases.none')}
        lines={answer.releases.map((one) => releaseLine(one, say))}
      />
      <Considered
        title={say('access.why.memberships')}
        none={say('access.why.memberships.none')}
        lines={answer.memberships.map(
          (one) => `${one.operation.name ?? one.operation.id}, ${spanLine(one, say)}`,
        )}
      />
      {!answer.record.own && (
        <Considered
          title={say('access.why.bases')}
          none={say('access.why.bases.none')}
          lines={answer.bases.map(
            (one) => `${one.owner.name ?? one.owner.id}, ${spanLine(one, say)}`,
          )}
        />
      )}
    </section>
  )
}

function Considered(props: {
  readonly title: string
  readonly none: string
  readonly lines: readonly string[]
}) {
  return (
    <div>
      <h3>{props.title}</h3>
      {props.lines.length === 0 ? (
        <p className="hint">{props.none}</p>
      ) : (
        <ul>
          {props.lines.map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
