import { z } from 'zod'
import { LANGUAGES } from '../../words/index.ts'
import {
  countSchema,
  idSchema,
  instantSchema,
  lineSchema,
  saidRefusalSchema,
  textSchema,
} from './common.ts'

/** How many characters a sign-in name with its organisation, a password, a name may have. */
const typedSchema = textSchema.min(1).max(256)
export const nameSchema = lineSchema.min(1).max(100)
export const languageSchema = z.enum(LANGUAGES)
const base64Schema = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/)

/** What the sign-in page offers at this address. */
export const signInWaysSchema = z
  .object({
    /** Null where passkeys work; else the address under which they do. */
    passkeyAddress: z.string().nullable(),
    /** Several organisations share the house: a sign-in name is `name@organisation`. */
    several: z.boolean(),
    directories: z.array(z.object({ id: idSchema, organisation: idSchema, name: z.string() })),
    /** What a directory's answer was refused with, in words. */
    refused: saidRefusalSchema.nullable(),
  })
  .meta({ id: 'SignInWays' })
export type SignInWays = z.infer<typeof signInWaysSchema>

export const signInQuerySchema = z.object({
  organisation: textSchema.max(40).optional(),
  /** The refusal that the address of the page names. */
  refused: textSchema.max(60).optional(),
  seconds: z.coerce.number().int().min(1).max(86_400).optional(),
})

export const passwordSignInSchema = z.object({ login: typedSchema, password: typedSchema })

/** A code of the application, or a recovery code instead. */
export const secondFactorSchema = z.union([
  z.strictObject({ code: textSchema.max(20) }),
  z.strictObject({ recovery: textSchema.max(60) }),
])

export const signedInSchema = z
  .object({
    /** `second-factor`: the password was right, a code is asked for. */
    next: z.enum(['in', 'second-factor']),
  })
  .meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof signedInSchema>

/** What `navigator.credentials` is asked with; read by the browser's side of the library. */
export const passkeyOptionsSchema = z.object({ options: z.record(z.string(), z.unknown()) })
export type PasskeyOptions = z.infer<typeof passkeyOptionsSchema>

const credentialSchema = z.object({
  id: base64Schema,
  rawId: base64Schema,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
})
/** An authenticator's answer, base64url as the browser's `toJSON` gives it. */
export const passkeyUseSchema = z.object({
  response: credentialSchema.extend({
    response: z.object({
      clientDataJSON: base64Schema,
      authenticatorData: base64Schema,
      signature: base64Schema,
      userHandle: base64Schema.optional(),
    }),
  }),
})
export const passkeyMadeSchema = z.object({
  name: nameSchema,
  response: credentialSchema.extend({
    response: z.object({
      clientDataJSON: base64Schema,
      attestationObject: base64Schema,
      authenticatorData: base64Schema.optional(),
      transports: z.array(textSchema.max(40)).max(10).optional(),
      publicKeyAlgorithm: z.number().int().optional(),
      publicKey: base64Schema.optional(),
    }),
  }),
})

export const directoryChosenSchema = z.object({ organisation: idSchema, provider: idSchema })
export const providerChosenSchema = z.object({ provider: idSchema })
/** The browser goes to this address of the directory. */
export const directoryAddressSchema = z.object({ address: z.string() })

/** One's own account. */
export const identitySchema = z
  .object({
    person: z.object({
      id: idSchema,
      name: z.string(),
      /** With the organisation's code, as it works from everywhere. */
      login: z.string(),
      email: z.string().nullable(),
      language: languageSchema,
    }),
    passkeys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        synced: z.boolean(),
        createdAt: instantSchema,
        usedAt: instantSchema.nullable(),
      }),
    ),
    passkeyAddress: z.string().nullable(),
    passwordSetAt: instantSchema.nullable(),
    totp: z.boolean(),
    recoveryCodes: countSchema,
    external: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        createdAt: instantSchema,
        usedAt: instantSchema.nullable(),
      }),
    ),
    directories: z.array(z.object({ id: idSchema, name: z.string() })),
    /** Whether changes of the account can be made now, or ask for a proof first. */
    fresh: z.boolean(),
  })
  .meta({ id: 'Identity' })
export type Identity = z.infer<typeof identitySchema>

export const oneselfSchema = z.object({ name: nameSchema, language: languageSchema })
export const passkeyIdSchema = z.object({ id: base64Schema.min(1).max(1500) })
export const passkeyNameSchema = z.object({ name: nameSchema })
export const newPasswordSchema = z.object({ password: typedSchema })
export const proofByPasswordSchema = z.object({
  password: typedSchema,
  second: secondFactorSchema.nullable(),
})

export const totpBegunSchema = z
  .object({ id: idSchema, uri: z.string(), secret: z.string() })
  .meta({ id: 'TotpBegun' })
export type TotpBegun = z.infer<typeof totpBegunSchema>
export const totpConfirmSchema = z.object({ id: idSchema, code: textSchema.max(20) })

/** Shown once. */
export const recoveryCodesSchema = z
  .object({ codes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>

export const SIGN_IN_WAYS = ['link', 'password', 'passkey', 'oidc'] as const
export const sessionsSchema = z
  .object({
    sessions: z.array(
      z.object({
        id: idSchema,
        way: z.enum(SIGN_IN_WAYS),
        strong: z.boolean(),
        /** `Firefox, Linux`; empty where the browser did not say. */
        agent: z.string(),
        startedAt: instantSchema,
        seenAt: instantSchema,
        endsAt: instantSchema,
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Sessions' })
export type Sessions = z.infer<typeof sessionsSchema>

export const countOfSessionsSchema = z.object({ ended: countSchema })
