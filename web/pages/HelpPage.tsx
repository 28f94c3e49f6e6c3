import { Switch } from '@mantine/core'
import { LANES } from '../../src/base/reason.ts'
import { useSay, useTitle } from '../data/language.tsx'
import { Lane } from '../parts/Lane.tsx'
import { KeysTable } from './targets/KeysTable.tsx'
import { useKeysOn } from './targets/use-keys.ts'

const ANSWERS = ['yes', 'no', 'unknown'] as const
const GLOSSARY = ['target', 'consignment', 'entry', 'dual-use', 'reach-back', 'stce'] as const

/** What the lanes and answers mean, the keys, the words of the field. */
export function HelpPage() {
  const say = useSay()
  useTitle(say('web.help'))
  const [on, setOn] = useKeysOn()
  return (
    <div className="page">
      <h1>{say('web.help.title')}</h1>
      <h2>{say('web.help.lanes')}</h2>
      <dl className="pairs">
        {LANES.map((lane) => (
          <div key={lane}>
            <dt>
              <Lane lane={lane} />
            </dt>
            <dd>{say(`web.lane.${lane}.means`)}</dd>
          </div>
        ))}
      </dl>
      <p>{say('web.help.lanes.more')}</p>
      <h2>{say('web.help.answers')}</h2>
      <dl className="pairs">
        {ANSWERS.map((answer) => (
          <div key={answer}>
            <dt>{say(`web.answer.${answer}`)}</dt>
            <dd>{say(`web.help.answer.${answer}`)}</dd>
          </div>
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
          <div key={word}>
            <dt>{say(`web.word.${word}`)}</dt>
            <dd>{say(`web.word.${word}.means`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
