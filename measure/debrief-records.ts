import type { CountedRecord } from '../src/operations/index.ts'

/** Fictional records for tests and measurements, the same for the same numbers. */
export function recordsOf(
  count: number,
  { organisations, regions }: { readonly organisations: number; readonly regions: number },
): readonly CountedRecord[] {
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
  const id = (kind: string, at: number) =>
    `0189${kind}00-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
  return Array.from({ length: count }, (_, at) => ({
    id: id('00', at),
    kind: at % 10 === 0 ? 'seizure' : at % 10 === 1 ? 'detention' : 'inspection',
    organisation: id('01', at % organisations),
    region: `Region ${((at % organisations) % regions) + 1}`,
    family: pick(['nuclear', 'chemical', 'missile', 'conventional'], at >> 1),
    mode: pick(['sea', 'air', 'road'], at >> 2),
    selectionBasis: pick(['national-profile', 'warning-message', 'random'], at >> 3),
    outcome: pick(['released', 'detained', 'seized'], at),
    eventOn: `2026-03-${String((at % 14) + 1).padStart(2, '0')}`,
    validatedAt: at % 25 === 7 ? null : '2026-03-20T12:00:00.000Z',
  }))
}

export const EVERYBODY = { everybody: true, organisations: new Set<string>(), among: 2 }
/** A paper: any Member may read it. */
export const NOBODY = { everybody: false, organisations: new Set<string>(), among: 3 }
