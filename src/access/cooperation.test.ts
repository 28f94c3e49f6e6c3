import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { cooperationContract } from './cooperation.contract.ts'

onBothEngines('cooperation', (name, house, { pass }) =>
  cooperationContract(name, () => ({ house: house(), pass })),
)
