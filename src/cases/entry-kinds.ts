import type { Role } from '../rights/index.ts'
import type { EntryKindName } from './entry.ts'
import type { CaseState, Facts } from './fold.ts'
import { mayBeSeized } from './rulings.ts'

const FO = 'frontline-officer'
const TO = 'targeting-officer'
const RBE = 'reach-back-expert'
const NCP = 'national-contact-point'

/** What must hold besides the state; the words of what is lacking: `case.lacks.<name>`. */
export type Need = (facts: Facts, who: { readonly person: string | null }) => boolean

export const NEEDS = {
  // What was quashed needs no ruling any more to be given back.
  ruling: (facts) => facts.ruling !== null || facts.quashed,
  'ruling-for-seizure': (facts) => facts.ruling !== null && mayBeSeized(facts.ruling),
  // Who says what the goods are does not seize them (guide/domain.md 7.4).
  'other-person': (facts, { person }) => person === null || !facts.identifiers.includes(person),
  held: (facts) => facts.held,
  'not-held-undecided': (facts) =>
    !facts.held || facts.consequences.some((one) => one.stands !== 'fallen'),
  consequence: (facts) => facts.consequences.some((one) => one.stands !== 'fallen'),
  decided: (facts) => facts.detention !== null || facts.consequences.length > 0,
  'not-quashed': (facts) => !facts.quashed,
  // What the authority rules on these goods is not set aside by what was said of others.
  'not-ruled': (facts) => !facts.ruled,
} as const satisfies Readonly<Record<string, Need>>
export type NeedName = keyof typeof NEEDS

export type EntryKind = {
  /** The states that it may follow. */
  readonly after: readonly CaseState[]
  readonly needs: readonly NeedName[]
  /** Who may write it. */
  readonly roles: readonly Role[]
  /** Whether it may or must rest on an answer of an expert; absent: it rests on none. */
  readonly rests?: 'may' | 'must'
}

const OPEN: readonly CaseState[] = [
  'opened',
  'nothing-found',
  'suspicion',
  'detained',
  'seized',
  'restored',
]
const ALL: readonly CaseState[] = [...OPEN, 'closed']

/**
 * Which entry may follow which state, and who writes it. Sources: guide/domain.md 4.2 and 5.2
 * (detain, ask for a ruling, then seize or give back), 7.3, 7.4 and 10.
 */
export const ENTRY_KINDS: Readonly<Record<EntryKindName, EntryKind>> = {
  inspection: {
    after: ['opened', 'nothing-found', 'suspicion'],
    needs: [],
    roles: [FO, TO, NCP],
  },
  detention: { after: ['opened', 'suspicion'], needs: [], roles: [FO, NCP] },
  'licence-ruling': {
    after: ['suspicion', 'detained'],
    needs: [],
    roles: [RBE, NCP],
    rests: 'may',
  },
  seizure: {
    after: ['detained'],
    needs: ['ruling', 'ruling-for-seizure', 'other-person', 'not-quashed'],
    roles: [FO, NCP],
  },
  // Also out of a closed case: an appeal may be allowed later.
  restoration: {
    after: ['detained', 'seized', 'closed'],
    needs: ['held', 'ruling'],
    roles: [FO, NCP],
  },
  custody: { after: ['detained', 'seized', 'closed'], needs: ['held'], roles: [FO, NCP] },
  consequence: {
    after: ['suspicion', 'detained', 'seized', 'restored'],
    needs: ['not-quashed'],
    roles: [NCP],
  },
  appeal: { after: ALL, needs: ['consequence'], roles: [NCP] },
  quashing: { after: ALL, needs: ['decided', 'not-quashed'], roles: [NCP] },
  closing: { after: OPEN, needs: ['not-held-undecided'], roles: [TO, NCP] },
  note: { after: ALL, needs: [], roles: [FO, TO, RBE, NCP] },
  // An earlier ruling on identical goods (guide/domain.md 5.2 rule 3, story 5).
  'ruling-use': {
    after: ['opened', 'nothing-found', 'suspicion', 'detained'],
    needs: ['not-quashed', 'not-ruled'],
    roles: [FO, TO, NCP],
    rests: 'must',
  },
}
