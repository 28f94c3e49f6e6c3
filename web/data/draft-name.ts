export const DRAFTS = 'cosmo.draft.'

/** Under which something typed is kept: by who types (organisation and person), of what, which part. */
export const draftName = (typist: string, of: string, part: string): string =>
  `${DRAFTS}${typist}.${of}.${part}`
