import { z } from 'zod'
import { FIELD_KINDS, HANDLING_CODES } from '../../base/index.ts'
import {
  AUDIENCES,
  CLOCKS,
  FOLDERS,
  MESSAGE_TLPS,
  MESSAGE_TYPE_NAMES,
  PROBLEMS,
  URGENCIES,
  WITHHELD_WHY,
} from '../../operations/index.ts'
import { ORGANISATION_KINDS } from '../../rights/index.ts'
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  limitSchema,
  nextSchema,
  textSchema,
} from './common.ts'

const calledSchema = z.object({ id: idSchema, name: z.string() })
const typeSchema = z.enum(MESSAGE_TYPE_NAMES)
const urgencySchema = z.enum(URGENCIES)
const clockSchema = z.enum(CLOCKS)
/** The key of a field in the table of types. */
const keySchema = z.string().regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/)
const versionSchema = countSchema

export const messageByIdSchema = z.object({ id: idSchema, message: idSchema })
export const draftByIdSchema = z.object({ id: idSchema, draft: idSchema })
export const templateByTypeSchema = z.object({ id: idSchema, type: typeSchema })
export const messagesQuerySchema = z.object({
  folder: z.enum(FOLDERS).default('inbox'),
  /** Whoever sent it; of what was sent, somebody that it went to. */
  participant: idSchema.optional(),
  type: typeSchema.optional(),
  /** An answer is owed on it: still in time, or late. */
  clock: z.enum(['open', 'overdue']).optional(),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
})

const fieldSchema = z.object({
  key: z.string(),
  kind: z.enum(FIELD_KINDS),
  codes: z.array(z.string()),
  /** Names somebody: goes only where a legal basis is in force with the addressee. */
  nominal: z.boolean(),
  short: z.boolean(),
  mandatory: z.boolean(),
  /** Asked for in this operation. */
  on: z.boolean(),
})
const formSchema = z
  .object({ type: typeSchema, version: versionSchema, fields: z.array(fieldSchema) })
  .meta({ id: 'MessageForm' })
export type MessageFormBody = z.infer<typeof formSchema>

/** What the page of an operation's messages needs to know before somebody writes. */
export const messageFormsSchema = z
  .object({
    operation: calledSchema,
    /** Kept by the caller's organisation: it may tailor the templates. */
    own: z.boolean(),
    /** The caller's organisation is a member now. */
    standing: z.boolean(),
    /** The operation is closed: nothing is sent in it. */
    closed: z.boolean(),
    members: z.array(calledSchema.extend({ kind: z.enum(ORGANISATION_KINDS) })),
    /** The caller's roles may write fields that name somebody. */
    names: z.boolean(),
    requiredMost: countSchema,
    forms: z.array(
      formSchema.extend({
        /** The caller's roles send it. */
        sends: z.boolean(),
        answers: typeSchema.nullable(),
        due: typeSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'MessageForms' })
export type MessageForms = z.infer<typeof messageFormsSchema>

export const templateGivenSchema = z
  .object({
    /** The version that was looked at. */
    version: versionSchema,
    fields: z
      .array(z.object({ key: keySchema, on: z.boolean(), mandatory: z.boolean() }).strict())
      .max(60),
  })
  .strict()
export const templateMadeSchema = z.object({ version: versionSchema })

const talliesSchema = z.object({
  addressees: countSchema,
  read: countSchema,
  answered: countSchema,
  overdue: countSchema,
})
export const messagesSchema = z
  .object({
    operation: calledSchema,
    own: z.boolean(),
    standing: z.boolean(),
    messages: z.array(
      z.object({
        id: idSchema,
        stands: z.enum(['draft', 'sent', 'recalled']),
        own: z.boolean(),
        from: calledSchema,
        at: instantSchema,
        /** Null: it was recalled, and nothing of it is left. */
        said: z
          .object({ type: typeSchema, subject: z.string(), urgency: urgencySchema })
          .nullable(),
        recalledAt: instantSchema.nullable(),
        feedbackBy: instantSchema.nullable(),
        unread: z.boolean(),
        clock: clockSchema,
        tally: talliesSchema.nullable(),
      }),
    ),
    next: nextSchema,
    counts: z.object({
      inbox: countSchema,
      unread: countSchema,
      sent: countSchema,
      drafts: countSchema,
      overdue: countSchema,
    }),
    types: z.array(typeSchema),
  })
  .meta({ id: 'Messages' })
export type MessagesAnswer = z.infer<typeof messagesSchema>
export type MessageLine = MessagesAnswer['messages'][number]

const valuesSchema = z.record(z.string(), z.string())
const answersSchema = z.object({ id: idSchema, owner: calledSchema }).nullable()

export const messageSchema = z
  .object({
    id: idSchema,
    own: z.boolean(),
    from: calledSchema,
    sentAt: instantSchema,
    recalledAt: instantSchema.nullable(),
    /** Null: it was recalled; a date is left, and no content. */
    content: z
      .object({
        type: typeSchema,
        /** The form that it was written with. */
        form: formSchema,
        values: valuesSchema,
        nominal: z.boolean(),
        subject: z.string(),
        urgency: urgencySchema,
        label: z.object({ tlp: z.string(), code: z.string(), purposes: z.array(z.string()) }),
        feedbackBy: instantSchema.nullable(),
        clock: clockSchema,
        answers: answersSchema,
        answeredBy: idSchema.nullable(),
        mayAnswer: typeSchema.nullable(),
        mayRecall: z.boolean(),
        addressees: z.array(
          z.object({
            organisation: calledSchema,
            readAt: instantSchema.nullable(),
            clock: clockSchema,
            late: z.boolean(),
            answer: z.object({ id: idSchema, at: instantSchema }).nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'Message' })
export type MessageBody = z.infer<typeof messageSchema>

export const newDraftSchema = z
  .object({ type: typeSchema, answers: idSchema.nullable().default(null) })
  .strict()

const audienceSchema = z
  .object({
    by: z.enum(AUDIENCES),
    kinds: z.array(z.enum(ORGANISATION_KINDS)).max(20),
    organisations: z.array(idSchema).max(500),
  })
  .strict()
const written = {
  subject: textSchema.max(300),
  urgency: urgencySchema,
  audience: audienceSchema,
  feedbackBy: instantSchema.nullable(),
  /** RED is for named persons, and no light of a message. */
  tlp: z.enum(MESSAGE_TLPS),
  code: z.enum(HANDLING_CODES),
}
export const draftGivenSchema = z
  .object({ ...written, fields: z.record(keySchema, textSchema.max(8_000)) })
  .strict()
export type DraftGiven = z.infer<typeof draftGivenSchema>

export const draftSchema = z
  .object({
    ...written,
    id: idSchema,
    type: typeSchema,
    answers: z.object({ id: idSchema, owner: calledSchema }).nullable(),
    /** It has fields that name somebody, which the reader's roles do not open. */
    hidden: z.boolean(),
    /** Sent back as `If-Match`. */
    version: versionSchema,
    changedAt: instantSchema,
    fields: valuesSchema,
  })
  .meta({ id: 'MessageDraft' })
export type DraftBody = z.infer<typeof draftSchema>
export const draftSavedSchema = z.object({ version: versionSchema, changedAt: instantSchema })

export const messagePreviewSchema = z
  .object({
    version: versionSchema,
    addressees: z.array(
      z.object({
        organisation: calledSchema,
        nominal: z.boolean(),
        withheld: z.array(z.object({ field: z.string(), why: z.enum(WITHHELD_WHY) })),
      }),
    ),
    values: valuesSchema,
    problems: z.array(z.object({ field: z.string(), problem: z.enum(PROBLEMS) })),
    /** Fields that name somebody would leave: that wants a sign-in with two factors. */
    strong: z.boolean(),
  })
  .meta({ id: 'MessagePreview' })
export type MessagePreviewBody = z.infer<typeof messagePreviewSchema>

/** An event of the stream: look again at the messages or plans of an operation, or at requests. */
export type SomethingChanged = { readonly operation: string | null }
