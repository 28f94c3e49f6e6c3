import { GOODS_FAMILIES } from '../base/index.ts'
import { type Field, long, may, more, must, named } from './field.ts'
import { RULING_NAMES } from './rulings.ts'

/** Where a check takes place (guide/domain.md 3.4). */
const LOCATIONS = [
  'seaport',
  'airport',
  'land-border',
  'rail',
  'mail-centre',
  'express-hub',
  'free-zone',
  'inland',
  'warehouse',
]
/** Why this consignment was chosen. */
const SELECTIONS = [
  'national-profile',
  'operation-profile',
  'warning-message',
  'tip-off',
  'partner-intelligence',
  'random',
  'routine',
]
const TECHNIQUES = [
  'document-check',
  'scan',
  'physical',
  'radiation-alarm',
  'handheld-analyser',
  'laboratory',
  'dog',
]
const DIRECTIONS = [
  'import',
  'export',
  're-export',
  'transit',
  'transhipment',
  'temporary',
  'warehouse',
]
const MODES = ['sea', 'rail', 'road', 'air', 'mail', 'express', 'inland-water']
export const RESULTS = ['nothing-found', 'suspicion'] as const
const REASONS = [
  'no-licence',
  'licence-does-not-cover',
  'goods-unclear',
  'end-use-unclear',
  'party-listed',
  'embargo',
]
const WAYS_BACK = ['released', 'restored', 'restored-for-sum', 'restored-with-undertaking']
const CUSTODY_FOR = ['storage', 'transfer', 'laboratory', 'return', 'destruction']
const DETERMINATIONS = ['listed', 'catch-all', 'not-controlled', 'undetermined']
/** The ladder of guide/domain.md 7.3, from the mildest on; a quashing is an entry of its own. */
export const DECISIONS = [
  'none',
  'advice-letter',
  'warning-letter',
  'undertaking',
  'export-refused',
  'return-to-sender',
  'forfeiture',
  'restoration-with-sum',
  'administrative-fine',
  'settlement',
  'licence-revoked',
  'export-privileges-denied',
  'authorised-status-suspended',
  'audit-ordered',
  'criminal-charge',
  'conviction',
  'acquittal',
] as const
/** What is watched because of a decision, until the decision falls. */
export const FLAGS = ['trader', 'goods', 'route'] as const
export const APPEAL_OUTCOMES = ['lodged', 'dismissed', 'allowed'] as const
const CLOSED_WITH = ['no-irregularity', 'settled', 'referred', 'quashed']
/** What an earlier ruling on identical goods is used for. */
export const RULING_USES = ['released', 'not-same'] as const

const ON: Field = must('event-on', 'date')

/** What each kind of entry asks for, in the order of its form. */
export const ENTRY_FIELDS = {
  inspection: [
    ON,
    must('location-type', 'code', LOCATIONS),
    must('selection-basis', 'code', SELECTIONS),
    must('family', 'code', GOODS_FAMILIES),
    must('technique', 'code', TECHNIQUES),
    may('hazards-read', 'yes'),
    may('package-opened', 'yes'),
    must('result', 'code', RESULTS),
    may('finding', 'text'),
    more('place', 'locode'),
    more('goods', 'line'),
    more('container', 'container'),
    more('cas', 'cas'),
    // By these an earlier ruling is found and compared.
    more('maker', 'line'),
    more('model', 'line'),
    more('part', 'line'),
    more('specification', 'text'),
  ],
  detention: [
    ON,
    must('reason', 'code', REASONS),
    must('family', 'code', GOODS_FAMILIES),
    must('goods', 'line'),
    named('exporter', { short: true }),
    may('reason-more', 'text'),
    more('place', 'locode'),
    more('seal', 'line'),
  ],
  'licence-ruling': [
    ON,
    must('ruling', 'code', RULING_NAMES),
    must('authority', 'line'),
    may('reference', 'line'),
    may('list-entry', 'line'),
    more('valid-until', 'date'),
    more('reasoning', 'text'),
  ],
  seizure: [
    ON,
    must('location-type', 'code', LOCATIONS),
    must('direction', 'code', DIRECTIONS),
    must('selection-basis', 'code', SELECTIONS),
    must('family', 'code', GOODS_FAMILIES),
    must('hs', 'hs'),
    must('quantity', 'number'),
    must('mode', 'code', MODES),
    must('departure', 'country'),
    must('destination', 'country'),
    may('unit', 'line'),
    long('place', 'locode'),
    long('technique', 'code', TECHNIQUES),
    long('goods-declared', 'text'),
    long('goods', 'line'),
    long('value', 'number'),
    long('currency', 'line'),
    long('determination', 'code', DETERMINATIONS),
    long('narrative', 'text'),
    long('national-reference', 'line'),
    more('office', 'line'),
    more('licence-quoted', 'line'),
    more('list-entry', 'line'),
    more('cas', 'cas'),
    more('origin', 'country'),
    more('final-destination', 'country'),
    more('transit', 'line'),
    more('container', 'container'),
    more('awb', 'awb'),
    more('bill-of-lading', 'line'),
    more('imo', 'imo'),
    more('conveyance', 'line'),
    more('concealment', 'text'),
    more('end-use', 'line'),
    named('declaration'),
    named('exporter'),
    named('consignee'),
    named('end-user'),
    named('make-model'),
  ],
  restoration: [
    ON,
    must('way-back', 'code', WAYS_BACK),
    may('amount', 'number'),
    may('currency', 'line'),
    may('condition', 'text'),
    named('given-to', { short: true }),
  ],
  custody: [
    ON,
    must('from', 'line'),
    must('to', 'line'),
    must('place-held', 'line'),
    must('custody-for', 'code', CUSTODY_FOR),
    may('seal', 'line'),
    more('condition', 'text'),
  ],
  consequence: [
    ON,
    must('decision', 'code', DECISIONS),
    must('provision', 'line'),
    must('authority', 'line'),
    may('amount', 'number'),
    may('currency', 'line'),
    may('appeal-until', 'date'),
    may('flag', 'code', FLAGS),
    named('entity', { short: true }),
    more('custodial-months', 'number'),
    more('mitigating', 'text'),
    more('aggravating', 'text'),
    more('published', 'yes'),
  ],
  appeal: [ON, must('outcome', 'code', APPEAL_OUTCOMES), may('authority', 'line')],
  quashing: [ON, must('authority', 'line'), must('grounds', 'text')],
  closing: [ON, must('closed-with', 'code', CLOSED_WITH), may('remarks', 'text')],
  note: [must('remarks', 'text')],
  'ruling-use': [
    ON,
    must('ruling-decision', 'code', RULING_USES),
    may('specification', 'text'),
    may('owner-contacted', 'yes'),
    may('because', 'text'),
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>
