import { describe, expect, it } from 'vitest'
import { LANGUAGES, voice, wordsOf } from '../words/index.ts'
import { sentencesOf } from './speech.ts'

describe('a refusal that names fields', () => {
  const WANTED = {
    en: ['Objective', 'Phases 1, name, in French', 'Phases 2, to close 1, Criterion, in English'],
    fr: ['Objectif', 'Phases 1, nom, en français', 'Phases 2, pour clore 1, Critère, en anglais'],
  }
  const fields = 'objective, phases[1].name.fr, phases[2].exit[1].text.en'
  it.each(LANGUAGES)('names them as the form does, in %s', async (language) => {
    const say = voice(language, await wordsOf(language))
    const { says } = sentencesOf({ code: 'operation-plan.incomplete', values: { fields } }, say)
    expect(says).toContain(WANTED[language].join('; '))
    expect(says).not.toMatch(/phases\[|objective,/)
  })
})
