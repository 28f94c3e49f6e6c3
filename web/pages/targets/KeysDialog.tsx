import { Button, Switch } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useSay } from '../../data/language.tsx'
import { KeysTable } from './KeysTable.tsx'
import { useKeysOn } from './use-keys.ts'

/** All keys, and the switch that turns the single ones off. The browser's own dialog. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  const say = useSay()
  const [on, setOn] = useKeysOn()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{say('web.keys')}</h2>
      <KeysTable />
      <Switch
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={say('web.keys.switch')}
        description={say('web.keys.switch.why')}
      />
      <p className="go">
        <Button variant="default" onClick={() => dialog.current?.close()}>
          {say('web.close')} <kbd>Esc</kbd>
        </Button>
      </p>
    </dialog>
  )
}
