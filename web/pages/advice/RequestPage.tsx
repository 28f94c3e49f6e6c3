import '../../look/operation.css'
import '../../look/advice.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { AdviceBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { adviceQuery } from '../../data/advice.ts'
import { moment } from '../../data/format.ts'
import { useTitle } from '../../data/language.tsx'
import { useRoomWords } from '../../data/room-words.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { Answers } from './Answers.tsx'
import { Clock, EndUseClock, spent } from './Clock.tsx'
import { Doings } from './Doings.tsx'
import { FactList } from './FactList.tsx'
import { PrecedentList } from './PrecedentList.tsx'

/** One request for advice: its facts, what is missing, its clocks and history, its answers. */
export function RequestPage() {
  const say = useRoomWords('advice', 'plan', 'messages')
  const { request } = useParams({ from: '/advice/$request' })
  const advice = useQuery(adviceQuery(request))
  useTitle(say?.('advice.back') ?? '')
  if (say === null) return <Waiting />
  return (
    <div className="page operation">
      <p>
        <Link to="/advice">← {say('advice.back')}</Link>
      </p>
      {advice.isPending && <Waiting lines={6} />}
      {advice.error && advice.data === undefined && (
        <>
          <h1>{say('advice.back')}</h1>
          <Trouble error={advice.error} again={() => void advice.refetch()} />
        </>
      )}
      {advice.data && <Request key={request} advice={advice.data} say={say} />}
    </div>
  )
}

function Request({ advice, say }: { readonly advice: AdviceBody; readonly say: Say }) {
  const { facts, family, missing, course, answers, precedents, target, label, urgency } = advice
  const { endUse } = course
  return (
    <>
      <h1>
        <bdi>{facts.description ?? say(`goods-family.${family}`)}</bdi>
      </h1>
      <p className="facts">
        <span className="state">{say(`advice.state.${course.state}`)}</span>
        <span>{say('advice.of', { from: advice.from.name })}</span>
        <span>{say('advice.asked-at', { at: moment(advice.askedAt) })}</span>
        <span>{say(`goods-family.${family}`)}</span>
        <span>{say(`message.urgency.${urgency}`)}</span>
        <span>
          TLP:{label.tlp} {label.code}
        </span>
        {advice.case !== null && (
          <Link to="/cases/$case" params={{ case: advice.case.id }}>
            {say('advice.case', { number: advice.case.number })}
          </Link>
        )}
        {target !== null && (
          <Link to="/targets" search={{ answer: 'all', target }}>
            {say('advice.target')}
          </Link>
        )}
      </p>
      {missing.length > 0 && (
        <div className="notice" data-kind="warn">
          <p>{say('advice.missing')}</p>
          <ul>
            {missing.map((point) => (
              <li key={point}>{say(`advice.point.${point}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <section aria-labelledby="course">
        <h2 id="course">{say('advice.course')}</h2>
        <Legs course={course} say={say} />
        {endUse !== null && (
          <p>
            <strong>{say('advice.end-use')}</strong> · <EndUseClock endUse={endUse} say={say} />
          </p>
        )}
      </section>
      <Doings key={advice.version} advice={advice} say={say} />
      {answers.length > 0 && <Answers advice={advice} say={say} />}
      <section aria-labelledby="facts">
        <h2 id="facts">{say('advice.facts')}</h2>
        <FactList facts={facts} say={say} />
        {advice.nominal && <p className="hint">{say('advice.nominal')}</p>}
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{say('advice.history')}</h2>
        <History advice={advice} say={say} />
      </section>
      <section aria-labelledby="precedents">
        <h2 id="precedents">{say('advice.precedents')}</h2>
        <PrecedentList precedents={precedents} say={say} />
      </section>
    </>
  )
}

function Legs({ course, say }: { readonly course: AdviceBody['course']; readonly say: Say }) {
  return (
    <TableFrame label={say('advice.clock')}>
      <thead>
        <tr>
          <th scope="col">{say('advice.level')}</th>
          <th scope="col">{say('advice.with')}</th>
          <th scope="col">{say('advice.clock')}</th>
          <th scope="col">{say('advice.clock.spent')}</th>
          <th scope="col">{say('advice.clock.promised')}</th>
        </tr>
      </thead>
      <tbody>
        {course.legs.map((leg) => (
          <tr key={leg.startedAt} data-clock={leg.clock}>
            <th scope="row">{say(`advice.level.${leg.level}`)}</th>
            <td>
              <bdi>{leg.expert.name}</bdi>
            </td>
            <td>
              <Clock leg={leg} say={say} />
            </td>
            <td>{spent(leg.elapsedMs, say)}</td>
            <td>
              {say('advice.clock.target', { count: leg.terms.hours })},{' '}
              {say(leg.terms.round ? 'advice.clock.round' : 'advice.clock.working', {
                zone: leg.terms.zone,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function History({ advice, say }: { readonly advice: AdviceBody; readonly say: Say }) {
  return (
    <ol className="advice-history">
      {advice.entries.map((entry) => (
        <li key={entry.id} data-step={entry.step}>
          <strong>{say(`advice.step.${entry.step}`, { expert: entry.expert.name })}</strong>{' '}
          <span className="hint">
            {moment(entry.at)}, {entry.by.name}
          </span>
          {entry.step === 'asked' && <p>{advice.question}</p>}
          {entry.outcome !== null && <p>{say(`advice.end-use.${entry.outcome}`)}</p>}
          {entry.text !== '' && <p>{entry.text}</p>}
        </li>
      ))}
    </ol>
  )
}
