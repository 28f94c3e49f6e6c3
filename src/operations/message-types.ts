import type { FieldKind } from '../base/index.ts'
import type { Role } from '../rights/index.ts'

/** One field of a type of message. Its words: `message.field.<key>`, `message.code.<key>.<code>`. */
export type Field = {
  readonly key: string
  readonly kind: FieldKind
  /** What a field of kind `code` may say. */
  readonly codes: readonly string[]
  /** Names a trader or a person: stands sealed, and goes only where a legal basis is in force. */
  readonly nominal: boolean
  /** On the short form; the others come with "more fields". */
  readonly short: boolean
  readonly mandatory: boolean
}

export const MESSAGE_TYPE_NAMES = [
  'warning',
  'feedback',
  'request-for-information',
  'information-reply',
  'alert',
  'situation-report',
  'library-document',
] as const
export type MessageTypeName = (typeof MESSAGE_TYPE_NAMES)[number]

export type MessageType = {
  /** Who may send it. */
  readonly senders: readonly Role[]
  /** The type that it answers; null: it opens. */
  readonly answers: MessageTypeName | null
  /** The answer that every addressee owes by the deadline; null: none is due. */
  readonly due: MessageTypeName | null
  readonly fields: readonly Field[]
}

const NCP = 'national-contact-point'
const RA = 'rilo-analyst'
const OC = 'operation-coordinator'

type Marks = Partial<Omit<Field, 'key' | 'kind'>>
const field = (key: string, kind: FieldKind, marks: Marks): Field => ({
  ...{ key, kind, codes: [], nominal: false, short: false, mandatory: false },
  ...marks,
})
/** Required, and so on the short form. */
const must = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes, short: true, mandatory: true })
/** On the short form. */
const may = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes, short: true })
/** On the long form alone. */
const more = (key: string, kind: FieldKind, codes: readonly string[] = []): Field =>
  field(key, kind, { codes })
const named = (key: string): Field => field(key, 'line', { nominal: true })

const MODES = ['sea', 'air', 'road', 'rail', 'mail', 'express', 'inland-water']
const ACTIONS = ['check-documents', 'scan', 'examine', 'sample', 'detain', 'observe']
const OUTCOMES = [
  'not-found',
  'documents-checked',
  'scanned',
  'examined',
  'sampled',
  'released',
  'detained',
  'seized',
]
const USES = ['intelligence', 'evidence', 'with-leave']
const DOCUMENTS = ['guide', 'bulletin', 'training', 'contact-list', 'identification-sheet', 'other']

/**
 * The types of message of an operation: what each asks for, who sends it, what answers it. Source:
 * the three templates of CENcomm (warning, feedback, seizure) and its usual other traffic, guide
 * `domain.md` 3.3. Subject, urgency, addressees and deadline are common to all.
 */
export const MESSAGE_TYPES: Readonly<Record<MessageTypeName, MessageType>> = {
  warning: {
    senders: [NCP, RA, OC],
    answers: null,
    due: 'feedback',
    fields: [
      must('action', 'code', ACTIONS),
      must('goods', 'text'),
      must('grounds', 'text'),
      must('mode', 'code', MODES),
      may('hs', 'hs'),
      may('destination', 'country'),
      may('arrives-on', 'date'),
      may('container', 'container'),
      more('origin', 'country'),
      more('departs-on', 'date'),
      more('loading', 'locode'),
      more('unloading', 'locode'),
      more('conveyance', 'line'),
      more('transport-document', 'line'),
      more('quantity', 'number'),
      more('unit', 'line'),
      more('valid-until', 'date'),
      named('consignor'),
      named('consignee'),
      named('end-user'),
    ],
  },
  feedback: {
    senders: [NCP, RA, OC],
    answers: 'warning',
    due: null,
    fields: [
      must('outcome', 'code', OUTCOMES),
      must('done-on', 'date'),
      may('remarks', 'text'),
      may('hs', 'hs'),
      may('container', 'container'),
      more('quantity', 'number'),
      more('unit', 'line'),
      more('office', 'line'),
      more('case-reference', 'line'),
    ],
  },
  'request-for-information': {
    senders: [NCP, RA, OC],
    answers: null,
    due: 'information-reply',
    fields: [
      must('questions', 'text'),
      must('basis', 'line'),
      must('use', 'code', USES),
      may('hs', 'hs'),
      may('container', 'container'),
      more('origin', 'country'),
      more('destination', 'country'),
      more('transport-document', 'line'),
      named('party'),
    ],
  },
  'information-reply': {
    senders: [NCP, RA, OC],
    answers: 'request-for-information',
    due: null,
    fields: [
      must('reply', 'text'),
      must('use', 'code', USES),
      may('hs', 'hs'),
      may('container', 'container'),
      more('sources', 'line'),
      more('case-reference', 'line'),
      named('party'),
    ],
  },
  alert: {
    senders: [RA, OC],
    answers: null,
    due: null,
    fields: [
      must('modus-operandi', 'text'),
      must('goods', 'text'),
      must('routes', 'line'),
      must('valid-until', 'date'),
      may('hs', 'hs'),
      may('mode', 'code', MODES),
      more('origin', 'country'),
      more('destination', 'country'),
    ],
  },
  'situation-report': {
    senders: [NCP, OC],
    answers: null,
    due: null,
    fields: [
      must('day', 'date'),
      must('targets', 'number'),
      must('inspections', 'number'),
      must('detections', 'number'),
      may('open-reach-back', 'number'),
      may('problems', 'text'),
    ],
  },
  'library-document': {
    senders: [RA, OC],
    answers: null,
    due: null,
    fields: [
      must('document', 'code', DOCUMENTS),
      must('summary', 'text'),
      may('reference', 'line'),
      may('valid-until', 'date'),
    ],
  },
}

export const isMessageType = (text: string): text is MessageTypeName =>
  Object.hasOwn(MESSAGE_TYPES, text)

/** The types that somebody with these roles sends; the machine sends every one. */
export const sentBy = (roles: readonly Role[] | null): readonly MessageTypeName[] =>
  MESSAGE_TYPE_NAMES.filter(
    (name) => roles === null || roles.some((role) => MESSAGE_TYPES[name].senders.includes(role)),
  )
