import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { caseAdviceContract } from './case-advice.contract.ts'

onBothEngines('case_advice', (name, house, { pass }) =>
  caseAdviceContract(name, () => ({ house: house(), pass })),
)
