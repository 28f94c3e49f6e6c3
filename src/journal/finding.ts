/** What a verifier can find. The sentence is the words `journal.finding.<code>`. */
export const FINDING_CODES = [
  'copy.line',
  'copy.head',
  'copy.count',
  'copy.cut',
  'copy.rolled-back',
  'copy.forked',
  'entry.edited',
  'entry.deleted',
  'entry.inserted',
  'entry.swapped',
  'entry.unproven',
  'entry.detail-missing',
  'checkpoint.unreadable',
  'checkpoint.signature',
  'checkpoint.missing',
  'checkpoint.root',
  'epoch.undeclared',
  'key.other',
  'since.unusable',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** Placed among the entries: the numbers from `from` to `to`, both of them included. */
export type Finding = {
  readonly code: FindingCode
  readonly from: number
  readonly to: number
  readonly values: Readonly<Record<string, number>>
}

export const found = (
  code: FindingCode,
  from: number,
  to: number,
  values: Finding['values'] = {},
): Finding => ({ code, from, to: Math.max(from, to), values })
