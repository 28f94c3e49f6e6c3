import type { Label as LabelOf } from '../../src/server/schemas/index.ts'
import { useSay } from '../data/language.tsx'

/** The light of a record, in its colour and by its word. */
export const Tlp = ({ tlp }: { readonly tlp: LabelOf['tlp'] }) => (
  <b className="tlp" data-tlp={tlp}>
    TLP:{tlp}
  </b>
)

/** What narrows a record, in words: its light, its handling code, a state that is not the ordinary one. */
export function Label({ label }: { readonly label: LabelOf }) {
  const say = useSay()
  const purposes = label.purposes.map((one) => say(`label.purpose.${one}`)).join(', ')
  return (
    <span className="label" title={say('web.label.purposes', { purposes })}>
      <Tlp tlp={label.tlp} />
      <span>{say(`label.code.${label.code}`)}</span>
      {label.state !== 'live' && (
        <span className="state" data-state={label.state}>
          {say(`label.state.${label.state}`)}
        </span>
      )}
    </span>
  )
}
