import { useId } from 'react'
import type { Say } from '../../../src/words/index.ts'

/** Roles to choose from, each with what it may do. */
export function Roles(props: {
  readonly say: Say
  readonly roles: readonly string[]
  readonly chosen: readonly string[]
  readonly choose: (roles: readonly string[]) => void
  /** A heading above says already what these are. */
  readonly titled?: boolean
}) {
  const { say, roles, chosen, choose } = props
  const id = useId()
  const change = (role: string, on: boolean) =>
    choose(on ? [...chosen, role] : chosen.filter((one) => one !== role))
  return (
    <fieldset className="roles">
      <legend className={props.titled ? 'hidden' : undefined}>{say('people.roles')}</legend>
      {roles.map((role) => (
        <div key={role} className="check">
          <input
            id={`${id}${role}`}
            type="checkbox"
            aria-describedby={`${id}${role}-may`}
            checked={chosen.includes(role)}
            onChange={(event) => change(role, event.currentTarget.checked)}
          />
          <div>
            <label htmlFor={`${id}${role}`}>{say(`role.${role}`)}</label>
            <p id={`${id}${role}-may`} className="hint">
              {say(`role.may.${role}`)}
            </p>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
