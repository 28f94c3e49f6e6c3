import type { ReactNode } from 'react'
import type { Say } from '../../../src/words/index.ts'

/** What to look at before a package is opened; the box that it was read stands below it. */
export function Hazards(props: {
  readonly say: Say
  readonly codes: readonly string[] | undefined
  readonly children: ReactNode
}) {
  const { say, codes } = props
  return (
    <section className="notice case-hazards" data-kind="warn" aria-labelledby="case-hazards">
      <h3 id="case-hazards">{say('case.page.hazards')}</h3>
      {codes === undefined ? (
        <p>{say('case.page.hazards.choose')}</p>
      ) : (
        <>
          <ul>
            {codes.map((code) => (
              <li key={code}>{say(`case.hazard.${code}`)}</li>
            ))}
          </ul>
          {props.children}
        </>
      )}
    </section>
  )
}
