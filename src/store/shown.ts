import { type RawBuilder, sql } from 'kysely'
import { ownHandling } from '../base/index.ts'
import { columnsOf, may, type Principal, predicate, type RecordAct } from '../rights/index.ts'
import type { Act } from './act.ts'
import { restricted } from './labels.ts'
import type { RecordKind } from './records.ts'

/** The condition under which the caller may do this with an own row of the table under its alias. */
export async function allowed(
  act: Act,
  wanted: RecordAct,
  kind: RecordKind,
  alias: string,
): Promise<RawBuilder<boolean>> {
  return predicate(await act.rights(), wanted, own(act, kind, alias))
}

/** What `cosmo_app` reads is its own organisation's: the owner need not be compared row by row. */
const own = (act: Act, kind: RecordKind, alias: string) =>
  columnsOf(kind, alias, 'id', act.caller.organisation)

/** How the lists of the own targets keep to what the caller may consult. */
export type Shown = {
  /** A row of `target` under this alias is the caller's to consult. */
  readonly target: (alias: string) => RawBuilder<boolean>
  /** What nobody narrowed is shown, and only restricted rows may be hidden; else the reverse. */
  readonly most: boolean
  /** A restricted row of `target` under this alias that is hidden. */
  readonly hidden: (alias: string) => RawBuilder<boolean>
  /** The only rows that may be shown where `most` is false. */
  readonly few: (alias: string) => RawBuilder<boolean>
}

export async function shownTargets(act: Act): Promise<Shown> {
  const caller = await act.rights()
  const target = (alias: string) => predicate(caller, 'consult', own(act, 'target', alias))
  const marked = (alias: string) => sql.raw(restricted(alias))
  return {
    target,
    most: consultsPlain(caller),
    hidden: (alias) => sql<boolean>`(${marked(alias)} and not ${target(alias)})`,
    few: (alias) => sql<boolean>`(${marked(alias)} and ${target(alias)})`,
  }
}

/** Whether the caller may consult a record of their organisation that nobody has narrowed. */
export function consultsPlain(caller: Principal): boolean {
  const { owner, tlp, code, purpose } = ownHandling(caller.organisation)
  return may(caller, 'consult', {
    ...{ owner, tlp, code },
    purposes: [purpose],
    state: 'live',
    grants: [],
  })
}
