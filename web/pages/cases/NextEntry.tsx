import { NativeSelect } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { CaseBody } from '../../../src/server/schemas/index.ts'
import type { Say } from '../../../src/words/index.ts'
import type { OnAnswer } from './CaseAdvice.tsx'
import { mayBegin, proposed } from './case-words.ts'
import { EntryForm } from './EntryForm.tsx'

/** The entry that may be next, and why others may not; the correction of an earlier one, or one on an answer. */
export function NextEntry(props: {
  readonly say: Say
  readonly seen: CaseBody
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly correcting: string | null
  /** The answer that the entry is to rest on. */
  readonly on: OnAnswer | null
  /** The correction, or what was to rest on an answer, is left. */
  readonly left: () => void
  readonly again: () => Promise<CaseBody | undefined>
}) {
  const { say, seen, correcting, on } = props
  const [chosen, choose] = useState('')
  const [written, wrote] = useState<number | null>(null)
  const free = seen.forms.filter(mayBegin)
  const form = free.find((one) => one.kind === chosen) ?? proposed(seen)
  const earlier = seen.entries.find((one) => one.id === correcting)
  const earlierForm = seen.forms.find((one) => one.kind === earlier?.kind)
  const onForm = seen.forms.find((one) => one.kind === on?.kind)
  const closed = seen.forms.filter((one) => one.lacks.length > 0)
  const done = async () => {
    wrote(seen.revision + 1)
    choose('')
    props.left()
    await props.again()
    props.heading.current?.focus()
  }
  return (
    <section aria-labelledby="case-next" className="card">
      <h2 id="case-next" ref={props.heading} tabIndex={-1}>
        {on !== null
          ? on.title
          : earlier === undefined
            ? say('case.page.next')
            : say('case.page.correcting', { seq: earlier.seq })}
      </h2>
      <p role="status" className="said">
        {written !== null && say('case.page.written', { seq: written })}
      </p>
      {(on !== null || earlier !== undefined) && (
        <p>
          <button type="button" className="plain" onClick={props.left}>
            {say('case.page.no-correction')}
          </button>
        </p>
      )}
      {on !== null && onForm !== undefined ? (
        <EntryForm
          key={`on-${on.answer}`}
          {...{ say, seen, done }}
          form={{ ...onForm, begun: { ...onForm.begun, ...on.begun } }}
          corrects={null}
          restsOn={on.answer}
          again={props.again}
        />
      ) : earlier !== undefined && earlierForm !== undefined ? (
        <EntryForm
          key={`correction-${earlier.id}`}
          {...{ say, seen, done }}
          form={{ ...earlierForm, begun: earlier.values }}
          corrects={earlier.id}
          again={props.again}
        />
      ) : form === undefined ? (
        <p className="hint">{say('case.page.none-next')}</p>
      ) : (
        <>
          <NativeSelect
            label={say('case.page.choose')}
            value={form.kind}
            onChange={(event) => choose(event.currentTarget.value)}
            data={free.map((one) => ({ value: one.kind, label: say(`case.kind.${one.kind}`) }))}
          />
          <EntryForm
            key={form.kind}
            {...{ say, seen, form, done }}
            corrects={null}
            again={props.again}
          />
        </>
      )}
      {closed.length > 0 && (
        <details className="case-closed">
          <summary>{say('case.page.why-not')}</summary>
          <dl>
            {closed.map((one) => (
              <div key={one.kind}>
                <dt>{say(`case.kind.${one.kind}`)}</dt>
                {one.lacks.map((lack) => (
                  <dd key={lack}>{say(`case.lacks.${lack}`)}</dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
