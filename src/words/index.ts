import i18next from 'i18next'

export { countedValue } from './counted-value.ts'
export { fieldName } from './field-name.ts'

/**
 * The voice of the house: words are content, kept in `en/` and `fr/` room by room, never in
 * code. Reasons, refusals and questions travel as codes with values; they become sentences
 * here, at the door.
 */
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

export type Values = Readonly<Record<string, string | number>>
/** Says the sentence of a key. An unknown key comes back as itself, so nothing breaks. */
export type Say = (key: string, values?: Values) => string

export type Words = Readonly<Record<string, string>>

/** The words of one language; loaded apart so that a browser fetches only what it speaks. */
export async function wordsOf(language: Language): Promise<Words> {
  return language === 'fr'
    ? (await import('./fr/index.ts')).words
    : (await import('./en/index.ts')).words
}

export function voice(language: Language, words: Words): Say {
  const i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    // Codes hold dots and colons ("refusal.file.empty.says"): keys are flat.
    keySeparator: false,
    nsSeparator: false,
    // React and the terminal escape for themselves.
    interpolation: { escapeValue: false },
    // A sentence asks for what is kept back from its reader: `unsaid` stands there, else nothing.
    missingInterpolationHandler: (_text, _match, values) => (values as Values).unsaid ?? '',
    resources: { [language]: { translation: words } },
  })
  return (key, values) => i18n.t(key, { ...values })
}

export const isLanguage = (text: unknown): text is Language => LANGUAGES.includes(text as Language)

/** The best language of an `Accept-Language` header; English where none fits. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(tag)) return tag
  }
  return 'en'
}
