import type { Say } from '../../../src/words/index.ts'
import { country } from '../../data/format.ts'

const COUNTRIES = new Set(['origin', 'destination'])

/** What is said of the goods, in the order in which it was asked. */
export function FactList({
  facts,
  say,
}: {
  readonly facts: Readonly<Record<string, string>>
  readonly say: Say
}) {
  return (
    <dl className="terms">
      {Object.entries(facts).map(([key, value]) => (
        <div key={key} className="fact">
          <dt>{say(`advice.fact.${key}`)}</dt>
          <dd>
            <bdi>{COUNTRIES.has(key) ? country(value) : value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
