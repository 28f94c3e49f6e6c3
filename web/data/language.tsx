import type { ReactNode } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Language, Say, Words } from '../../src/words/index.ts'
import { isLanguage, languageOf, voice } from '../../src/words/index.ts'
import { recall, remember } from './memory.ts'

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
const Speech = createContext<Spoken | null>(null)

export function Speaking({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ language: Language; say: Say } | null>(null)
  const change = useCallback(async (to: Language) => {
    const say = voice(to, await load(to))
    current = to
    document.documentElement.lang = to
    setSpoken({ language: to, say })
  }, [])
  useEffect(() => void change(language()), [change])
  const value = useMemo(
    () =>
      spoken && {
        ...spoken,
        speak: (to: Language) => {
          remember('language', to)
          void change(to)
        },
      },
    [spoken, change],
  )
  return value && <Speech value={value}>{children}</Speech>
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
