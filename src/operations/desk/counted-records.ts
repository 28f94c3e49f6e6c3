import type { Instant } from '../../base/index.ts'
import type { Act } from '../../store/index.ts'
import type { CountedRecord } from '../counted-record.ts'

/**
 * Where the debrief takes its records from: the reports to the operation that the caller may see, as
 * of a moment. No act of this version reports a case to an operation yet, so there are none; everything
 * that counts takes the records as an argument, and this is the one place that supplies them.
 */
export const countedRecords = async (
  _act: Act,
  _operation: string,
  _asOf: Instant,
): Promise<readonly CountedRecord[]> => []
