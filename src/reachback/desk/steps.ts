import { Refused, withoutNames } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { type Act, tell, withdrawReleases } from '../../store/index.ts'
import type { EndUseOutcome, Step } from '../course.ts'
import { crossing, namesOf } from '../crossing.ts'
import { termsOf } from '../service.ts'
import { recipientOf, show } from './asking.ts'
import { type Standing, stepping, writeEntry } from './entries.ts'
import { namesBehind, needCrossingNow } from './origin.ts'
import { keptApart } from './request-row.ts'
import { promisedBy } from './service-desk.ts'

type Looked = { readonly version?: number | undefined }

/** Both ends have it in their journals. */
async function noted(
  act: Act,
  { row, course }: Standing,
  step: Exclude<Step, 'asked' | 'answered'>,
  values: { readonly outcome?: EndUseOutcome } = {},
): Promise<void> {
  const other = act.caller.organisation === row.owner ? course.expert : row.owner
  await journal(act, {
    act: `advice.${step}`,
    objects: [row.id, other],
    values: { level: course.level, ...values },
  })
  await tell(act, other, {
    act: 'advice.arrived',
    objects: [row.id, act.caller.organisation],
    values: { step },
  })
}

/** All that may not cross with a text to this request: what stands sealed, and behind it. */
async function namesIn(act: Act, { row }: Standing): Promise<readonly string[]> {
  return [...namesOf(await keptApart(act, row.id)), ...(await namesBehind(act, row))]
}

/** The expert returns a request with questions: the clock waits for the asker. */
export async function returnRequest(
  act: Act,
  id: string,
  asked: Looked & { readonly text: string },
): Promise<string> {
  const standing = await stepping(act, id, 'returned', asked.version)
  const { level, expert } = standing.course
  await writeEntry(act, standing.row, { step: 'returned', level, expert, text: asked.text.trim() })
  await noted(act, standing, 'returned')
  return standing.row.owner
}

/** The asker answers the questions, without names: the clock goes on. */
export async function replyToExpert(
  act: Act,
  id: string,
  asked: Looked & { readonly text: string },
): Promise<string> {
  const standing = await stepping(act, id, 'replied', asked.version)
  const { level, expert } = standing.course
  // Own experts as well have no such fields: their part is kept in plain.
  const names = await namesIn(act, standing)
  const text = withoutNames(asked.text.trim(), names)
  await writeEntry(act, standing.row, { step: 'replied', level, expert, text })
  await noted(act, standing, 'replied')
  return expert
}

/**
 * Passes a request on to another organisation, without what names somebody: the own experts' part
 * ends, or an answer was not enough. Refuses `advice.recipient`; `advice.state` where it is with
 * that organisation already, or with another one that has not answered; `advice.named` where its
 * texts have a name that was written into its case later.
 */
export async function passOn(
  act: Act,
  id: string,
  asked: Looked & { readonly to: string; readonly text: string },
): Promise<string> {
  const standing = await stepping(act, id, 'passed-on', asked.version)
  const { row, course, entries } = standing
  const { level } = await recipientOf(act, asked.to)
  const busy = course.state === 'with-expert' && course.expert !== row.owner
  const had = entries.some(({ expert }) => expert === asked.to)
  if (busy || had) throw new Refused('advice.state', { state: course.state })
  // What it hangs on may have been narrowed or limited since.
  await needCrossingNow(act, row)
  await show(act, id, asked.to)
  const service = { ...(await promisedBy(act, asked.to)), roster: [] }
  const names = await namesIn(act, standing)
  // What was written into its case since then may name whom its texts named unseen.
  const named = crossing(row.facts, names).withheld.length > 0
  if (named || withoutNames(row.question, names) !== row.question.normalize('NFC'))
    throw new Refused('advice.named')
  await writeEntry(act, row, {
    ...{ step: 'passed-on', level, expert: asked.to },
    ...{ terms: termsOf(service, level, row.urgency) },
    text: withoutNames(asked.text.trim(), names),
  })
  const passed = { ...standing, course: { ...course, level, expert: asked.to } }
  await noted(act, passed, 'passed-on')
  return asked.to
}

/** The expert's end-use check ends with an outcome. */
export async function checkEndUse(
  act: Act,
  id: string,
  asked: Looked & { readonly outcome: EndUseOutcome; readonly text: string },
): Promise<string> {
  const standing = await stepping(act, id, 'checked', asked.version)
  const { level, expert } = standing.course
  const { outcome } = asked
  const text = asked.text.trim()
  await writeEntry(act, standing.row, { step: 'checked', level, expert, outcome, text })
  await noted(act, standing, 'checked', { outcome })
  return standing.row.owner
}

/** The asker takes a request back: its releases end, and its clock stops. */
export async function withdrawRequest(act: Act, id: string, { version }: Looked): Promise<string> {
  const standing = await stepping(act, id, 'withdrawn', version)
  const { level, expert } = standing.course
  await writeEntry(act, standing.row, { step: 'withdrawn', level, expert })
  const { organisation } = act.caller
  const gone = await withdrawReleases(act, id, null, 'advice-request')
  await journal(act, { act: 'advice.withdrawn', objects: [id, expert], values: { level } })
  for (const to of new Set(gone.map((one) => one.organisation)))
    await tell(act, to, { act: 'advice.taken-back', objects: [id, organisation] })
  return expert
}
