import { type HandlingCode, type Instant, readField, type Tlp } from '../base/index.ts'
import type { OrganisationKind } from '../rights/index.ts'
import type { Form } from './message-form.ts'
import { MESSAGE_TYPES, type MessageTypeName } from './message-types.ts'

export const URGENCIES = ['routine', 'urgent', 'immediate'] as const
export type Urgency = (typeof URGENCIES)[number]

export const AUDIENCES = ['all', 'kinds', 'named'] as const
/** Whom a message is for, of the members standing when it is sent. */
export type Audience = {
  readonly by: (typeof AUDIENCES)[number]
  readonly kinds: readonly OrganisationKind[]
  readonly organisations: readonly string[]
}
export const EVERYBODY: Audience = { by: 'all', kinds: [], organisations: [] }

/** RED is for named persons; a message goes to organisations. */
export const MESSAGE_TLPS = [
  'AMBER+STRICT',
  'AMBER',
  'GREEN',
  'CLEAR',
] as const satisfies readonly Tlp[]
export type MessageTlp = (typeof MESSAGE_TLPS)[number]

/** Key of a field → what stands in it. */
export type Values = Readonly<Record<string, string>>

/** What somebody has written so far; anything may be missing. */
export type Draft = {
  readonly type: MessageTypeName
  readonly subject: string
  readonly urgency: Urgency
  readonly audience: Audience
  /** Until when an answer is awaited. */
  readonly feedbackBy: Instant | null
  readonly tlp: MessageTlp
  readonly code: HandlingCode
  readonly fields: Values
}

export const PROBLEMS = ['missing', 'malformed', 'past'] as const
/** Why it cannot be sent yet: `field` is a field's key, `subject`, or `feedbackBy`. */
export type Problem = { readonly field: string; readonly problem: (typeof PROBLEMS)[number] }

export type Checked = {
  /** What would be sent: read, each in the one way its kind is written. */
  readonly values: Values
  readonly problems: readonly Problem[]
  /** Filled in, but switched off in this operation: it does not go. */
  readonly off: readonly string[]
}

const SUBJECT = { kind: 'line', codes: [] } as const

/** What of a draft would be sent under a form, and what is missing or cannot be read. Pure. */
export function check(form: Form, draft: Draft, now: Instant): Checked {
  const values: Record<string, string> = {}
  const problems: Problem[] = []
  const off: string[] = []
  if (draft.subject.trim() === '') problems.push({ field: 'subject', problem: 'missing' })
  else if (readField(SUBJECT, draft.subject) === null)
    problems.push({ field: 'subject', problem: 'malformed' })
  const { feedbackBy } = draft
  if (MESSAGE_TYPES[form.type].due !== null) {
    if (feedbackBy === null) problems.push({ field: 'feedbackBy', problem: 'missing' })
    else if (feedbackBy <= now) problems.push({ field: 'feedbackBy', problem: 'past' })
  }
  for (const field of form.fields) {
    const text = draft.fields[field.key]?.trim() ?? ''
    if (text === '') {
      if (field.mandatory) problems.push({ field: field.key, problem: 'missing' })
    } else if (!field.on) off.push(field.key)
    else {
      const value = readField(field, text)
      if (value === null) problems.push({ field: field.key, problem: 'malformed' })
      else values[field.key] = value
    }
  }
  return { values, problems, off }
}

export type Member = {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
}

/** The members standing now that an audience means: never the sender's own organisation. */
export function addressed(
  audience: Audience,
  members: readonly Member[],
  own: string,
): readonly Member[] {
  const meant: Readonly<Record<Audience['by'], (one: Member) => boolean>> = {
    all: () => true,
    kinds: (one) => audience.kinds.includes(one.kind),
    named: (one) => audience.organisations.includes(one.id),
  }
  return members.filter((one) => one.id !== own && meant[audience.by](one))
}
