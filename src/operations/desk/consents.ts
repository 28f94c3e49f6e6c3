import { journal } from '../../journal/index.ts'
import { type Act, needOpen, pass } from '../../store/index.ts'
import { bothSides } from './debrief-findings.ts'
import { type Place, placeOf } from './place.ts'

/** The organisations that consent now to be named in the papers of the operation. */
export async function consentsOf(act: Act, place: Place): Promise<ReadonlySet<string>> {
  const rows = await bothSides(act, () =>
    act.db
      .selectFrom('naming_consent')
      .select(['organisation', 'id', 'given'])
      .where('operation', '=', place.id)
      .orderBy('id')
      .execute(),
  )
  const last = new Map(rows.map(({ organisation, given }) => [organisation, given]))
  return new Set([...last].filter(([, given]) => given).map(([organisation]) => organisation))
}

/**
 * Consents for the caller's own organisation to be named in the papers of the operation, or takes
 * that back: from then on no paper names it. Refuses `operation.absent`, and `operation.closed` a
 * consent, though never its end. Returns the id of what was said.
 */
export async function consentToNaming(
  act: Act,
  operation: string,
  asked: { readonly given: boolean },
): Promise<string> {
  await pass(act, 'debrief.consent')
  await act.room()
  await placeOf(act, operation)
  if (asked.given) await needOpen(act, operation)
  const { organisation, person } = act.caller
  const id = act.newId()
  const { given } = asked
  await act.db
    .insertInto('naming_consent')
    .values({ organisation, id, operation, given, person, created_at: act.now })
    .execute()
  await journal(act, { act: 'debrief.consented', objects: [operation], values: { given } })
  return id
}
