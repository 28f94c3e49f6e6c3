import type { CaseBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'

/** How the case stands: what its entries come to. */
export function Standing({ say, seen }: { readonly say: Say; readonly seen: CaseBody }) {
  const { facts, clock, brokenAt } = seen
  const limit = facts.detention?.limitOn ?? null
  return (
    <section aria-labelledby="case-standing" className="card">
      <h2 id="case-standing">{say('case.page.standing')}</h2>
      <dl className="case-fields">
        {limit !== null && (
          <div>
            <dt>{say('case.page.limit')}</dt>
            <dd>
              <span className="case-clock" data-clock={clock}>
                {day(limit)} · {say(`case.clock.${clock}`)}
              </span>
            </dd>
          </div>
        )}
        {facts.ruling !== null && (
          <div>
            <dt>{say('case.page.ruled')}</dt>
            <dd>{say(`case.code.ruling.${facts.ruling}`)}</dd>
          </div>
        )}
        {facts.held && facts.holder !== null && (
          <div>
            <dt>{say('case.page.holder')}</dt>
            <dd>
              <bdi>{facts.holder}</bdi>
            </dd>
          </div>
        )}
        {facts.consequences.length > 0 && (
          <div>
            <dt>{say('case.page.consequences')}</dt>
            <dd>
              <ul>
                {facts.consequences.map((one) => (
                  <li key={one.id} data-stands={one.stands}>
                    {say(`case.code.decision.${one.decision}`)} ·{' '}
                    {say(`case.page.stands.${one.stands}`)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {facts.consequences.length > 0 && (
          <div>
            <dt>{say('case.page.flags')}</dt>
            <dd>
              {facts.flags.length === 0
                ? say('case.page.flags.none')
                : facts.flags.map((flag) => say(`case.code.flag.${flag}`)).join(', ')}
            </dd>
          </div>
        )}
        <div>
          <dt>{say('case.page.chain')}</dt>
          <dd data-broken={brokenAt !== null || undefined}>
            {brokenAt === null
              ? say('case.page.chain.holds')
              : say('case.page.chain.broken', { seq: brokenAt })}
          </dd>
        </div>
      </dl>
    </section>
  )
}
