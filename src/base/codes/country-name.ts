/**
 * Codes that ISO 3166 leaves to its users: an exercise's countries, an organisation of several, the
 * unknown. Lists of names have test entries under some of them ("Pseudo-Accents" for XA), so that
 * none is looked up. Kosovo is known by XK everywhere.
 */
const isUserAssigned = (code: string): boolean => /^(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/.test(code)

/** Dear to make, and a list needs the same one for every row. */
const names = new Map<string, Intl.DisplayNames>()

/** What a country (ISO 3166 alpha-2) is called in a language; a text that names none stays itself. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code) || isUserAssigned(code)) return code
  let known = names.get(language)
  if (known === undefined) {
    known = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
    names.set(language, known)
  }
  return known.of(code) ?? code
}
