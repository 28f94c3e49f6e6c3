import { z } from 'zod'
import { idSchema, instantSchema, lineSchema, textSchema } from './common.ts'
import { languageSchema, nameSchema } from './identity.ts'

export const personSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    login: z.string(),
    email: z.string().nullable(),
    language: languageSchema,
    active: z.boolean(),
    roles: z.array(z.string()),
    /** Has signed in by means of their own: a link is not made for them any more. */
    ownWays: z.boolean(),
    /** A reset of their sign-in that waits for another administrator. */
    reset: z
      .object({ askedBy: idSchema, askedAt: instantSchema, endsAt: instantSchema })
      .nullable(),
  })
  .meta({ id: 'Person' })
export type PersonBody = z.infer<typeof personSchema>

export const peopleSchema = z
  .object({
    people: z.array(personSchema),
    /** The code behind the @ of every sign-in name here. */
    organisationCode: z.string(),
    /** The roles that this kind of organisation can give. */
    roles: z.array(z.string()),
  })
  .meta({ id: 'People' })
export type People = z.infer<typeof peopleSchema>

const loginSchema = lineSchema.min(1).max(40)
const emailSchema = z.email().max(200).toLowerCase().nullable()
const rolesSchema = z.array(lineSchema.max(40)).max(20)

export const newPersonSchema = z.object({
  name: nameSchema,
  language: languageSchema,
  login: loginSchema.optional(),
  email: emailSchema.default(null),
  roles: rolesSchema,
})
export const changedPersonSchema = z.object({
  name: nameSchema,
  language: languageSchema,
  login: loginSchema,
  email: emailSchema,
})
export const givenRolesSchema = z.object({ roles: rolesSchema })

export const madePersonSchema = z.object({ id: idSchema })
/** Shown once: it signs the person in, once, within a day. */
export const signInLinkSchema = z
  .object({ address: z.string(), endsAt: instantSchema })
  .meta({ id: 'SignInLink' })
export type SignInLink = z.infer<typeof signInLinkSchema>

/** What `cosmo sign-in` prints: whom the link lets in. */
export const printedLinkSchema = z
  .object({
    name: z.string(),
    login: z.string(),
    signIn: z.url().describe('Signs the person in, once, within a day.'),
  })
  .strict()
  .meta({ id: 'PrintedLink' })

const providerFields = {
  name: nameSchema,
  issuer: z.url().max(500),
  clientId: lineSchema.min(1).max(300),
  matchEmail: z.boolean(),
  strongAcr: z.array(lineSchema.min(1).max(200).regex(/^\S+$/)).max(10),
  active: z.boolean(),
}
export const providerSchema = z
  .object({ id: idSchema, ...providerFields })
  .meta({ id: 'IdentityProvider' })
export type ProviderBody = z.infer<typeof providerSchema>
export const providersSchema = z.object({
  providers: z.array(providerSchema),
  /** What the directory must be told to send people back to. */
  returnTo: z.string(),
})
export type Providers = z.infer<typeof providersSchema>
export const providerGivenSchema = z.object({
  ...providerFields,
  /** Null keeps the one that is there. */
  secret: textSchema.max(500).nullable(),
})
