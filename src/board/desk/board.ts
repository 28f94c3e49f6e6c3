import { type Instant, Refused } from '../../base/index.ts'
import { operationFacts } from '../../operations/index.ts'
import { adviceFacts, saidZones } from '../../reachback/index.ts'
import type { Act } from '../../store/index.ts'
import { type Board, foldBoard } from '../board.ts'

/**
 * The board of an operation, now or as of a past instant: counted of what the caller may see today.
 * Refuses `operation.absent` whoever does not stand in it, and `board.instant` an instant that is to
 * come or at which the caller's organisation did not yet stand in it.
 */
export async function operationBoard(
  act: Act,
  operation: string,
  asOf?: Instant | undefined,
): Promise<Board> {
  const at = asOf === undefined ? act.now : new Date(asOf).toISOString()
  const facts = await operationFacts(act, operation, at)
  if (facts === null) throw new Refused('board.instant')
  act.saw('operation-board', [operation])
  return foldBoard({
    at,
    me: act.caller.organisation,
    operation: facts,
    advice: await adviceFacts(act, at),
    zones: await saidZones(act, at),
  })
}
