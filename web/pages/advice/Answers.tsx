import type { AdviceBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day, moment } from '../../data/format.ts'
import { Fact } from '../operations/Parts.tsx'

/** Every version of every answer, the newest first: advice, not decision. */
export function Answers({ advice, say }: { readonly advice: AdviceBody; readonly say: Say }) {
  const newest = new Map(advice.answers.map((one) => [one.expert.id, one.id]))
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{say('advice.answers')}</h2>
      <p className="notice">{say('advice.answer.not-decision')}</p>
      <ol className="advice-answers">
        {[...advice.answers].reverse().map((one) => {
          const current = newest.get(one.expert.id) === one.id
          return (
            <li key={one.id} data-current={current || undefined}>
              <p className="facts">
                <span className="state">
                  {say(current ? 'advice.answer.current' : 'advice.answer.replaced')}
                </span>
                <span>
                  {say('advice.answer.version', {
                    ...{ version: one.version, at: moment(one.at), expert: one.expert.name },
                  })}
                </span>
              </p>
              <dl className="terms">
                <Fact say={say} term={say('advice.determination')}>
                  {say(`advice.determination.${one.determination}`)}
                </Fact>
                {one.entries.length > 0 && (
                  <Fact say={say} term={say('advice.entries')}>
                    {one.entries
                      .map(({ entry, list, edition }) => `${entry} (${list}, ${edition})`)
                      .join('\n')}
                  </Fact>
                )}
                <Fact say={say} term={say('advice.reasoning')}>
                  {one.reasoning}
                </Fact>
                <Fact say={say} term={say('advice.confidence')}>
                  {say(`advice.confidence.${one.confidence}`)}
                </Fact>
                <Fact say={say} term={say('advice.valid-until')}>
                  {one.validUntil === null ? say('advice.valid-until.none') : day(one.validUntil)}
                </Fact>
                {one.because !== '' && (
                  <Fact say={say} term={say('advice.because')}>
                    {one.because}
                  </Fact>
                )}
              </dl>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
