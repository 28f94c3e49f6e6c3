import type { WhoBody, WhyBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { utc } from '../cooperation/Span.tsx'

/** The record that was asked about, with its label. */
export function AskedRecord(props: { readonly say: Say; readonly record: WhyBody['record'] }) {
  const { say, record } = props
  return (
    <p>
      {say('access.why.label', {
        kind: say(`record.kind.${record.kind}`),
        owner: record.owner.name ?? record.owner.id,
        tlp: record.tlp,
        code: record.code,
        state: say(`record.state.${record.state}`),
        purposes: record.purposes.map((one) => say(`purpose.${one}`)).join(', '),
      })}
    </p>
  )
}

type Spanned = { readonly from: string; readonly until: string | null }

export const spanLine = ({ from, until }: Spanned, say: Say): string =>
  until === null
    ? say('access.why.from', { from: `${utc(from)} UTC` })
    : say('access.why.from-until', { from: utc(from), until: `${utc(until)} UTC` })

/** One release in a line: to whom, within what, with what, from–to. */
export function releaseLine(
  release: Omit<WhoBody['releases'][number], 'allowed' | 'rule' | 'says'> & {
    readonly withdrawn?: boolean
  },
  say: Say,
): string {
  const { organisation, person, operation } = release
  return [
    organisation.name ?? organisation.id,
    person === null ? say('access.why.everybody') : (person.name ?? person.id),
    ...(operation === null
      ? []
      : [say('access.why.within', { operation: operation.name ?? operation.id })]),
    ...(release.nominal ? [say('access.why.with-nominal')] : []),
    spanLine(release, say),
    ...(release.withdrawn ? [say('access.why.withdrawn')] : []),
  ].join(', ')
}
