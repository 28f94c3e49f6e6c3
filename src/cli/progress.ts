import type { Progress } from '../screening/index.ts'
import type { Terminal } from './command.ts'

const BAR_CELLS = 30
const LINE_EVERY_MS = 1000
const BAR_EVERY_MS = 80

/** Progress on stderr: a bar on a terminal, else a line a second. */
export function progressLine(terminal: Terminal) {
  let last = 0
  let drawn = false
  return {
    show(progress: Progress) {
      const now = performance.now()
      if (now - last < (terminal.isTerminal ? BAR_EVERY_MS : LINE_EVERY_MS)) return
      last = now
      const text = terminal.say(`cli.progress.${progress.stage}`, {
        done: progress.done,
        total: progress.total,
        records: progress.records,
        targets: progress.targets,
      })
      if (!terminal.isTerminal) {
        terminal.err(`cosmo: ${text}\n`)
        return
      }
      const full =
        progress.total === 0 ? 0 : Math.round((BAR_CELLS * progress.done) / progress.total)
      terminal.err(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(BAR_CELLS - full)}] ${text}`)
      drawn = true
    },
    end() {
      if (drawn) terminal.err('\r\u001b[K')
      drawn = false
    },
  }
}
