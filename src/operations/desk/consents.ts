import { journal } from '../../journal/index.ts'
import { type Act, needOpen, pass } from '../../store/index.ts'
import { bothSides } from './debrief-findings.ts'
import { debriefPlace, knownToParty, type Place } from './place.ts'

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
 * consent. Its end is open to whoever was ever a member, and asks for no room on the disk. Returns
 * the id of what was said.
 */
export async function consentToNaming(
  act: Act,
  operation: string,
  asked: { readonly given: boolean },
): Promise<string> {
  await pass(act, 'debrief.consent')
  if (asked.given) {
    await act.room()
    await debriefPlace(act, operation)
    await needOpen(act, operation)
  } else await knownToParty(act, operation)
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
