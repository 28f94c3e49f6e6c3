export {
  changeOf,
  HOLD_REASONS,
  type HoldReason,
  type LabelsAsked,
  WIDENING_REASONS,
  type WideningReason,
} from './change.ts'
export { type BatchNarrowing, type NarrowedBatch, narrowBatch } from './desk/batch-label.ts'
export { type DueView, daily, dueSoon } from './desk/dates.ts'
export { erase, eraseTrader, soughtTrader, type TraderFound } from './desk/erasing.ts'
export { changeHandling, type HandlingView, handlingView, hold, liftHold } from './desk/labels.ts'
export {
  exportReceived,
  type ReceivedList,
  type ReceivedRecord,
  received,
  receivedRecord,
} from './desk/receiving.ts'
export {
  type Preview,
  previewRelease,
  type Recipient,
  type ReleaseAsked,
  release,
  withdrawRelease,
  withdrawTarget,
} from './desk/releasing.ts'
export { type Crossing, type Redacted, redact, type Seen, type Withheld } from './redact.ts'
