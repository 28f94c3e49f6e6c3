/** The six kinds of processing that article 25 of Directive (EU) 2016/680 has logged. */
export const LED_KINDS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
] as const
export type LedKind = (typeof LED_KINDS)[number]

/** What a page can open from an entry. */
export const OPENS = ['target', 'batch', 'list'] as const
export type Opens = (typeof OPENS)[number]

/** One row of the table of acts: what the law calls it, and what its entry may hold. */
export type ActRow = {
  /** Null for acts on the house itself: signing in, ending a batch. */
  readonly led: LedKind | null
  /** Nominal, or leaving the house: the entry must say what for (`journal.purpose` else). */
  readonly purpose: boolean
  /** The kind of record that its object at `at` is; null where no page shows one. */
  readonly opens: Opens | null
  readonly at: number
  /** The values that may be text, each a code; all others are counts and yes or no. */
  readonly codes: readonly string[]
}

const row = (led: LedKind | null, marks: Partial<Omit<ActRow, 'led'>> = {}): ActRow => ({
  led,
  purpose: false,
  opens: null,
  at: 0,
  codes: [],
  ...marks,
})

/** Every act of the house. An act without a row cannot be journalled, so it cannot be done. */
export const ACTS = {
  // the house and its people
  'organisation.founded': row(null),
  'organisation.renamed': row(null),
  'person.added': row('collection', { codes: ['roles'] }),
  'person.changed': row('alteration'),
  'person.roles-given': row('alteration', { codes: ['roles'] }),
  'person.activated': row('alteration'),
  'person.deactivated': row('alteration'),
  'person.link-made': row(null),
  'person.reset-asked': row(null),
  'person.reset-confirmed': row('alteration'),
  // signing in
  'session.started': row(null, { codes: ['way'] }),
  'session.renewed': row(null, { codes: ['way'] }),
  'session.refused': row(null, { codes: ['way'] }),
  'session.ended': row(null),
  'session.revoked': row(null),
  'password.set': row(null),
  'password.removed': row(null),
  'passkey.added': row(null),
  'passkey.renamed': row(null),
  'passkey.removed': row(null),
  'totp.enrolled': row(null),
  'totp.removed': row(null),
  'recovery.made': row(null),
  'recovery.used': row(null),
  'external.linked': row(null),
  'external.unlinked': row(null),
  'provider.added': row(null),
  'provider.changed': row(null),
  // trade data
  'upload.brought': row('collection'),
  'upload.previewed': row('consultation', { purpose: true }),
  'upload.erased': row('erasure'),
  'layout.mapped': row(null),
  'batch.created': row('collection', { opens: 'batch', codes: ['engineVersion'] }),
  'batch.chunk-kept': row('combination', { opens: 'batch' }),
  'batch.finished': row(null, { opens: 'batch' }),
  'batch.failed': row(null, { opens: 'batch' }),
  'batch.reopened': row(null, { opens: 'batch' }),
  'batch.rejects-exported': row('disclosure', { purpose: true, opens: 'batch', codes: ['format'] }),
  // lists
  'list.loaded': row('collection', { opens: 'list' }),
  'list.skipped': row(null, { opens: 'list' }),
  'list.refused': row(null, { opens: 'list' }),
  'list.retired': row('alteration', { opens: 'list' }),
  // records
  'record.linked': row('combination', { codes: ['kind', 'from', 'to'] }),
  'record.consulted': row('consultation', { codes: ['kind'] }),
  'record.consulted-nominal': row('consultation', { purpose: true, codes: ['kind'] }),
  // sent to a page that will want it next: whoever looks at it then makes an entry of their own
  'record.sent-ahead': row('consultation', { codes: ['kind'] }),
  'record.sent-ahead-nominal': row('consultation', { purpose: true, codes: ['kind'] }),
  'target.judged': row('alteration', { opens: 'target', at: 1, codes: ['answer'] }),
  'target.judgement-withdrawn': row('alteration', { opens: 'target', at: 1 }),
  // handling
  'batch.narrowed': row('alteration', { opens: 'batch', codes: ['tlp', 'code', 'state'] }),
  'target.released': row('disclosure', { purpose: true, opens: 'target', codes: ['tlp', 'code'] }),
  'target.release-withdrawn': row('alteration', { opens: 'target' }),
  'target.withdrawn': row('alteration', { opens: 'target' }),
  'target.narrowed': row('alteration', { opens: 'target', codes: ['tlp', 'code', 'state'] }),
  'target.relabelled': row('alteration', {
    opens: 'target',
    codes: ['tlp', 'code', 'state', 'because'],
  }),
  'target.limited': row('alteration', { opens: 'target' }),
  'target.held': row('alteration', { opens: 'target', codes: ['because'] }),
  'target.hold-lifted': row('alteration', { opens: 'target' }),
  'target.erased': row('erasure', { codes: ['because'] }),
  'trader.sought': row('consultation', { purpose: true }),
  // what others did with a record that was released to them, as its owner is told
  'release.consulted': row('disclosure', { purpose: true, opens: 'target' }),
  'release.exported': row('disclosure', { purpose: true, opens: 'target', codes: ['format'] }),
  // what the owner did with a record that was released to us, as we are told
  'received.released': row('collection'),
  'received.narrowed': row('alteration'),
  'received.withdrawn': row('alteration'),
  'received.erased': row('erasure'),
  'received.exported': row('disclosure', { purpose: true, codes: ['format'] }),
  // cooperation
  'operation.created': row('collection'),
  'operation.member-added': row('alteration'),
  'operation.member-ended': row('alteration'),
  'operation-plan.drafted': row('alteration'),
  'operation-plan.adopted': row('disclosure', { purpose: true }),
  'phase.stepped': row('alteration', { codes: ['phase', 'what', 'criterion'] }),
  'national-plan.drafted': row('alteration'),
  'national-plan.submitted': row('disclosure', { purpose: true }),
  'national-plan.reviewed': row('disclosure', { purpose: true, codes: ['verdict'] }),
  // a national plan's owner is told who read it; keeper and reviewers that it came; its owner, how it fared
  'national-plan.consulted': row('disclosure', { purpose: true }),
  'received.plan-submitted': row('collection'),
  'received.plan-reviewed': row('collection', { codes: ['verdict'] }),
  'basis.added': row('collection'),
  'basis.ended': row('alteration'),
  // messages in the closed group of an operation
  'message.template-changed': row('alteration', { codes: ['type'] }),
  'message.drafted': row('collection', { codes: ['type'] }),
  'message.draft-changed': row('alteration', { codes: ['type'] }),
  'message.discarded': row('erasure', { codes: ['type'] }),
  'message.sent': row('disclosure', { purpose: true, codes: ['type', 'tlp', 'code'] }),
  'message.recalled': row('alteration', { codes: ['type'] }),
  // what the sender did with a message to us, and what an addressee did with ours, as it is told
  'message.arrived': row('collection'),
  'message.taken-back': row('alteration'),
  'message.consulted': row('disclosure', { purpose: true }),
  // advice of experts
  'advice.asked': row('disclosure', { purpose: true, codes: ['level', 'urgency', 'family'] }),
  'advice.returned': row('alteration', { codes: ['level'] }),
  'advice.replied': row('disclosure', { purpose: true, codes: ['level'] }),
  'advice.passed-on': row('disclosure', { purpose: true, codes: ['level'] }),
  'advice.answered': row('disclosure', { purpose: true, codes: ['level', 'determination'] }),
  'advice.checked': row('disclosure', { purpose: true, codes: ['level', 'outcome'] }),
  'advice.withdrawn': row('alteration', { codes: ['level'] }),
  'advice.service-changed': row('alteration'),
  // what the other end did with a request that the two share, as one is told
  'advice.arrived': row('collection', { codes: ['step'] }),
  'advice.taken-back': row('alteration'),
  'advice.consulted': row('disclosure', { purpose: true }),
  'access.explained': row('consultation', { codes: ['kind', 'act'] }),
  // cases
  'case.opened': row('collection'),
  'case.entry-added': row('collection', { codes: ['kind'] }),
  'case.notice-made': row('consultation', { purpose: true }),
  'case.terms-changed': row('alteration'),
  // reports of cases to an operation
  'report.sent': row('disclosure', { purpose: true, codes: ['kind'] }),
  'report.withdrawn': row('alteration'),
  'report.reviewed': row('disclosure', { purpose: true, codes: ['verdict'] }),
  // what the other end did with a report that the two share, as one is told
  'report.arrived': row('collection'),
  'report.taken-back': row('alteration'),
  'report.consulted': row('disclosure', { purpose: true }),
  'report.review-arrived': row('collection', { codes: ['verdict'] }),
  // the journal itself
  'journal.consulted': row('consultation', { purpose: true }),
  'journal.copied': row('disclosure', { purpose: true }),
  'journal.detail-erased': row('erasure'),
  'journal.epoch-begun': row(null, { codes: ['lostRoot', 'root', 'because'] }),
  // photos and papers of a case
  'case.paper-added': row('collection', { codes: ['medium', 'sensitivity'] }),
  'case.paper-looked-at': row('consultation', { purpose: true }),
  'case.paper-struck': row('alteration'),
  'case.paper-altered': row('alteration'),
  // the debrief of an operation, and its closing
  'debrief.finding-written': row('disclosure', { purpose: true, codes: ['kind'] }),
  'debrief.finding-withdrawn': row('alteration'),
  'debrief.recommended': row('disclosure', { purpose: true, codes: ['theme'] }),
  'debrief.recommendation-stepped': row('alteration', { codes: ['status'] }),
  'debrief.consented': row('alteration'),
  'debrief.paper-made': row('disclosure', {
    purpose: true,
    codes: ['paper', 'format', 'language'],
  }),
  'operation.closed': row('alteration'),
  'operation.reopened': row('alteration'),
} as const satisfies Readonly<Record<string, ActRow>>

export type ActName = keyof typeof ACTS
export const ACT_NAMES = Object.keys(ACTS) as readonly ActName[]

export const isActName = (text: string): text is ActName => Object.hasOwn(ACTS, text)
/** Undefined for an act of a later version. */
export const actRow = (act: string): ActRow | undefined => (isActName(act) ? ACTS[act] : undefined)
