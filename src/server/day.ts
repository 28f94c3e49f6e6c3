import { Refused } from '../base/index.ts'

/** Where somebody's day begins and ends, in UTC. Refuses (`request.query`) a zone there is not. */
export function dayBetween(day: string, zone: string): readonly [string, string] {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return [beginOf(day, zone), beginOf(next, zone)]
}

export const dayOf = (instant: string, zone: string): string =>
  formatOf(zone).format(new Date(instant)).slice(0, 10)

function beginOf(day: string, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`)
  // Twice: the clocks may change between the guess and the answer.
  let at = wall - offsetAt(wall, zone)
  at = wall - offsetAt(at, zone)
  return new Date(at).toISOString()
}

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offsetAt(ms: number, zone: string): number {
  const text = formatOf(zone).format(new Date(ms)).replace(', ', 'T')
  return Date.parse(`${text}Z`) - Math.floor(ms / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  try {
    // Swedish writes dates as ISO 8601 does.
    const made = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    formats.set(zone, made)
    return made
  } catch {
    throw new Refused('request.query', { fields: 'zone' })
  }
}
