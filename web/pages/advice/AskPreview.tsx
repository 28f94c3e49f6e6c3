import type { AdviceAskedPreview } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { FactList } from './FactList.tsx'
import { PrecedentList } from './PrecedentList.tsx'

/** Before it goes: what is missing, who will see what, and what was said of such goods before. */
export function AskPreview({
  preview,
  say,
  own,
}: {
  readonly preview: AdviceAskedPreview
  readonly say: Say
  /** The own organisation: whoever else is asked sees another copy. */
  readonly own: string | undefined
}) {
  const { missing, photos, withheld, precedents, expert, terms, seen, question } = preview
  const abroad = expert.id !== own
  return (
    <>
      <h2>{say('advice.precedents')}</h2>
      <PrecedentList precedents={precedents} say={say} />
      <h2>{say('advice.form.preview')}</h2>
      {missing.length === 0 ? (
        <p>{say('advice.complete')}</p>
      ) : (
        <div className="notice" data-kind="warn">
          <p>{say('advice.missing')}</p>
          <ul>
            {missing.map((point) => (
              <li key={point}>{say(`advice.point.${point}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {photos > 0 && <p>{say('advice.form.photos', { count: photos })}</p>}
      <p>
        {say('advice.form.who', { name: expert.name })} {say('advice.clock.promised')} ·{' '}
        {say('advice.clock.target', { count: terms.hours })},{' '}
        {say(terms.round ? 'advice.clock.round' : 'advice.clock.working', { zone: terms.zone })}.
      </p>
      {withheld.length > 0 && (
        <>
          <p>{say('advice.form.withheld')}</p>
          <ul>
            {withheld.map(({ fact, why }) => (
              <li key={fact}>
                {say(`advice.form.withheld.${why}`, { fact: say(`advice.fact.${fact}`) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {abroad && (
        <>
          <h3>{say('advice.form.seen', { name: expert.name })}</h3>
          {question !== '' && <p>{question}</p>}
          <FactList facts={seen} say={say} />
        </>
      )}
    </>
  )
}
