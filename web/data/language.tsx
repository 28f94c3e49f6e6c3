import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { Language, Say, Words } from '../../src/words/index.ts'
import { isLanguage, languageOf, voice } from '../../src/words/index.ts'
import { keep, recall, remember } from './memory.ts'

/** The words of one language, fetched only when it is spoken. */
const load = (language: Language): Promise<Words> =>
  language === 'fr'
    ? import('../../src/words/fr/web.ts').then((file) => file.web)
    : import('../../src/words/en/web.ts').then((file) => file.web)

const firstLanguage = (): Language => {
  const kept = recall('language')
  return isLanguage(kept) ? kept : languageOf(navigator.languages.join(','))
}

let current: Language = firstLanguage()
/** The language of the page, for whoever stands outside the components: requests, dates. */
export const language = (): Language => current

type Spoken = {
  readonly language: Language
  readonly say: Say
  readonly speak: (to: Language) => void
}
type Voice = Pick<Spoken, 'language' | 'say'>
const Speech = createContext<Spoken | null>(null)

const voiceOf = async (to: Language): Promise<Voice> => {
  const say = voice(to, await load(to))
  current = to
  document.documentElement.lang = to
  return { language: to, say }
}

/** The words that the page begins with. */
export const firstSpoken = (): Promise<Voice> => voiceOf(language())

export function Speaking(props: { readonly first: Voice; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(props.first)
  const value = useMemo(
    () => ({
      ...spoken,
      speak: (to: Language) => {
        remember('language', to)
        keep('language', to, true)
        void voiceOf(to).then(setSpoken)
      },
    }),
    [spoken],
  )
  return <Speech value={value}>{props.children}</Speech>
}

export function useSpeech(): Spoken {
  const speech = useContext(Speech)
  if (!speech) throw new Error('useSpeech stands outside Speaking')
  return speech
}

export const useSay = (): Say => useSpeech().say

/** Sets the title of the page: what it is, then the house. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Cosmo`
  }, [title])
}
