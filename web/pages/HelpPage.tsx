import { Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { LANES } from '../../src/base/reason.ts'
import { useSpeech, useTitle } from '../data/language.tsx'
import { useRoomWords } from '../data/room-words.ts'
import { Tlp } from '../parts/Label.tsx'
import { Lane } from '../parts/Lane.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { KeysTable } from './targets/KeysTable.tsx'
import { useKeysOn } from './targets/use-keys.ts'

const ANSWERS = ['yes', 'no', 'unknown'] as const
const LIGHTS = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
const CODES = ['H0', 'H1', 'H2', 'H3'] as const
const HANDLING = ['purpose', 'release', 'withdraw', 'hold', 'erase', 'dates'] as const
const SIGN_IN = ['passkey', 'one-time', 'recovery', 'factors'] as const
const GLOSSARY = ['target', 'consignment', 'entry', 'dual-use', 'stce'] as const

/** What the lanes and answers mean, who may see what, the keys, the words of the field. */
export function HelpPage() {
  const { say: page } = useSpeech()
  const say = useRoomWords('help')
  useTitle(page('web.help'))
  const [on, setOn] = useKeysOn()
  if (!say) return <Waiting />
  return (
    <div className="page">
      <h1>{say('web.help.title')}</h1>
      <h2>{say('web.help.lanes')}</h2>
      <dl className="pairs">
        {LANES.map((lane) => (
          <Pair key={lane} name={<Lane lane={lane} />} means={say(`web.lane.${lane}.means`)} />
        ))}
      </dl>
      <p>{say('web.help.lanes.more')}</p>
      <h2>{say('web.help.answers')}</h2>
      <dl className="pairs">
        {ANSWERS.map((answer) => (
          <Pair
            key={answer}
            name={say(`web.answer.${answer}`)}
            means={say(`web.help.answer.${answer}`)}
          />
        ))}
      </dl>
      <h2>{say('help.see')}</h2>
      <p>{say('help.see.intro')}</p>
      <dl className="pairs">
        <Pair name={say('help.label')} means={say('help.label.means')} />
        {LIGHTS.map((tlp) => (
          <Pair key={tlp} name={<Tlp tlp={tlp} />} means={say(`help.tlp.${tlp}`)} />
        ))}
        <Pair
          name={say('help.code')}
          means={
            <ul>
              {CODES.map((code) => (
                <li key={code}>{say(`label.code.${code}`)}</li>
              ))}
            </ul>
          }
        />
        {HANDLING.map((one) => (
          <Pair key={one} name={say(`help.${one}`)} means={say(`help.${one}.means`)} />
        ))}
      </dl>
      <h2>{say('help.journal')}</h2>
      <p>{say('help.journal.means')}</p>
      <h2>{say('help.sign-in')}</h2>
      <dl className="pairs">
        {SIGN_IN.map((one) => (
          <Pair key={one} name={say(`help.${one}`)} means={say(`help.${one}.means`)} />
        ))}
      </dl>
      <h2 id="keys">{say('web.help.keys')}</h2>
      <KeysTable />
      <Switch
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={say('web.keys.switch')}
        description={say('web.keys.switch.why')}
      />
      <h2>{say('web.help.words')}</h2>
      <dl className="pairs">
        {GLOSSARY.map((word) => (
          <Pair key={word} name={say(`web.word.${word}`)} means={say(`web.word.${word}.means`)} />
        ))}
      </dl>
    </div>
  )
}

const Pair = ({ name, means }: { readonly name: ReactNode; readonly means: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{means}</dd>
  </div>
)
