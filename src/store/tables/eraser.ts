import { sql } from 'kysely'
import type { Act } from '../act.ts'

/** Takes on the role that erases, for statements alone that cannot fail halfway unnoticed. */
export async function asEraser<T>(act: Act, work: () => Promise<T>): Promise<T> {
  const as = (role: string) => sql`select set_config('role', ${role}, true)`.execute(act.db)
  await as('cosmo_eraser')
  const answer = await work()
  await as('cosmo_app')
  return answer
}
