import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { planContract } from './plan.contract.ts'

onBothEngines('plan', planContract)
