export { type CasesPage, casesNearLimit, listCases } from './desk/lists.ts'
export { openCase } from './desk/opening.ts'
export { type CaseOrigin, caseNumber, caseOrigin, sealedOfCase } from './desk/origin.ts'
export {
  addPaper,
  mayAddPaper,
  notePaperAltered,
  type Paper,
  type PaperGiven,
  paperContent,
  papersOf,
  photosOf,
  SENSITIVITIES,
  strikePaper,
} from './desk/papers.ts'
export { noticeOfCase, readCase, type SeenCase } from './desk/reading.ts'
export { type TellableCase, tellableCase } from './desk/telling.ts'
export { changeDetentionTerms, detentionTerms } from './desk/terms.ts'
export { type EntryGiven, type Rests, writeEntry } from './desk/writing.ts'
export {
  ENTRY_KIND_NAMES,
  type EntryKindName,
  fieldsOf,
  type Standing,
} from './entry.ts'
export { completenessOf, type Field, type Values } from './field.ts'
export { CASE_STATES, CONSEQUENCE_STANDS, type Facts, releases } from './fold.ts'
export { HAZARDS } from './hazards.ts'
export { CLOCKS } from './limit.ts'
export { MEDIA_FAULTS } from './media/bytes.ts'
export { BYTES_MOST, MEDIA, type Medium } from './media/media.ts'
export { LACKS } from './next.ts'
export type { Paragraph } from './notice.ts'
export { readable, saidSoFar } from './prefill.ts'
