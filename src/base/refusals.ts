/**
 * The one catalogue of refusals: code → HTTP status. The sentence and what to do next are the
 * words keys `refusal.<code>.says` and `refusal.<code>.next`; `docs/refusals.md` lists every
 * code, and a test holds the three together.
 */
export const REFUSALS = {
  // a file of trade data
  'file.absent': 404,
  'file.folder': 400,
  'file.empty': 422,
  'file.unreadable': 422,
  'file.unknown-format': 422,
  'file.too-large': 413,
  'file.changed': 409,
  'file.encoding': 422,
  'file.damaged': 422,
  // a record inside one
  'record.columns': 422,
  'record.quote': 422,
  'record.too-long': 422,
  'record.empty': 422,
  'record.header': 422,
  // XML
  'xml.malformed': 422,
  'xml.doctype': 422,
  'xml.depth': 422,
  'xml.too-large': 422,
  // a list
  'list.unknown-format': 422,
  'list.part-without-first': 422,
  'list.empty': 422,
  'list.damaged': 422,
  'list.duplicate': 409,
  'list.in-force': 409,
  // a batch
  'batch.absent': 404,
  'batch.running': 409,
  'batch.no-input': 422,
  'output.full': 507,
  'output.unwritable': 500,
  // the house
  'house.unreachable': 503,
  'house.locked': 409,
  'house.full': 507,
  'house.stopped': 503,
  'house.too-old': 500,
  'house.altered': 500,
  'house.key': 500,
  'house.not-empty': 409,
  'house.export-damaged': 422,
  // rights
  'access.denied': 403,
  // a request
  'request.body': 400,
  'request.query': 400,
  'request.header': 400,
  'request.absent': 404,
  'request.method': 405,
  'request.too-many': 429,
  'request.key-reused': 409,
  'request.version': 412,
  'request.origin': 403,
  'request.failed': 500,
  'session.absent': 401,
  'session.link-used': 401,
  'person.ambiguous': 409,
  // the organisations of a house, and what stands between them
  'record.absent': 404,
  'organisation.absent': 404,
  'organisation.under': 422,
  'operation.absent': 404,
  'operation.member-absent': 404,
  'operation.member-there': 409,
  'basis.absent': 404,
  'basis.own': 422,
  'span.empty': 422,
  'span.outside': 422,
  'span.over': 409,
  'span.longer': 422,
  // a judgement
  'target.absent': 404,
  'judgement.mixed': 409,
  'judgement.lapsed': 409,
  'judgement.none': 409,
  'mapping.column': 422,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof REFUSALS

export const refusalStatus = (code: RefusalCode): number => REFUSALS[code]
