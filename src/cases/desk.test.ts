import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { casesContract } from './cases.contract.ts'

onBothEngines('cases', (name, house, { pass }) =>
  casesContract(name, () => ({ house: house(), pass })),
)
