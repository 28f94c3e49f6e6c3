import type { OrganisationKind, Role } from '../rights/index.ts'

/**
 * Who shares the exercise's house: fictional from end to end, and every name says so. Codes do not
 * change with the language, so that a house that was loaded once is known again.
 */
export type Neighbour = {
  /** Key of its name: `exercise.<key>`. */
  readonly key: 'neighbour' | 'rilo' | 'partner'
  readonly code: string
  readonly kind: OrganisationKind
  /** User-assigned in ISO 3166: no country bears it. */
  readonly country: string | null
  /** A person for each of these roles. */
  readonly people: readonly (readonly [name: string, role: Role])[]
}

export const NEIGHBOURS: readonly Neighbour[] = [
  {
    key: 'neighbour',
    code: 'exercise-suderland',
    kind: 'administration',
    country: 'XS',
    people: [
      ['Ilse Varn', 'organisation-administrator'],
      ['Tomas Quill', 'national-contact-point'],
      ['Nadia Ferrow', 'targeting-officer'],
      ['Pavel Osk', 'frontline-officer'],
      ['Mireille Tarn', 'reach-back-expert'],
      ['Joost Ember', 'auditor'],
    ],
  },
  {
    key: 'rilo',
    code: 'exercise-rilo',
    kind: 'rilo',
    country: null,
    people: [
      ['Hana Brook', 'organisation-administrator'],
      ['Emeka Stroud', 'rilo-analyst'],
      ['Lucia Marr', 'operation-coordinator'],
    ],
  },
  {
    key: 'partner',
    code: 'exercise-partner',
    kind: 'partner',
    country: null,
    people: [
      ['Sven Alder', 'organisation-administrator'],
      ['Aiko Penrose', 'reach-back-expert'],
    ],
  },
]

/** A member's time in an operation, in days from the day of loading; null: without an end. */
export type Part = readonly [
  organisation: Neighbour['key'],
  fromDay: number,
  untilDay: number | null,
]

/** The own operation: one member now, one with an end, one whose time is over. */
export const OWN_OPERATION = {
  key: 'operation',
  fromDay: -30,
  untilDay: 150,
  members: [
    ['neighbour', -20, null],
    ['rilo', -30, 60],
    ['partner', -30, -5],
  ] as readonly Part[],
} as const

/** The neighbour's: the own organisation comes in next week. */
export const NEIGHBOUR_OPERATION = {
  key: 'neighbour-operation',
  fromDay: -3,
  joinsOnDay: 7,
} as const
