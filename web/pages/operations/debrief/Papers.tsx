import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { LANGUAGES, type Say } from '../../../../src/words/index.ts'
import { FORMATS, PAPERS, paperAddress } from '../../../data/debrief.ts'
import { TableFrame } from '../../../parts/TableFrame.tsx'

/** The papers of the operation, in both languages, as files. */
export function Papers({ say, operation }: { readonly say: Say; readonly operation: string }) {
  const [day, choose] = useState('')
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say('web.debrief.papers')}</h2>
      <p className="hint">{say('web.debrief.papers.intro')}</p>
      <form className="fields" onSubmit={(event) => event.preventDefault()}>
        <TextInput
          type="date"
          label={say('web.debrief.papers.day')}
          value={day}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      </form>
      <TableFrame label={say('web.debrief.papers.table')}>
        <thead>
          <tr>
            <th scope="col">{say('web.debrief.paper')}</th>
            {LANGUAGES.map((language) => (
              <th key={language} scope="col">
                {say(`web.debrief.language.${language}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PAPERS.map((paper) => (
            <tr key={paper}>
              <th scope="row">{say(`debrief.paper.${paper}`)}</th>
              {LANGUAGES.map((language) => (
                <td key={language} className="papers">
                  {FORMATS.map((format) => (
                    <a
                      key={format}
                      href={paperAddress(operation, paper, { format, language, day })}
                      download
                      className="button"
                      data-quiet
                      aria-label={say('web.debrief.paper.as', {
                        paper: say(`debrief.paper.${paper}`),
                        format: format.toUpperCase(),
                        language: say(`web.debrief.language.${language}`),
                      })}
                    >
                      {format.toUpperCase()}
                    </a>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </section>
  )
}
