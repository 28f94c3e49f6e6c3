import type { PrecedentBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'

/** Earlier rulings: what was said of which goods, by whom, and until when it holds. */
export function PrecedentList({
  precedents,
  say,
}: {
  readonly precedents: readonly PrecedentBody[]
  readonly say: Say
}) {
  if (precedents.length === 0) return <p className="hint">{say('advice.precedents.none')}</p>
  return (
    <ul className="precedents">
      {precedents.map((one) => (
        <li key={one.id} data-identical={one.identical || undefined}>
          <strong>{headOf(one, say)}</strong>,{' '}
          {say('advice.precedents.by', { expert: one.expert.name })}
          <br />
          {say(`advice.determination.${one.determination}`)}
          {one.entries.length > 0 && ` · ${one.entries.map(({ entry }) => entry).join(', ')}`}
          <br />
          <span className="hint">
            <bdi>
              {[one.goods.description, one.goods.maker, one.goods.model, one.goods.cas]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}

function headOf({ identical, inForce, at, validUntil }: PrecedentBody, say: Say): string {
  const ruled = day(at.slice(0, 10))
  if (!identical) return say('advice.precedents.similar', { at: ruled })
  if (validUntil === null) return say('advice.precedents.identical.once', { at: ruled })
  if (!inForce) return say('advice.precedents.identical.over', { at: ruled })
  return say('advice.precedents.identical', { at: ruled, until: day(validUntil) })
}
