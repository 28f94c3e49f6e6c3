import { z } from 'zod'
import { HANDLING_CODES, TLPS } from '../../base/index.ts'
import {
  ORGANISATION_KINDS,
  PURPOSES,
  RECORD_ACT_NAMES,
  RECORD_STATES,
  type RecordAct,
  ROLES,
  RULE_NAMES,
} from '../../rights/index.ts'
import { idSchema, instantSchema, lineSchema, textSchema } from './common.ts'

/** Shapes of what is said about rights: the page, the API and `cosmo access` share them. */
const calledSchema = z.object({ id: idSchema, name: z.string().nullable() })
const spanned = { from: instantSchema, until: instantSchema.nullable() }

export const purposeSchema = z.enum(PURPOSES)
export const recordActSchema = z.enum(RECORD_ACT_NAMES as [RecordAct, ...RecordAct[]])
export type PurposeName = z.infer<typeof purposeSchema>
export type RecordActName = z.infer<typeof recordActSchema>
const ruleSchema = z.enum(RULE_NAMES)
const rolesSchema = z.array(z.enum(ROLES as [string, ...string[]]))

const askedRecordSchema = z.object({
  kind: z.enum(['batch', 'target', 'message', 'case', 'advice-request', 'report']),
  id: idSchema,
  owner: calledSchema,
  own: z.boolean(),
  tlp: z.enum(TLPS),
  code: z.enum(HANDLING_CODES),
  purposes: z.array(z.string()),
  state: z.enum(RECORD_STATES),
})
const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  login: z.string(),
  roles: rolesSchema,
})
/** Of other organisations the name of a person is null: it is not the asker's to know. */
const releaseSchema = z.object({
  organisation: calledSchema,
  person: calledSchema.nullable(),
  operation: calledSchema.nullable(),
  nominal: z.boolean(),
  ...spanned,
})
/** The ground that settled it: the rule, and its sentence. */
const settled = { allowed: z.boolean(), rule: ruleSchema, says: z.string() }

const asked = {
  at: instantSchema,
  act: recordActSchema,
  purpose: z.string(),
  record: askedRecordSchema,
}

export const whySchema = z
  .object({
    allowed: z.boolean().describe('The answer: every rule holds.'),
    says: z.string(),
    ...asked,
    strong: z.boolean().describe('The sign-in that was assumed: two factors, or one.'),
    person: personSchema.extend({ active: z.boolean() }),
    grounds: z
      .array(
        z.object({ rule: ruleSchema, title: z.string(), holds: z.boolean(), says: z.string() }),
      )
      .describe('Every rule, in the order in which they are asked.'),
    releases: z
      .array(releaseSchema.extend({ withdrawn: z.boolean() }))
      .describe('The releases that were considered.'),
    memberships: z
      .array(z.object({ operation: calledSchema, ...spanned, now: z.boolean() }))
      .describe('The operations that the organisation is, was or will be a member of.'),
    bases: z
      .array(z.object({ owner: calledSchema, ...spanned, now: z.boolean() }))
      .describe('The instruments that the record’s owner recorded towards the organisation.'),
  })
  .strict()
  .meta({ id: 'Why' })
export type WhyBody = z.infer<typeof whySchema>

export const whoSchema = z
  .object({
    ...asked,
    people: z
      .array(personSchema.extend(settled))
      .describe('The active people of the asker’s own organisation.'),
    releases: z
      .array(releaseSchema.extend(settled))
      .describe('The releases that stand, each judged by itself; none for a record of others.'),
  })
  .strict()
  .meta({ id: 'Who' })
export type WhoBody = z.infer<typeof whoSchema>

const recordAsked = {
  act: recordActSchema,
  what: textSchema.min(1).max(60),
  purpose: purposeSchema.optional(),
  strong: z.stringbool().optional(),
}
export const whyQuerySchema = z.object({ ...recordAsked, who: textSchema.min(1).max(200) })
export const whoQuerySchema = z.object(recordAsked)

export const organisationSchema = z
  .object({
    id: idSchema,
    code: z.string(),
    name: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    country: z.string().nullable(),
  })
  .meta({ id: 'Organisation' })
export const organisationsSchema = z
  .object({ organisations: z.array(organisationSchema) })
  .meta({ id: 'Organisations' })
export type OrganisationsAnswer = z.infer<typeof organisationsSchema>

/** How the caller's own organisation is to be called; what it may do does not change. */
export const changedOrganisationSchema = z
  .object({
    name: lineSchema.min(1).max(120),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
  })
  .strict()

/** What `cosmo organisation add` prints: the organisation, and its first administrator's link. */
export const newOrganisationSchema = organisationSchema
  .extend({ signIn: z.url().describe('Signs the first administrator in, once.') })
  .strict()
  .meta({ id: 'NewOrganisation' })
