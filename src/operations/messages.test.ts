import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { messagesContract } from './messages.contract.ts'

onBothEngines('messages', (name, house, { pass }) =>
  messagesContract(name, () => ({ house: house(), pass })),
)
