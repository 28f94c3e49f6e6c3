/**
 * Codes that ISO 3166 leaves to its users: an exercise's countries, an organisation of several, the
 * unknown. Lists of names have test entries under some of them ("Pseudo-Accents" for XA), so that
 * none is looked up. Kosovo is known by XK everywhere.
 */
export const isUserAssigned = (code: string): boolean => /^(?:AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/.test(code)
