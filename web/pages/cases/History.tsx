import type { CaseBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import { moment, percent } from '../../data/format.ts'
import { labelOf, writtenAs } from './case-words.ts'

type Entry = CaseBody['entries'][number]

/** What was written, the first entry first; nothing of it ever changes. */
export function History(props: {
  readonly say: Say
  readonly seen: CaseBody
  /** Null: the reader writes nothing. */
  readonly correct: ((entry: string) => void) | null
}) {
  const { say, seen, correct } = props
  return (
    <section aria-labelledby="case-history">
      <h2 id="case-history">{say('case.page.history')}</h2>
      {seen.entries.length === 0 && <p className="hint">{say('case.page.history.none')}</p>}
      <ol className="case-history">
        {seen.entries.map((entry) => (
          <li key={entry.id} data-corrected={entry.corrected || undefined}>
            <EntryView say={say} entry={entry} seen={seen} />
            {correct !== null && mayBeCorrected(entry, seen) && (
              <button type="button" className="plain" onClick={() => correct(entry.id)}>
                {say('case.page.correct', { seq: entry.seq })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const mayBeCorrected = (entry: Entry, { forms }: CaseBody): boolean =>
  !entry.corrected &&
  !(forms.find((one) => one.kind === entry.kind)?.lacks.includes('role') ?? true)

function EntryView(props: { readonly say: Say; readonly entry: Entry; readonly seen: CaseBody }) {
  const { say, entry, seen } = props
  const fields = seen.forms.find((one) => one.kind === entry.kind)?.fields ?? []
  const order = (key: string) => {
    const at = fields.findIndex((one) => one.key === key)
    return at < 0 ? fields.length : at
  }
  const rests = entry.values['rests-on-version']
  const shown = Object.entries(entry.values).filter(([key]) => !key.startsWith('rests-on'))
  const rows = shown.sort(([a], [b]) => order(a) - order(b))
  const numberOf = (id: string | null) => seen.entries.find((one) => one.id === id)?.seq
  const corrects = numberOf(entry.corrects)
  const about = numberOf(entry.about)
  return (
    <article aria-labelledby={`entry-${entry.id}`}>
      <h3 id={`entry-${entry.id}`}>
        {say('case.page.entry', { seq: entry.seq, kind: say(`case.kind.${entry.kind}`) })}
      </h3>
      <p className="hint">
        {say('case.page.by', {
          name: entry.by?.name ?? say('case.page.machine'),
          at: moment(entry.at),
        })}
        {corrects !== undefined && ` · ${say('case.page.corrects', { seq: corrects })}`}
        {entry.corrected && ` · ${say('case.page.corrected')}`}
        {entry.kind === 'seizure' &&
          ` · ${say('case.page.complete', { share: percent(entry.completeness) })}`}
      </p>
      <dl className="case-fields">
        {about !== undefined && (
          <div>
            <dt>{labelOf('about', say)}</dt>
            <dd>{about}</dd>
          </div>
        )}
        {rests !== undefined && (
          <div>
            <dt>{labelOf('rests-on', say)}</dt>
            <dd>{say('case.resting.version', { version: rests })}</dd>
          </div>
        )}
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{labelOf(key, say)}</dt>
            <dd>
              <bdi>
                {writtenAs(
                  key,
                  fields.find((one) => one.key === key),
                  value,
                  say,
                )}
              </bdi>
            </dd>
          </div>
        ))}
      </dl>
      {entry.hidden && <p className="hint">{say('case.page.hidden')}</p>}
    </article>
  )
}
