import { machine, operations } from '../access/index.ts'
import { OPERATION_HOURS, OPERATION_PLAN, OPERATION_STEPS } from '../exercise/index.ts'
import {
  adoptPlan,
  beginDraft,
  draftOf,
  type MessageTypeName,
  type NationalPlan,
  type OperationPlan,
  reviewPlan,
  saveDraft,
  saveNationalDraft,
  savePlanDraft,
  sendMessage,
  stepPhase,
  submitNationalPlan,
} from '../operations/index.ts'
import type { Act, House } from '../store/index.ts'
import { type Language, type Say, voice, wordsOf } from '../words/index.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Who takes part: ids of organisations of the house. */
export type Parts = { readonly own: string; readonly neighbour: string; readonly rilo: string }

/**
 * Gives the operation of the exercise its content: a plan in force with its phases, a neighbour's
 * national plan that the RILO accepted, an alert, and a warning each way, one of them answered. The
 * own national plan and an answer are left to whoever learns. Every step looks first whether it was
 * done.
 */
export async function loadOperation(
  house: House,
  { own, neighbour, rilo }: Parts,
  language: Language,
): Promise<void> {
  const texts = await textsIn(language)
  const operation = await house.act(machine(own), (act) => plan(act, texts))
  if (operation === null) return
  const submitted = await house.act(machine(neighbour), (act) => national(act, operation, texts))
  await house.act(machine(rilo), async (act) => {
    if (submitted !== null && !(await has(act, 'plan_review')))
      await reviewPlan(act, operation, submitted, {
        verdict: 'accepted',
        remarks: texts.say('exercise.review.remarks'),
      })
    if (!(await has(act, 'message'))) await alert(act, operation, texts)
  })
  const asked = await house.act(machine(own), async (act) =>
    (await has(act, 'message')) ? null : warn(act, operation, texts, 'ownWarning', neighbour),
  )
  await house.act(machine(neighbour), async (act) => {
    if (asked !== null) await answer(act, operation, texts, asked)
    const warned = act.db.selectFrom('message').select('id').where('type', '=', 'warning')
    const before = await warned.where('organisation', '=', neighbour).executeTakeFirst()
    if (!before) await warn(act, operation, texts, 'warning', own)
  })
}

type Texts = {
  readonly say: Say
  /** A text that stands in both languages. */
  readonly both: (key: string) => { readonly en: string; readonly fr: string }
  readonly language: Language
}

async function textsIn(language: Language): Promise<Texts> {
  const en = voice('en', await wordsOf('en'))
  const fr = voice('fr', await wordsOf('fr'))
  return {
    say: language === 'fr' ? fr : en,
    both: (key) => ({ en: en(key), fr: fr(key) }),
    language,
  }
}

/** The own organisation wrote one already: in a new exercise there is one operation to write in. */
const has = async (
  act: Act,
  table: 'operation_plan' | 'national_plan' | 'plan_review' | 'message',
): Promise<boolean> =>
  (await act.db
    .selectFrom(table)
    .select('id')
    .where('organisation', '=', act.caller.organisation)
    .limit(1)
    .executeTakeFirst()) !== undefined

const day = (act: Act, count: number): string =>
  new Date(Date.parse(act.now) + count * DAY_MS).toISOString().slice(0, 10)

/** The own operation, with its plan adopted and its first phases stepped through; null: there is none. */
async function plan(act: Act, { say, both, language }: Texts): Promise<string | null> {
  const operation = (await operations(act)).find((one) => one.own)?.id
  if (operation === undefined) return null
  if (await has(act, 'operation_plan')) return operation
  const { families, directions, modes, plansDueDay, stages } = OPERATION_PLAN
  const body: OperationPlan = {
    objective: say('exercise.plan.objective'),
    scope: { families, directions, modes, regions: [say('exercise.plan.region')] },
    legalBasis: say('exercise.plan.basis'),
    mediaLine: say('exercise.plan.media'),
    partners: [{ name: say('exercise.plan.partner'), supports: say('exercise.plan.supports') }],
    nationalPlansDue: day(act, plansDueDay),
    phases: stages.map(({ key, fromDay, untilDay, exit }) => ({
      key,
      name: both(`exercise.phase.${key}`),
      from: day(act, fromDay),
      until: day(act, untilDay),
      entry: [],
      exit: exit.map(({ key: criterion, counted = null }) => ({
        ...{ key: criterion, text: both(`exercise.criterion.${criterion}`) },
        ...{ mandatory: true, counted },
      })),
    })),
  }
  const { revision } = await savePlanDraft(act, operation, { body })
  await adoptPlan(act, operation, { revision })
  for (const { reason, ...step } of OPERATION_STEPS)
    await stepPhase(act, operation, { ...step, reason: say(`exercise.step.${reason}`) }, language)
  return operation
}

/** The neighbour's plan, submitted; null: it was before. */
async function national(act: Act, operation: string, { say }: Texts): Promise<string | null> {
  if (await has(act, 'national_plan')) return null
  const body: NationalPlan = {
    analysis: {
      threats: say('exercise.national.threats'),
      trade: say('exercise.national.trade'),
      sources: [
        {
          ...{ key: 'own', title: say('exercise.national.source-own') },
          ...{ reliability: 'A', credibility: '2' },
        },
        {
          ...{ key: 'rilo', title: say('exercise.national.source-rilo') },
          ...{ reliability: 'B', credibility: '3' },
        },
      ],
    },
    profiles: [
      {
        name: say('exercise.national.profile'),
        office: say('exercise.national.office'),
        from: day(act, 7),
        until: day(act, 35),
        basis: say('exercise.national.profile-basis'),
        sources: ['own', 'rilo'],
      },
    ],
    offices: [{ name: say('exercise.national.office'), tasks: say('exercise.national.tasks') }],
    contactHours: say('exercise.national.hours'),
    signOffs: [
      {
        ...{ agency: say('exercise.national.agency'), on: day(act, -2) },
        office: say('exercise.national.agency-office'),
      },
    ],
  }
  const { revision } = await saveNationalDraft(act, operation, { body })
  return submitNationalPlan(act, operation, { revision })
}

type Written = {
  /** Left out: that of the message that it answers. */
  readonly subject?: string
  readonly fields: Readonly<Record<string, string>>
  readonly hours?: number
  /** The one addressee; left out: all members. */
  readonly to?: string
}

/** Writes a message as its form begins it, and sends it. */
async function send(
  act: Act,
  operation: string,
  asked: { readonly type: MessageTypeName; readonly answers: string | null },
  { subject, fields, hours, to }: Written,
): Promise<string> {
  const id = await beginDraft(act, operation, asked)
  const begun = await draftOf(act, operation, id)
  const { urgency, tlp, code } = begun
  await saveDraft(act, operation, id, {
    ...{ urgency, tlp, code, subject: subject ?? begun.subject },
    fields: { ...begun.fields, ...fields },
    audience: to === undefined ? begun.audience : { by: 'named', kinds: [], organisations: [to] },
    feedbackBy:
      hours === undefined ? null : new Date(Date.parse(act.now) + hours * HOUR_MS).toISOString(),
  })
  await sendMessage(act, operation, id)
  return id
}

const alert = (act: Act, operation: string, { say }: Texts): Promise<string> =>
  send(
    act,
    operation,
    { type: 'alert', answers: null },
    {
      subject: say('exercise.message.alert'),
      fields: {
        'modus-operandi': say('exercise.message.alert-how'),
        goods: say('exercise.message.alert-goods'),
        routes: say('exercise.message.alert-routes'),
        ...{ 'valid-until': day(act, 30), hs: '841410', mode: 'sea' },
      },
    },
  )

/** Goods and road of the two warnings; their words begin with their key. */
const WARNINGS = {
  warning: { hs: '850440', mode: 'sea', action: 'examine' },
  ownWarning: { hs: '902620', mode: 'express', action: 'check-documents' },
} as const

function warn(
  act: Act,
  operation: string,
  { say }: Texts,
  which: keyof typeof WARNINGS,
  to: string,
): Promise<string> {
  const key = `exercise.message.${which}`
  return send(
    act,
    operation,
    { type: 'warning', answers: null },
    {
      subject: say(key),
      hours: OPERATION_HOURS[which],
      to,
      fields: {
        ...WARNINGS[which],
        goods: say(`${key}.goods`),
        grounds: say(`${key}.grounds`),
      },
    },
  )
}

const answer = (act: Act, operation: string, { say }: Texts, id: string): Promise<string> =>
  send(
    act,
    operation,
    { type: 'feedback', answers: id },
    {
      fields: {
        ...{ outcome: 'examined', 'done-on': day(act, 0) },
        remarks: say('exercise.message.feedback'),
      },
    },
  )
