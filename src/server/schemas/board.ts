import { z } from 'zod'
import { WCO_REGIONS } from '../../base/index.ts'
import { WAITING, WAITING_CLOCKS, ZONE_FROM } from '../../board/index.ts'
import { PLAN_STATES } from '../../operations/index.ts'
import { ORGANISATION_KINDS } from '../../rights/index.ts'
import { countSchema, idSchema, instantSchema } from './common.ts'

/** `asOf`: how it stood at a past instant; without it now. */
export const boardQuerySchema = z.object({ asOf: instantSchema.optional() })

const clocksSchema = z.object({ open: countSchema, overdue: countSchema })
const dateSchema = z.string()
const figureSchema = z.number().min(0)

/** An operation as far as the caller may see it, each figure counted of what the caller may see. */
export const boardSchema = z
  .object({
    /** The instant that all of it is counted at. */
    at: instantSchema,
    operation: z.object({ id: idSchema, name: z.string(), own: z.boolean() }),
    /** So many hours without a sign, and a member is called silent. */
    silentHours: countSchema,
    /** By region and name. */
    rows: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        kind: z.enum(ORGANISATION_KINDS),
        country: z.string().nullable(),
        region: z.enum(WCO_REGIONS).nullable(),
        own: z.boolean(),
        /** IANA zone; `zoneFrom`: it says so itself, its capital's, or none is known and UTC is meant. */
        zone: z.string(),
        zoneFrom: z.enum(ZONE_FROM),
        minutesAhead: z.number().int(),
        /** Its own calendar day. */
        day: dateSchema,
        /** Null: it owes none, or the caller is not told. */
        plan: z
          .object({
            state: z.enum(PLAN_STATES),
            version: countSchema.nullable(),
            accepted: countSchema.nullable(),
            overdue: z.boolean(),
            /** Risk profiles of the version that stands accepted. */
            profiles: countSchema.nullable(),
          })
          .nullable(),
        /** Of its own day; `none`: it owes none. */
        report: z.enum(['today', 'missing', 'none']),
        reported: z.object({ id: idSchema, day: dateSchema }).nullable(),
        /** Sums of the last report about each day. */
        controls: z.object({
          targets: figureSchema,
          inspections: figureSchema,
          detections: figureSchema,
        }),
        /** Feedback that says that goods were detained or seized. */
        finds: countSchema,
        /** Messages by their type. */
        sent: z.record(z.string(), countSchema),
        /** Answers that it owes. */
        warnings: clocksSchema,
        requests: clocksSchema,
        /** Requests for advice that it asked and nobody has answered. */
        advice: clocksSchema.extend({ paused: countSchema }),
        lastSign: instantSchema.nullable(),
        /** Whole hours since; null: nothing was ever seen of it. */
        silentHours: countSchema.nullable(),
        silent: z.boolean(),
      }),
    ),
    /** Messages by the day in UTC, detections by the day that was reported about. */
    days: z.array(z.object({ day: dateSchema, messages: countSchema, detections: figureSchema })),
  })
  .meta({ id: 'Board' })
export type BoardBody = z.infer<typeof boardSchema>
export type BoardLine = BoardBody['rows'][number]

/** What waits for the caller, what is late first. */
export const deskSchema = z
  .object({
    at: instantSchema,
    waiting: z.array(
      z.object({
        what: z.enum(WAITING),
        /** Of the record that it opens. */
        id: idSchema,
        title: z.string(),
        /** Whose it is, where it is another's. */
        from: z.string().nullable(),
        operation: z.object({ id: idSchema, name: z.string() }).nullable(),
        /** An instant, or the calendar day that is the last one. */
        due: z.string().nullable(),
        clock: z.enum(WAITING_CLOCKS),
      }),
    ),
  })
  .meta({ id: 'Desk' })
export type DeskBody = z.infer<typeof deskSchema>
export type DeskLine = DeskBody['waiting'][number]
