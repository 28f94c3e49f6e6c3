import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { firstSightWarmth, type Voices } from '../server/index.ts'
import { type Acting, type House, warmth } from '../store/index.ts'

/** Asked before anybody is let in: every page asks these, and the first one else pays for them. */
const FIRST = 2
/** Nobody has asked anything for so long. */
const QUIET_MS = 400
const LOOK_MS = 50

export type WarmingUp = {
  /** The first questions are answered: the link may be shown. */
  readonly begun: Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Reads what the first pages read, question by question: two before the link is shown, the others
 * while its reader follows it, and only while nobody asks anything in earnest.
 */
export function warmUp(house: House, caller: Acting, voices: Voices, server: Server): WarmingUp {
  let ended = false
  let asked = 0
  server.on('request', () => {
    asked = performance.now()
  })
  const quiet = async (): Promise<void> => {
    while (!ended && performance.now() - asked < QUIET_MS) await pause(LOOK_MS)
  }
  const questions = warmth(house)
  const begun = questions.then(async (those) => {
    for (const ask of those.slice(0, FIRST)) await ask()
  })
  const rest = begun.then(async () => {
    const those = [...(await questions).slice(FIRST), ...firstSightWarmth(house, caller, voices)]
    for (const ask of those) {
      await quiet()
      if (ended) return
      await ask()
    }
  })
  // Only time is lost where one of them fails; whoever asks it in earnest is told why.
  const warmed = rest.catch(() => {})
  return {
    begun: begun.catch(() => {}),
    close() {
      ended = true
      return warmed
    },
  }
}
