import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Say } from '../../../src/words/index.ts'
import { isRefused } from '../../data/refused.ts'
import { Trouble } from '../../parts/Trouble.tsx'

/** A term with what is said of it; nothing said is said so. */
export function Fact(props: {
  readonly say: Say
  readonly term: string
  readonly children: ReactNode
}) {
  const { say, term, children } = props
  const empty = children === '' || children === null
  return (
    <>
      <dt>{term}</dt>
      <dd>{empty ? <span className="hint">{say('web.plan.nothing')}</span> : children}</dd>
    </>
  )
}

export function LongText(props: {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly type: (text: string) => void
}) {
  return (
    <Textarea
      className="whole"
      label={props.label}
      {...(props.hint === undefined ? {} : { description: props.hint })}
      rows={3}
      maxLength={20_000}
      value={props.value}
      onChange={(event) => props.type(event.currentTarget.value)}
    />
  )
}

/** Some of a closed list. */
export function Choices<T extends string>(props: {
  readonly legend: string
  readonly all: readonly T[]
  readonly chosen: readonly T[]
  readonly called: (one: T) => string
  readonly choose: (chosen: T[]) => void
}) {
  const { all, chosen, called, choose } = props
  return (
    <fieldset className="whole choose">
      <legend>{props.legend}</legend>
      {all.map((one) => (
        <label key={one} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={(event) =>
              choose(
                all.filter((other) =>
                  other === one ? event.currentTarget.checked : chosen.includes(other),
                ),
              )
            }
          />
          <span>{called(one)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of several parts of a form, with the button that takes it out. */
export function Part(props: {
  readonly legend: string
  readonly remove: string
  readonly onRemove: () => void
  readonly children: ReactNode
}) {
  return (
    <fieldset className="whole part">
      <legend>{props.legend}</legend>
      <div className="fields">
        {props.children}
        <button type="button" className="plain" onClick={props.onRemove}>
          {props.remove}
        </button>
      </div>
    </fieldset>
  )
}

export const Add = (props: { readonly label: string; readonly onAdd: () => void }) => (
  <p className="whole">
    <button type="button" className="plain" onClick={props.onAdd}>
      + {props.label}
    </button>
  </p>
)

/** The end of a form that is saved as often as wanted. */
export const SaveDraft = (props: {
  readonly say: Say
  readonly saving: boolean
  readonly unsaved: boolean
}) => (
  <div className="whole go">
    <Button type="submit" variant="default" loading={props.saving}>
      {props.say('web.plan.save')}
    </Button>
    {props.unsaved && <span className="hint">{props.say('web.plan.unsaved')}</span>}
  </div>
)

/** What was refused; where somebody saved meanwhile, with the way to what they saved. */
export const Refused = (props: {
  readonly say: Say
  readonly error: Error | null
  readonly load: () => void
}) => (
  <>
    {props.error && <Trouble error={props.error} />}
    {isRefused(props.error, 'request.version') && (
      <Button variant="default" onClick={props.load}>
        {props.say('web.plan.meanwhile')}
      </Button>
    )}
  </>
)
