export type { Act } from './act.ts'
export { personOf } from './act.ts'
export { restoreBackup } from './backup.ts'
export type {
  KeptConsignment,
  KeptReject,
  RawRecord,
  ScreenedChunk,
  ScreenedConsignment,
  SealedChunk,
} from './chunk.ts'
export { sealChunk, targetId } from './chunk.ts'
export { readCursor, writeCursor } from './cursor.ts'
export { FLOOR_BYTES, freeBytesOf } from './disk.ts'
export { pass, through } from './doorway.ts'
export {
  isPersonOf,
  type OwedAnswer,
  owedAnswers,
  personCalled,
  standingMembers,
  TOLD,
  type Told,
  tell,
} from './elsewhere.ts'
export type { House } from './house.ts'
export { openHouse } from './house.ts'
export { newKey, type OrganisationKey, open, seal } from './keys.ts'
export { openFields, type SealedFields, sealFields } from './message-seal.ts'
export { exportHouse, importHouse } from './move.ts'
export { type NominalPaths, nominalPaths } from './nominal.ts'
export type { Notices } from './notices.ts'
export { TARGET_ANSWERS, type TargetAnswer } from './order.ts'
export type { Acting, HouseOptions, HousePlace, HousePorts } from './ports.ts'
export { principalOf } from './principal.ts'
export { PURGE_LIST } from './purge-list.ts'
export { labelledOf, mayOn, RECORD_KINDS, type RecordKind } from './records.ts'
export type { SignInWay } from './schema.ts'
export { allowed } from './shown.ts'
export { lockBatchMarks, narrowed, writeBatchMarks } from './tables/batch-label.ts'
export type { Batch, BatchState, NewBatch, TradeFile } from './tables/batches.ts'
export {
  batchById,
  batchesByIds,
  batchOfKey,
  createBatch,
  filesOf,
  finishBatch,
  listBatches,
  reopenBatch,
} from './tables/batches.ts'
export {
  type ChunkJob,
  claimChunk,
  doneChunks,
  keepChunk,
  planChunks,
  storeChunk,
} from './tables/chunks.ts'
export { closedAt, lockClosing, needOpen } from './tables/closings.ts'
export {
  type CrossingRecord,
  crossingRecord,
  type ReceivedPage,
  type ReceivedRow,
  receivedPage,
} from './tables/crossing.ts'
export {
  consignmentOf,
  type Due,
  dueForDeletion,
  dueUntil,
  type Erasable,
  erasable,
  type Handling,
  handlingOf,
  limitOverdue,
  lockHandling,
  versionOf,
  writeHandling,
} from './tables/handling.ts'
export { IDEMPOTENCY_DAYS, type KeptAnswer, once } from './tables/idempotency.ts'
export {
  eraseDetail,
  journalCopied,
  journalCopy,
  journalKey,
  type SealState,
  sealState,
} from './tables/journal-copy.ts'
export { type JournalPage, journalPage } from './tables/journal-pages.ts'
export {
  type EpochBegun,
  journalSealer,
  type Sealer,
  type SealPass,
} from './tables/journal-seal.ts'
export type { JudgementAsked, JudgementGiven } from './tables/judgements.ts'
export { judge, sameReasons, undo } from './tables/judgements.ts'
export { type Link, type LinkEnd, link, linksOf } from './tables/links.ts'
export type { KeptList, ListState, NewList } from './tables/lists.ts'
export { addList, listFiles, lists, retireList } from './tables/lists.ts'
export { mappings, type SavedMapping, saveMapping } from './tables/mappings.ts'
export { type Named, namer, nameWords, recordsNaming } from './tables/persons.ts'
export { blankNames, type Purged, purge } from './tables/purges.ts'
export { type Reject, rejectsPage } from './tables/rejects.ts'
export {
  basisWith,
  insertReleases,
  memberNow,
  type NewRelease,
  ownPeopleWith,
  type Release,
  releasesOf,
  withdrawReleases,
} from './tables/releases.ts'
export {
  countsByLane,
  countsOfBatches,
  type LaneCounts,
  type TargetCounts,
} from './tables/tallies.ts'
export type { TargetRow, TargetSort, TargetsPage, TargetsWanted } from './tables/target-pages.ts'
export { TARGET_SORTS, targetsPage } from './tables/target-pages.ts'
export { type Target, type TargetJudgement, targetById } from './tables/targets.ts'
export { rawRecord } from './tables/unseal.ts'
export { type Warmth, warm, warmth } from './warm.ts'
