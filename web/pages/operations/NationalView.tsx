import type { NationalPlanBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { day } from '../../data/format.ts'
import { TableFrame } from '../../parts/TableFrame.tsx'
import { Fact } from './Parts.tsx'

const dayOr = (date: string | null): string => (date === null ? '–' : day(date))

/** A national plan as it was submitted. */
export function NationalView({
  say,
  body,
  version,
}: {
  readonly say: Say
  readonly body: NationalPlanBody
  readonly version: number
}) {
  // Two versions may stand on one page.
  const labelled = (key: string) => `${say(key)}, ${say('web.plan.version', { version })}`
  const { analysis, profiles, offices, signOffs } = body
  const titleOf = (key: string) => analysis.sources.find((one) => one.key === key)?.title || key
  return (
    <div className="stack">
      <dl className="terms">
        <Fact say={say} term={say('web.national.threats')}>
          {analysis.threats}
        </Fact>
        <Fact say={say} term={say('web.national.trade')}>
          {analysis.trade}
        </Fact>
        <Fact say={say} term={say('web.national.hours')}>
          {body.contactHours}
        </Fact>
        <Fact say={say} term={say('web.national.offices')}>
          {offices.length === 0 ? (
            ''
          ) : (
            <ul>
              {offices.map((one, at) => (
                <li key={at}>
                  <bdi>{one.name}</bdi>
                  {one.tasks && ` – ${one.tasks}`}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      <TableFrame label={labelled('web.national.profiles')}>
        <thead>
          <tr>
            <th scope="col">{say('web.national.profile.name')}</th>
            <th scope="col">{say('web.national.profile.office')}</th>
            <th scope="col">{say('web.phase.from')}</th>
            <th scope="col">{say('web.phase.until')}</th>
            <th scope="col">{say('web.national.profile.basis')}</th>
            <th scope="col">{say('web.national.profile.rests')}</th>
          </tr>
        </thead>
        <tbody>
          {profiles.map((one, at) => (
            <tr key={at}>
              <th scope="row">
                <bdi>{one.name}</bdi>
              </th>
              <td>{one.office}</td>
              <td>{dayOr(one.from)}</td>
              <td>{dayOr(one.until)}</td>
              <td>{one.basis || '–'}</td>
              <td>{one.sources.map(titleOf).join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {analysis.sources.length > 0 && (
        <TableFrame label={labelled('web.national.sources')}>
          <thead>
            <tr>
              <th scope="col">{say('web.national.source.title')}</th>
              <th scope="col">{say('web.national.reliability')}</th>
              <th scope="col">{say('web.national.credibility')}</th>
            </tr>
          </thead>
          <tbody>
            {analysis.sources.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.title}</th>
                <td>
                  {say(
                    one.reliability ? `reliability.${one.reliability}` : 'web.national.ungraded',
                  )}
                </td>
                <td>
                  {say(
                    one.credibility ? `credibility.${one.credibility}` : 'web.national.ungraded',
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {signOffs.length > 0 && (
        <TableFrame label={labelled('web.national.sign-offs')}>
          <thead>
            <tr>
              <th scope="col">{say('web.national.agency')}</th>
              <th scope="col">{say('web.national.agency.office')}</th>
              <th scope="col">{say('web.national.agency.on')}</th>
            </tr>
          </thead>
          <tbody>
            {signOffs.map((one, at) => (
              <tr key={at}>
                <th scope="row">
                  <bdi>{one.agency}</bdi>
                </th>
                <td>{one.office}</td>
                <td>{dayOr(one.on)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </div>
  )
}
