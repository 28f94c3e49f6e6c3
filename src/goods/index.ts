export type { Catalogue, CompiledCatalogue, Entry } from './catalogue.ts'
export {
  catalogueVersion,
  compileCatalogue,
  loadCatalogue,
  openCatalogue,
  readEntries,
  titleOf,
} from './catalogue.ts'
export type { Candidate, Commodity, Identification, Outcome, Question } from './identification.ts'
export { OUTCOMES } from './identification.ts'
export { identify } from './identify.ts'
export { CatalogueFault } from './table.ts'
