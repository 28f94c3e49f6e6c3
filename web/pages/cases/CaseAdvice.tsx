import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  CaseAdviceBody,
  CaseAnswerBody,
  CaseBody,
  CaseRequestBody,
  CounterRulingBody,
} from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { caseAdviceQuery } from '../../data/cases.ts'
import { useDoors } from '../../data/doors.ts'
import { day, moment } from '../../data/format.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { CourseClock } from '../advice/Clock.tsx'
import { RulingsFound } from './RulingsFound.tsx'

/** An entry that is about to be written on the ground of an answer. */
export type OnAnswer = {
  readonly kind: 'licence-ruling' | 'ruling-use'
  readonly answer: string
  readonly title: string
  readonly begun: Readonly<Record<string, string>>
}

/** What experts say in the case, what its rulings rest on, and what was ruled before on its goods. */
export function CaseAdvice(props: {
  readonly say: Say
  readonly seen: CaseBody
  /** Null: the reader writes nothing. */
  readonly begin: ((on: OnAnswer) => void) | null
}) {
  const { say, seen } = props
  const may = useDoors()
  const found = useQuery({
    ...caseAdviceQuery(seen.id, seen.revision),
    // What stood there stays until it is read again.
    placeholderData: (before) => before,
  })
  const free = (kind: OnAnswer['kind']) =>
    seen.forms.find((one) => one.kind === kind)?.lacks.length === 0 ? props.begin : null
  return (
    <>
      {found.data && found.data.found.length > 0 && (
        <section className="card" aria-labelledby="case-found">
          <h2 id="case-found">{say('ruling.found')}</h2>
          <RulingsFound
            say={say}
            rulings={found.data.found}
            acts={(ruling) => (
              <Uses say={say} ruling={ruling} seen={seen} begin={free('ruling-use')} />
            )}
          />
        </section>
      )}
      <section className="card" aria-labelledby="case-advice">
        <h2 id="case-advice">{say('case.advice')}</h2>
        {found.isPending && <Waiting lines={2} />}
        {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
        {found.data && (
          <>
            {found.data.found.length === 0 && <p className="hint">{say('ruling.none')}</p>}
            {found.data.requests.length === 0 && <p className="hint">{say('case.advice.none')}</p>}
            <ul className="case-requests">
              {found.data.requests.map((one) => (
                <li key={one.id}>
                  <Request say={say} request={one} begin={free('licence-ruling')} />
                </li>
              ))}
            </ul>
            <Footings say={say} resting={found.data.resting} />
          </>
        )}
        {may('advice.ask') && seen.label.tlp !== 'RED' && (
          <p>
            <Link to="/advice/new" search={{ case: seen.id }} className="button">
              {say('case.advice.ask')}
            </Link>
          </p>
        )}
      </section>
    </>
  )
}

type Begin = ((on: OnAnswer) => void) | null

/** What was done by a ruling in this case, and the way to decide on it. */
function Uses(props: {
  readonly say: Say
  readonly ruling: CounterRulingBody
  readonly seen: CaseBody
  readonly begin: Begin
}) {
  const { say, ruling, seen, begin } = props
  const at = day(ruling.at.slice(0, 10))
  const done = seen.entries.filter(
    (one) => one.kind === 'ruling-use' && !one.corrected && one.values['rests-on'] === ruling.id,
  )
  return (
    <>
      {done.map((one) => (
        <p key={one.id}>
          {say(`ruling.decided.${one.values['ruling-decision']}`, { seq: one.seq })}
        </p>
      ))}
      {begin !== null && (done.length === 0 || seen.facts.ruling === null) && (
        <button
          type="button"
          className="button"
          onClick={() =>
            begin({
              ...{ kind: 'ruling-use', answer: ruling.id, begun: {} },
              title: say('ruling.deciding', { at, expert: ruling.expert.name }),
            })
          }
        >
          {say('ruling.decide', { at })}
        </button>
      )}
    </>
  )
}

function Request(props: {
  readonly say: Say
  readonly request: CaseRequestBody
  readonly begin: Begin
}) {
  const { say, request, begin } = props
  return (
    <>
      <p>
        <Link to="/advice/$request" params={{ request: request.id }}>
          {say('case.advice.open', { at: moment(request.askedAt) })}
        </Link>{' '}
        <bdi>{request.goods}</bdi>
        <br />
        <CourseClock course={request.course} say={say} />
      </p>
      {request.answers.map((one) => (
        <Answer key={one.id} say={say} answer={one} begin={begin} />
      ))}
    </>
  )
}

function Answer(props: {
  readonly say: Say
  readonly answer: CaseAnswerBody
  readonly begin: Begin
}) {
  const { say, answer, begin } = props
  const { version, expert, validUntil } = answer
  const at = day(answer.at.slice(0, 10))
  const named = { version, expert: expert.name, at }
  return (
    <>
      <dl className="case-fields">
        <div>
          <dt>{say('case.advice.answer', named)}</dt>
          <dd>{said(answer, say)}</dd>
        </div>
        <div>
          <dt>{say('advice.reasoning')}</dt>
          <dd>{answer.reasoning}</dd>
        </div>
        <div>
          <dt>{say('advice.valid-until')}</dt>
          <dd>{validUntil === null ? say('advice.valid-until.none') : day(validUntil)}</dd>
        </div>
      </dl>
      <p className="hint">{say('advice.answer.not-decision')}</p>
      {begin !== null && (
        <button
          type="button"
          className="button"
          onClick={() =>
            begin({
              ...{ kind: 'licence-ruling', answer: answer.id },
              title: say('case.advice.writing', named),
              begun: { ...answer.begun, reference: say('case.advice.reference', named) },
            })
          }
        >
          {say('case.advice.write', { version })}
        </button>
      )}
    </>
  )
}

/** What an answer says, with its entries. */
const said = (
  { determination, entries }: Pick<CaseAnswerBody, 'determination' | 'entries'>,
  say: Say,
): string =>
  [say(`advice.determination.${determination}`), ...entries.map(({ entry }) => entry)].join(' · ')

function Footings(props: { readonly say: Say; readonly resting: CaseAdviceBody['resting'] }) {
  const { say, resting } = props
  if (resting.length === 0) return null
  return (
    <>
      <h3>{say('case.resting')}</h3>
      <ul className="case-footings">
        {resting.map(({ entry, seq, footing, rested, newest }) => (
          <li key={entry} data-footing={footing}>
            {say(`case.resting.${footing}`, {
              ...{ seq, version: rested?.version ?? 0, newest: newest?.version ?? 0 },
              expert: newest?.expert.name ?? '',
              said:
                newest === null
                  ? ''
                  : [
                      ...[said(newest, say), say('advice.valid-until')],
                      newest.validUntil === null
                        ? say('advice.valid-until.none')
                        : day(newest.validUntil),
                    ].join(' · '),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
