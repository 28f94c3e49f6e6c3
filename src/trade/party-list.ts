/**
 * The canonical party list: what every list reader makes and the party index is built from.
 * Text stays as printed on the list; an entry's key is the list's own.
 */
export const LISTED_KINDS = ['person', 'org', 'vessel', 'aircraft', 'unknown'] as const
export type ListedKind = (typeof LISTED_KINDS)[number]

/** How the list itself calls the name; `weak` names are those it says are not conclusive. */
export const NAME_KINDS = ['primary', 'aka', 'fka', 'nka', 'weak', 'script'] as const
export type NameKind = (typeof NAME_KINDS)[number]

export type ListedName = { readonly text: string; readonly kind: NameKind }

/** `scheme` is a code of `IDENTIFIER_SCHEMES`; `value` as printed; `country` as printed. */
export type ListedIdentifier = {
  readonly scheme: string
  readonly value: string
  readonly country?: string
}

export type ListedParty = {
  readonly id: string
  readonly kind: ListedKind
  readonly names: readonly ListedName[]
  readonly addresses: readonly string[]
  /** ISO 3166 alpha-2 where it could be read, else as printed. */
  readonly countries: readonly string[]
  readonly programmes: readonly string[]
  readonly births: readonly string[]
  readonly identifiers: readonly ListedIdentifier[]
}

export type PartyList = {
  readonly name: string
  readonly format: string
  /** The list's own date, else `sha256:` and twelve digits of the hash of its first file. */
  readonly version: string
  readonly entries: readonly ListedParty[]
}
