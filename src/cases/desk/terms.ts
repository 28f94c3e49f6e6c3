import { sql } from 'kysely'
import { type CalendarDate, Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import type { Act } from '../../store/index.ts'
import { addDays, type DetentionTerms } from '../limit.ts'

/**
 * How long the caller's administration may detain, as it stood at the end of a day (UTC), or now;
 * null where nobody has said so yet.
 */
export async function detentionTerms(act: Act, on?: CalendarDate): Promise<DetentionTerms | null> {
  const row = await act.db
    .selectFrom('detention_terms')
    .select(['version', 'days', 'legal_basis', 'contact'])
    .$if(on !== undefined, (query) =>
      query.where('created_at', '<', `${addDays(on as CalendarDate, 1)}T00:00:00.000Z`),
    )
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { version, days, legal_basis: legalBasis, contact } = row
  return { version, days, legalBasis, contact }
}

/**
 * Says it anew: a further version, which binds detentions from now on. Refuses `request.version`
 * where somebody changed it since the version that was looked at; 0: there was none.
 */
export async function changeDetentionTerms(
  act: Act,
  given: Omit<DetentionTerms, 'version'> & { readonly version?: number | undefined },
): Promise<number> {
  await act.room()
  // One after another: two at once would both be the next version.
  await sql`select pg_advisory_xact_lock(hashtext('detention-terms'),
    hashtext(${act.caller.organisation}))`.execute(act.db)
  const version = ((await detentionTerms(act))?.version ?? 0) + 1
  if (given.version !== undefined && given.version !== version - 1)
    throw new Refused('request.version')
  const { organisation, person } = act.caller
  const id = act.newId()
  await act.db
    .insertInto('detention_terms')
    .values({
      ...{ organisation, id, version, days: given.days, legal_basis: given.legalBasis },
      ...{ contact: given.contact, person, created_at: act.now },
    })
    .execute()
  await journal(act, {
    act: 'case.terms-changed',
    objects: [id],
    values: { version, days: given.days },
  })
  return version
}
