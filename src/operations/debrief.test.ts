import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { debriefContract } from './debrief.contract.ts'

onBothEngines('debrief', (name, house, { pass }) =>
  debriefContract(name, () => ({ house: house(), pass })),
)
