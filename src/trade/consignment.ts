import { z } from 'zod'

/**
 * The canonical consignment, in the terms of the WCO Data Model. Every reader makes it, every
 * engine reads it. Text stays as received; masses are kilograms; amounts are decimal strings
 * with their currency; an absent, empty or "NULL" value is absent. Countries are ISO 3166
 * alpha-2 where the text could be read as one, else the text as sent.
 */
const text = z.string().min(1)
const country = z.string().min(1)
const kg = z.number().min(0)
/** A calendar date `YYYY-MM-DD` or an instant in UTC. */
const when = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/)

export const amountSchema = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().optional(),
})

export const PARTY_ROLES = [
  'consignor',
  'consignee',
  'exporter',
  'importer',
  'buyer',
  'seller',
  'notify',
  'declarant',
  'agent',
  'carrier',
  'forwarder',
  'manufacturer',
  'endUser',
  'other',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** What the administration already knows of a trader, where it supplies it. */
export const profileSchema = z.object({
  firstSeen: when.optional(),
  consignmentCount: z.number().int().min(0).optional(),
  usualHs4: z.array(z.string()).optional(),
  incorporated: when.optional(),
  activity: text.optional(),
})

export const partySchema = z.object({
  role: z.enum(PARTY_ROLES),
  name: text.optional(),
  ids: z.array(z.object({ scheme: text.optional(), value: text })).optional(),
  typeOfPerson: text.optional(),
  addressLines: z.array(text).optional(),
  street: text.optional(),
  city: text.optional(),
  postcode: text.optional(),
  subdivision: text.optional(),
  country: country.optional(),
  contact: text.optional(),
  profile: profileSchema.optional(),
})

export const documentSchema = z.object({
  type: text.optional(),
  id: text.optional(),
  status: text.optional(),
  reason: text.optional(),
  validTo: when.optional(),
  goods: text.optional(),
  consignee: text.optional(),
})

export const packagesSchema = z.object({
  quantity: z.number().optional(),
  type: text.optional(),
  marks: text.optional(),
})

export const goodsItemSchema = z.object({
  seq: z.number().int().min(1),
  description: text.optional(),
  descriptionLang: text.optional(),
  /** Six digits; the national code as sent stands in `commodityCode`. */
  hs6: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** How `hs6` was guessed, where the code as sent does not say it: a zero put before it. */
  hs6Guess: z.enum(['leading-zero']).optional(),
  commodityCode: text.optional(),
  additionalCodes: z.array(z.object({ scheme: text.optional(), value: text })).optional(),
  casNumbers: z.array(text).optional(),
  originCountry: country.optional(),
  /** Origin claimed for a preference, where another one is declared (data element 16 09). */
  preferentialOriginCountry: country.optional(),
  /** Where an item is sent from or to another country than the header says. */
  exportCountry: country.optional(),
  destinationCountry: country.optional(),
  grossMassKg: kg.optional(),
  netMassKg: kg.optional(),
  supplementaryQuantity: z.number().optional(),
  supplementaryUnit: text.optional(),
  packages: z.array(packagesSchema).optional(),
  equipmentIds: z.array(text).optional(),
  itemPrice: amountSchema.optional(),
  unitPrice: amountSchema.optional(),
  statisticalValue: amountSchema.optional(),
  customsValue: amountSchema.optional(),
  procedure: text.optional(),
  previousProcedure: text.optional(),
  /** Further procedure codes of the item (data element 11 10). */
  additionalProcedures: z.array(text).optional(),
  documents: z.array(documentSchema).optional(),
})

export const FUNCTIONS = ['IMPORT', 'EXPORT', 'TRANSIT', 'TRANSSHIPMENT', 'ENTRY'] as const

export const sourceSchema = z.object({
  file: text,
  /** One-based: the data row in a table, the declaration in a message file. */
  record: z.number().int().min(1),
  format: text,
  fileHash: text.optional(),
  /** Line of the file where the record begins, one-based. */
  line: z.number().int().min(1).optional(),
})

export const consignmentSchema = z.object({
  id: text,
  function: z.enum(FUNCTIONS).optional(),
  source: sourceSchema,
  declaration: z
    .object({
      lrn: text.optional(),
      mrn: text.optional(),
      ucr: text.optional(),
      typeCode: text.optional(),
      procedure: text.optional(),
      previousProcedure: text.optional(),
      office: text.optional(),
      acceptedAt: when.optional(),
      declarantRef: text.optional(),
    })
    .optional(),
  transportDocuments: z
    .array(z.object({ type: text.optional(), id: text, level: text.optional() }))
    .optional(),
  parties: z.array(partySchema),
  countries: z
    .object({
      export: country.optional(),
      dispatch: country.optional(),
      destination: country.optional(),
      finalDestination: country.optional(),
      transit: z.array(country).optional(),
    })
    .optional(),
  route: z
    .array(
      z.object({
        seq: z.number().int().min(1),
        locode: text.optional(),
        name: text.optional(),
        country: country.optional(),
        role: text.optional(),
        at: when.optional(),
      }),
    )
    .optional(),
  transportMeans: z
    .array(
      z.object({
        stage: z.enum(['departure', 'border', 'arrival']).optional(),
        mode: text.optional(),
        idType: text.optional(),
        id: text.optional(),
        name: text.optional(),
        nationality: country.optional(),
        voyage: text.optional(),
      }),
    )
    .optional(),
  equipment: z
    .array(z.object({ id: text, sizeType: text.optional(), seals: z.array(text).optional() }))
    .optional(),
  deliveryTerms: z.object({ incoterm: text.optional(), place: text.optional() }).optional(),
  invoice: amountSchema.optional(),
  freight: amountSchema.extend({ includedInPrice: z.boolean().optional() }).optional(),
  totals: z
    .object({
      packages: z.number().optional(),
      grossMassKg: kg.optional(),
      items: z.number().optional(),
    })
    .optional(),
  documents: z.array(documentSchema).optional(),
  goodsItems: z.array(goodsItemSchema),
})

export type Amount = z.infer<typeof amountSchema>
export type Party = z.infer<typeof partySchema>
export type SupportingDocument = z.infer<typeof documentSchema>
export type GoodsItem = z.infer<typeof goodsItemSchema>
export type ConsignmentFunction = (typeof FUNCTIONS)[number]
export type ConsignmentSource = z.infer<typeof sourceSchema>
export type Consignment = z.infer<typeof consignmentSchema>
/** As a reader made it, to be screened: its id may still be worked out by whoever needs it. */
export type ReadConsignment = Omit<Consignment, 'id'> & { readonly id?: string }
/**
 * What the description of each goods item was read from, in their order: the very same value for
 * the same text, so that what is known of the text can be kept on it. No part of the record.
 */
export type Wording = readonly (object | undefined)[]

/** The trader's own fields: nominal data, kept apart from the rest (see `base/handling.ts`). */
export const NOMINAL_PATHS = [
  'parties[].name',
  'parties[].ids',
  'parties[].addressLines',
  'parties[].street',
  'parties[].city',
  'parties[].postcode',
  'parties[].contact',
  'goodsItems[].documents[].consignee',
  'documents[].consignee',
] as const
