import type { ReactNode } from 'react'
import type { CounterRulingBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'

/** Earlier rulings on the goods at the counter: why they match, whether they hold, what comes first. */
export function RulingsFound(props: {
  readonly say: Say
  readonly rulings: readonly CounterRulingBody[]
  /** What was done by each, or can be. */
  readonly acts?: (ruling: CounterRulingBody) => ReactNode
}) {
  const { say, rulings, acts } = props
  return (
    <>
      <p className="notice" data-kind="warn">
        {say('ruling.owner')}
      </p>
      <ul className="rulings-found">
        {rulings.map((one) => (
          <li key={one.id} data-validity={one.validity} data-releases={one.releases || undefined}>
            <strong>{rulingOf(one, say)}</strong>
            <dl className="case-fields">
              <Row term={say('advice.determination')}>
                {say(`advice.determination.${one.determination}`)}
                {one.entries.length > 0 && ` · ${one.entries.map(({ entry }) => entry).join(', ')}`}
              </Row>
              <Row term={say('advice.goods')}>
                <bdi>
                  {[one.goods.description, one.goods.maker, one.goods.model, one.goods.cas]
                    .filter(Boolean)
                    .join(' · ')}
                </bdi>
              </Row>
              <Row term={say('ruling.why')}>
                {one.grounds.map((ground) => say(`ruling.ground.${ground}`)).join('; ')}
              </Row>
              <Row term={say('ruling.specification')}>
                {say(`ruling.agrees.${one.specification}`)}
                {one.goods.specification !== undefined && <bdi> · {one.goods.specification}</bdi>}
              </Row>
              <Row term={say('ruling.end-user')}>{say(`ruling.agrees.${one.endUser}`)}</Row>
              <Row term={say('ruling.validity')}>
                {say(`ruling.validity.${one.validity}`, {
                  until: one.validUntil === null ? '' : day(one.validUntil),
                })}
                {!one.releases && ` · ${say('ruling.not-releasing')}`}
              </Row>
            </dl>
            {one.against.map((other) => (
              <p key={other.id} className="notice" data-kind="warn">
                {say('ruling.against', {
                  expert: other.expert.name,
                  at: day(other.at.slice(0, 10)),
                  said: say(`advice.determination.${other.determination}`),
                })}
              </p>
            ))}
            {acts?.(one)}
          </li>
        ))}
      </ul>
    </>
  )
}

const rulingOf = (
  { at, expert, version }: Pick<CounterRulingBody, 'at' | 'expert' | 'version'>,
  say: Say,
): string => say('ruling.of', { at: day(at.slice(0, 10)), expert: expert.name, version })

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
