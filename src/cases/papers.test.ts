import { onBothEngines } from '../store/on-both-engines.contract.ts'
import { papersContract } from './papers.contract.ts'

onBothEngines('papers', (name, house) => papersContract(name, house))
