import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Seconds that a process has worked, all of its threads; null where there is no /proc of it. */
export function cpuSecondsOf(pid: number): number | null {
  const text = read(`/proc/${pid}/stat`)
  if (text === null) return null
  // fields 14 and 15 of the line, counted behind the name in brackets: user and system ticks
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** The most that a process has held in memory so far, in MB; null where there is no /proc of it. */
export function peakMbOf(pid: number): number | null {
  const peak = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return peak === undefined ? null : Number(peak) / 1024
}

/** The process may have ended, and other systems have no /proc. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
