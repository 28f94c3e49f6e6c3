import type { Label as LabelOf } from '../../src/server/schemas/index.ts'
import { useSay } from '../data/language.tsx'

/** What narrows a record, in words: its light, its handling code, a state that is not the ordinary one. */
export function Label({ label }: { readonly label: LabelOf }) {
  const say = useSay()
  const purposes = label.purposes.map((one) => say(`label.purpose.${one}`)).join(', ')
  return (
    <span className="label" title={say('web.label.purposes', { purposes })}>
      <b className="tlp" data-tlp={label.tlp}>
        TLP:{label.tlp}
      </b>
      <span title={say(`label.code.${label.code}`)}>{label.code}</span>
      {label.state !== 'live' && (
        <span className="state" data-state={label.state}>
          {say(`label.state.${label.state}`)}
        </span>
      )}
    </span>
  )
}
