import type { OperationView } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'
import { Empty } from '../../parts/Empty.tsx'
import { utc } from '../cooperation/Span.tsx'
import { Fact } from './Parts.tsx'

/** The plan that the members read. */
export function PlanInForce({ say, view }: { readonly say: Say; readonly view: OperationView }) {
  const { plan } = view
  if (plan === null)
    return (
      <Empty
        title={say('web.plan.none')}
        next={say(view.operation.own ? 'web.plan.none.keeper' : 'web.plan.none.member')}
      />
    )
  const { body } = plan
  const { scope } = body
  return (
    <section className="card" aria-labelledby="plan-in-force">
      <div className="card-top">
        <h2 id="plan-in-force">{say('web.plan.in-force')}</h2>
        <span className="hint">
          {say('web.plan.adopted', {
            version: plan.version,
            at: plan.adoptedAt === null ? '…' : utc(plan.adoptedAt),
          })}
        </span>
      </div>
      <dl className="terms">
        <Fact say={say} term={say('web.plan.objective')}>
          {body.objective}
        </Fact>
        <Fact say={say} term={say('web.plan.families')}>
          {scope.families.map((one) => say(`goods-family.${one}`)).join(', ')}
        </Fact>
        <Fact say={say} term={say('web.plan.directions')}>
          {scope.directions.map((one) => say(`direction.${one}`)).join(', ')}
        </Fact>
        <Fact say={say} term={say('web.plan.modes')}>
          {scope.modes.map((one) => say(`mode.${one}`)).join(', ')}
        </Fact>
        <Fact say={say} term={say('web.plan.regions')}>
          {scope.regions.join(', ')}
        </Fact>
        <Fact say={say} term={say('web.plan.legal-basis')}>
          {body.legalBasis}
        </Fact>
        <Fact say={say} term={say('web.plan.media-line')}>
          {body.mediaLine}
        </Fact>
        <Fact say={say} term={say('web.plan.partners')}>
          {body.partners.length === 0 ? (
            ''
          ) : (
            <ul>
              {body.partners.map((partner, at) => (
                <li key={at}>
                  <bdi>{partner.name}</bdi>
                  {partner.supports && ` – ${partner.supports}`}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact say={say} term={say('web.plan.due')}>
          {body.nationalPlansDue === null ? '' : day(body.nationalPlansDue)}
        </Fact>
      </dl>
    </section>
  )
}
