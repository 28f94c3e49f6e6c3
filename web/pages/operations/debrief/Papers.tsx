import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { LANGUAGES, type Say } from '../../../../src/words/index.ts'
import { FORMATS, keepPaper, PAPERS } from '../../../data/debrief.ts'
import { TableFrame } from '../../../parts/TableFrame.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'

type Asked = {
  readonly paper: (typeof PAPERS)[number]
  readonly format: (typeof FORMATS)[number]
  readonly language: string
}

/** The papers of the operation, in both languages, as files. */
export function Papers({ say, operation }: { readonly say: Say; readonly operation: string }) {
  const [day, choose] = useState('')
  const keep = useMutation({
    mutationFn: (asked: Asked) => keepPaper(operation, asked.paper, { ...asked, day }),
  })
  const coming = keep.isPending ? keep.variables : null
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
                    <Button
                      key={format}
                      variant="default"
                      size="compact-sm"
                      loading={
                        coming?.paper === paper &&
                        coming.format === format &&
                        coming.language === language
                      }
                      onClick={() => keep.mutate({ paper, format, language })}
                      aria-label={say('web.debrief.paper.as', {
                        paper: say(`debrief.paper.${paper}`),
                        format: format.toUpperCase(),
                        language: say(`web.debrief.language.${language}`),
                      })}
                    >
                      {format.toUpperCase()}
                    </Button>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {keep.error && <Trouble error={keep.error} />}
    </section>
  )
}
