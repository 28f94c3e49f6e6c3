import type { Say } from '../../../src/words/index.ts'

/** Roles to choose from, each with what it may do. */
export function Roles(props: {
  readonly say: Say
  readonly roles: readonly string[]
  readonly chosen: readonly string[]
  readonly choose: (roles: readonly string[]) => void
}) {
  const { say, roles, chosen, choose } = props
  return (
    <fieldset className="roles">
      <legend>{say('people.roles')}</legend>
      {roles.map((role) => (
        <label key={role} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            onChange={(event) =>
              choose(
                event.currentTarget.checked
                  ? [...chosen, role]
                  : chosen.filter((one) => one !== role),
              )
            }
          />
          <span>
            <strong>{say(`role.${role}`)}</strong>
            <span className="hint">{say(`role.may.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
