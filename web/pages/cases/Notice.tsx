import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { noticeQuery } from '../../data/cases.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Waiting } from '../../parts/Waiting.tsx'

/** The notice to the exporter, in English and French, made and printed. */
export function Notice(props: {
  readonly say: Say
  readonly id: string
  readonly revision: number
}) {
  const { say, id, revision } = props
  // Of the case as it stands: what is written later makes no other notice by itself.
  const [asked, want] = useState<number | null>(null)
  const wanted = asked === revision
  const found = useQuery({ ...noticeQuery(id, revision), enabled: wanted })
  return (
    <section aria-labelledby="case-notice" className="card case-notice">
      <h2 id="case-notice">{say('case.page.notice')}</h2>
      {!wanted && (
        <Button variant="default" onClick={() => want(revision)}>
          {say('case.page.notice.make')}
        </Button>
      )}
      {wanted && found.isPending && <Waiting lines={6} />}
      {found.error && <Trouble error={found.error} again={() => void found.refetch()} />}
      {found.data && (
        <>
          {(['en', 'fr'] as const).map((language) => {
            const { title, paragraphs } = found.data[language]
            return (
              <article
                key={language}
                lang={language}
                className="notice-text"
                aria-label={say(`case.page.notice.language.${language}`)}
              >
                <h3>{title}</h3>
                {paragraphs.map(({ says, list }, at) => (
                  <div key={at}>
                    <p>{says}</p>
                    {list.length > 0 && (
                      <ul>
                        {list.map((one) => (
                          <li key={one}>{one}</li>
                        ))}
                      </ul>
                    )}
                  </div>
                ))}
              </article>
            )
          })}
          <p className="go">
            <Button variant="default" onClick={() => window.print()}>
              {say('case.page.notice.print')}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}
