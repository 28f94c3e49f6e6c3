import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { boardContract } from './board.contract.ts'

onBothEngines('board', (name, house, { pass }) =>
  boardContract(name, () => ({ house: house(), pass })),
)
