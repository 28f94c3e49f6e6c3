import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { adviceContract } from './advice.contract.ts'

onBothEngines('advice', (name, house, { pass }) =>
  adviceContract(name, () => ({ house: house(), pass })),
)
