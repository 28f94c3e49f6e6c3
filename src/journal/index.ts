export type { LedKind, Opens } from './acts.ts'
export { ACT_NAMES, ACTS, type ActName, type ActRow, actRow, isActName, LED_KINDS } from './acts.ts'
export {
  type CopyLine,
  copyEntry,
  copyLineSchema,
  writeCopyLine,
} from './copy.ts'
export { FINDING_CODES, type Finding, type FindingCode } from './finding.ts'
export type { EntriesWanted, Entry, JournalEntry, JournalTx, Said, Seen } from './journal.ts'
export { entries, journal, journalSeen } from './journal.ts'
export { type Grown, grow, NOTHING, rootOf, sameBytes } from './merkle.ts'
export {
  type Checkpoint,
  checkpointText,
  houseVerifierKey,
  isSigned,
  type Note,
  newSigningSeed,
  readNotes,
  readVerifierKey,
  type SigningKey,
  signingKey,
  type VerifierKey,
  writeNote,
  writeVerifierKey,
} from './note.ts'
export { readCopy } from './read-copy.ts'
export { reportOf, sentenceOf, type VerifyReport, verifyReportSchema } from './report.ts'
export { type NewLeaf, type StoredEntry, sealEntries } from './seal.ts'
export type { Outside } from './since.ts'
export { type Verdict, verifyCopy } from './verify.ts'
