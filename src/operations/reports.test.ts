import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { reportsContract } from './reports.contract.ts'

onBothEngines('reports', (name, house, { pass }) =>
  reportsContract(name, () => ({ house: house(), pass })),
)
