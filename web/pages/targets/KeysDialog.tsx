import { Modal, Switch } from '@mantine/core'
import { useSay } from '../../data/language.tsx'
import { KeysTable } from './KeysTable.tsx'
import { useKeysOn } from './use-keys.ts'

/** All keys, and the switch that turns the single ones off. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  const say = useSay()
  const [on, setOn] = useKeysOn()
  return (
    <Modal
      opened
      onClose={close}
      title={say('web.keys')}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': say('web.close') }}
    >
      <KeysTable />
      <Switch
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={say('web.keys.switch')}
        description={say('web.keys.switch.why')}
      />
    </Modal>
  )
}
