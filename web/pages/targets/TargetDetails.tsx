import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { SaidFinding, SaidReason, TargetBody } from '../../../src/server/schemas/index.ts'
import { useDoors } from '../../data/doors.ts'
import { moment, percent } from '../../data/format.ts'
import { useSay } from '../../data/language.tsx'
import { Cases } from '../../parts/Cases.tsx'
import { Handling } from '../../parts/Handling.tsx'
import { Label } from '../../parts/Label.tsx'
import { Lane, Severity } from '../../parts/Lane.tsx'
import { Marked, type Span } from '../../parts/Marked.tsx'
import { Rulings } from '../../parts/Rulings.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { labelOf, sectionsOf } from './consignment-fields.ts'

/** One target: why it is here, what would settle it, and the consignment with its words marked. */
export function TargetDetails({ target }: { readonly target: TargetBody }) {
  const say = useSay()
  const may = useDoors()
  const marks = useMemo(() => marksOf(target.findings), [target.findings])
  const { source } = target.consignment
  return (
    <article className="details" aria-labelledby="target-title">
      <header className="details-top">
        <h2 id="target-title">
          <bdi>{target.goods ?? say('web.list.no-goods')}</bdi>
        </h2>
        <p className="facts">
          <Lane lane={target.lane} />
          <Label label={target.label} />
          <span>{say('web.list.score.of', { score: percent(target.score) })}</span>
          <span title={say('web.list.complete.of', { share: percent(target.completeness) })}>
            {say('web.list.complete', { share: percent(target.completeness) })}
          </span>
          <span>
            {source.line === undefined
              ? say('web.target.record', { file: source.file, record: source.record })
              : say('web.target.record-line', {
                  file: source.file,
                  record: source.record,
                  line: source.line,
                })}
          </span>
          {target.batchName !== null && (
            <Link to="/batches/$batch" params={{ batch: target.batch }}>
              {say('web.target.batch')} {target.batchName}
            </Link>
          )}
          {may('advice.ask') && target.label.tlp !== 'RED' && (
            <Link to="/advice/new" search={{ target: target.id }}>
              {say('web.target.ask')}
            </Link>
          )}
        </p>
      </header>
      <Rulings target={target.id} />

      <h3>{say('web.target.reasons')}</h3>
      <ol className="reasons">
        {target.findings.map((finding, at) => (
          <li key={at} data-severity={finding.severity}>
            <Reason finding={finding} target={target} />
          </li>
        ))}
      </ol>

      <h3>{say('web.target.consignment')}</h3>
      {!target.nominal && <p className="hint">{say('web.target.not-nominal')}</p>}
      {sectionsOf(target.consignment, say).map((section) => (
        <section key={section.key} className="fields">
          <h4>{section.title}</h4>
          <dl>
            {section.rows.map((row) => (
              <div key={row.at} data-marked={marks.has(row.at) || undefined}>
                <dt>{row.label}</dt>
                <dd>
                  <Marked value={row.value} spans={spansFor(marks.get(row.at), row.value)} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}

      {target.judgements.length > 0 && (
        <>
          <h3>{say('web.target.decisions')}</h3>
          <ul className="decisions">
            {target.judgements.map((one) => (
              <li key={one.id}>
                <strong>
                  {say('web.target.decided', {
                    answer: say(`web.answer.${one.answer}`),
                    name: one.by.name,
                    at: moment(one.at),
                  })}
                </strong>
                {one.withdrawn && <em> · {say('web.target.withdrawn')}</em>}
                {one.lapsed && <em> · {say('web.target.lapsed')}</em>}
                <br />
                {one.because}
              </li>
            ))}
          </ul>
        </>
      )}

      {target.lists.length > 0 && (
        <>
          <h3>{say('web.target.lists')}</h3>
          <ul className="versions">
            {target.lists.map((one) => (
              <li key={one.list}>{say('web.target.list-version', one)}</li>
            ))}
          </ul>
        </>
      )}
      <Cases target={target} />
      <Handling target={target} />
      <Timeline kind="target" id={target.id} />
    </article>
  )
}

function Reason({
  finding,
  target,
}: {
  readonly finding: SaidFinding
  readonly target: TargetBody
}) {
  const say = useSay()
  return (
    <>
      <p className="reason-top">
        <code>{finding.code}</code> <strong>{finding.heading}</strong>
        <Severity severity={finding.severity} />
      </p>
      <p>{finding.says}</p>
      <Evidences reason={finding} target={target} />
      <p className="reason-source">
        {finding.source.list && finding.source.version && (
          <span>
            {say('web.target.list-version', {
              list: finding.source.list,
              version: finding.source.version,
            })}
          </span>
        )}
        {finding.source.entry && (
          <span>
            {finding.title === null
              ? say('web.target.entry', { entry: finding.source.entry })
              : say('web.target.entry-title', {
                  entry: finding.source.entry,
                  title: finding.title,
                })}
          </span>
        )}
        {finding.source.rule !== finding.code && (
          <span>{say('web.target.rule', { rule: finding.source.rule })}</span>
        )}
      </p>
      {finding.because.length > 0 && (
        <ul className="because">
          {finding.because.map((below, at) => (
            <li key={at}>
              {below.says}
              <Evidences reason={below} target={target} shown={finding.evidence} />
            </li>
          ))}
        </ul>
      )}
      <p className="settles">
        <strong>{say('web.target.settles')}</strong> {finding.settles}
      </p>
    </>
  )
}

/** The very values that decided, with their name in the record and their place in the file. */
function Evidences({
  reason,
  target,
  shown = [],
}: {
  readonly reason: SaidReason
  readonly target: TargetBody
  /** What stands above already is not said again. */
  readonly shown?: SaidReason['evidence']
}) {
  const say = useSay()
  const above = new Set(shown.map((one) => JSON.stringify([one.at, one.value, one.span])))
  const seen = grouped(
    reason.evidence.filter((one) => !above.has(JSON.stringify([one.at, one.value, one.span]))),
  )
  if (seen.length === 0) return null
  return (
    <ul className="evidence">
      {seen.map((one, at) => (
        <li key={at}>
          <span className="evidence-of">{labelOf(one.at, target.consignment, say)}</span>{' '}
          <Marked value={one.value} spans={one.spans} />
          {one.place && (
            <span className="place"> {say('web.target.place', { place: one.place })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

type Seen = {
  readonly at: string
  readonly value: string
  readonly place?: string | undefined
  readonly spans: Span[]
}

/** The same value is shown once, with all its ranges; what is kept back is not shown. */
function grouped(evidence: SaidReason['evidence']): readonly Seen[] {
  const groups = new Map<string, Seen>()
  for (const { at, value, span, place } of evidence) {
    if (value === undefined) continue
    const key = JSON.stringify([at, value])
    const group = groups.get(key) ?? { at, value, place, spans: [] }
    group.spans.push(span ?? [0, value.length])
    groups.set(key, group)
  }
  return [...groups.values()]
}

type Mark = { readonly value: string; readonly span: Span | null }

/** Path → the values seen there and their ranges, over all reasons and the reasons below them. */
function marksOf(findings: readonly SaidReason[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>()
  const walk = (reason: SaidReason): void => {
    for (const { at, value = '', span } of reason.evidence) {
      marks.set(at, [...(marks.get(at) ?? []), { value, span: span ?? null }])
    }
    reason.because.forEach(walk)
  }
  findings.forEach(walk)
  return marks
}

/** Ranges count inside the evidence's own value, which may be a part of what is shown. */
function spansFor(marks: readonly Mark[] | undefined, shown: string): readonly Span[] {
  return (marks ?? []).flatMap(({ value, span }): Span[] => {
    const from = value === '' ? -1 : shown.indexOf(value)
    if (from < 0) return value === '' ? [] : [[0, shown.length]]
    const [start, end] = span ?? [0, value.length]
    return [[from + start, from + end]]
  })
}
