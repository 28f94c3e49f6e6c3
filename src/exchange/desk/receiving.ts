import { listedOf } from '../../access/index.ts'
import { Refused } from '../../base/index.ts'
import { journal } from '../../journal/index.ts'
import { may } from '../../rights/index.ts'
import {
  type Act,
  crossingRecord,
  type Handling,
  mayOn,
  receivedPage,
  tell,
} from '../../store/index.ts'
import { redact, type Seen } from '../redact.ts'

export type ReceivedList = Awaited<ReturnType<typeof receivedPage>>

/** What others released to the caller; each owner is told which of its records were looked at. */
export async function received(
  act: Act,
  asked: { readonly owner?: string; readonly cursor?: string; readonly limit: number },
): Promise<ReceivedList> {
  const page = await receivedPage(act, asked)
  act.saw(
    'target',
    page.items.map((item) => item.id),
  )
  for (const owner of [...new Set(page.items.map((item) => item.owner))].sort()) {
    const shown = page.items.filter((item) => item.owner === owner).map((item) => item.id)
    await tell(act, owner, {
      act: 'release.consulted',
      objects: [...shown, act.caller.organisation],
      values: { count: shown.length, nominal: false },
    })
  }
  return page
}

export type ReceivedRecord = {
  readonly seen: Seen
  readonly owner: { readonly id: string; readonly name: string; readonly country: string | null }
  readonly label: Pick<Handling, 'tlp' | 'code' | 'purposes'>
  /** The caller may also take it out as a file. */
  readonly exportable: boolean
}

/**
 * A record that another organisation released, as it was released. Refuses `target.absent` for
 * what was not released, or not any more.
 */
export async function receivedRecord(
  act: Act,
  owner: string,
  id: string,
  how: 'consult' | 'export' = 'consult',
): Promise<ReceivedRecord> {
  const label = await mayOn(act, how, 'target', id)
  if (label.owner !== owner || owner === act.caller.organisation) throw new Refused('target.absent')
  const caller = await act.rights()
  const nominal = may(caller, 'consult-nominal', label)
  const record = await crossingRecord(act, owner, id, nominal)
  if (!record) throw new Refused('target.absent')
  const { seen } = redact(record, { nominal })
  const { name, country } = await listedOf(act, owner)
  act.saw('target', [id], { nominal: seen.nominal })
  await tell(act, owner, {
    act: 'release.consulted',
    objects: [id, act.caller.organisation],
    values: { count: 1, nominal: seen.nominal },
  })
  const { tlp, code, purposes } = label
  return {
    seen,
    owner: { id: owner, name, country },
    label: { tlp, code, purposes },
    exportable: may(caller, 'export', label),
  }
}

/** The same record for a file; the owner is told that it left. */
export async function exportReceived(
  act: Act,
  owner: string,
  id: string,
  format: 'json' | 'csv',
): Promise<ReceivedRecord> {
  const record = await receivedRecord(act, owner, id, 'export')
  const values = { format, nominal: record.seen.nominal }
  await journal(act, { act: 'received.exported', objects: [id, owner], values })
  await tell(act, owner, {
    act: 'release.exported',
    objects: [id, act.caller.organisation],
    values,
  })
  return record
}
