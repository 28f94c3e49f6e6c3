import { useSay } from '../../data/language.tsx'
import { KEYS } from './use-keys.ts'

export function KeysTable() {
  const say = useSay()
  return (
    <dl className="keys">
      {KEYS.map(({ does, shows }) => (
        <div key={does}>
          <dt>
            {shows.split(' ').map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{say(`web.key.${does}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
