import { type RawBuilder, sql } from 'kysely'
import type { Act } from '../act.ts'

/** Up to so many targets are fetched one by one and put in order. */
const FEW = 6000
/** A word that stands on more targets than this is not looked up: the others narrow more. */
const FREQUENT = 20_000

/** Sorts behind every word that begins so. */
const LAST = '\u{10FFFF}'

/**
 * The targets that have words with all these beginnings, where they are few; null where they are
 * many: then the first of them are soon met in the order of the page, whatever that is.
 */
export async function fewWithWords(
  act: Act,
  words: readonly string[],
  batch: string | undefined,
): Promise<readonly string[] | null> {
  const counts = await sql<{ n: number; count: number }>`${sql.join(
    words.map(
      (word, n) => sql`(select ${sql.lit(n)} as n, coalesce(sum(count), 0)::bigint as count
        from (select count from target_word where ${begins(word, batch)} limit ${FREQUENT}) as w)`,
    ),
    sql` union all `,
  )}`.execute(act.db)
  if (counts.rows.some((row) => row.count === 0)) return []
  const rare = counts.rows.filter((row) => row.count < FREQUENT)
  if (rare.length === 0) return null
  if (rare.length === 1 && (rare[0]?.count ?? 0) > FEW) return null
  const each = rare.map(
    ({ n }) => sql`select distinct ${sql.lit(n)} as n, unnest(targets) as id
      from target_word where ${begins(words[n] ?? '', batch)}`,
  )
  const found = await sql<{ id: string }>`
    select id from (${sql.join(each, sql` union all `)}) as w
    group by id having count(*) = ${rare.length} limit ${FEW + 1}`.execute(act.db)
  return found.rows.length > FEW ? null : found.rows.map((row) => row.id)
}

const begins = (word: string, batch: string | undefined): RawBuilder<unknown> =>
  sql`word >= ${word} and word < ${word + LAST}${batch === undefined ? sql`` : sql` and batch = ${batch}`}`
