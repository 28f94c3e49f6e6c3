export type {
  ListFile,
  ListFormat,
  ListLoad,
  ListReader,
  ReadLists,
  Recognised,
  SetPart,
} from './list.ts'
export { LIST_FORMATS } from './list.ts'
export { LIST_READERS, readLists, stemOf } from './read-lists.ts'
export { recogniseList } from './recognise.ts'
