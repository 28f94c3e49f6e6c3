/** An entry that is known by its address alone: nobody's name is listed there. */
export const ENTRY = { addressOnly: 1 } as const

/** Two letters of ISO 3166 as one number. */
export const countryNumber = (code: string): number => code.charCodeAt(0) * 256 + code.charCodeAt(1)
