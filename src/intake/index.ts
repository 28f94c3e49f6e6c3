export type { Cutter } from './cutter.ts'
export { CHUNK_BYTES, createCutter } from './cutter.ts'
export type { Field, FieldGroup, FieldKind } from './fields.ts'
export { FIELDS, fieldOf } from './fields.ts'
export type { FileReader } from './file-reader.ts'
export { createFileReader } from './file-reader.ts'
export type { GuessHints } from './guess.ts'
export { guessMapping } from './guess.ts'
export { consignmentId, idOf } from './ids.ts'
export { placeOf } from './place.ts'
export type {
  Chunk,
  FileName,
  Layout,
  Mapping,
  ReadRecord,
  ReadRow,
  RejectedRecord,
} from './reader.ts'
export type { FileHead, SavedMappings } from './recognise.ts'
export { applyMapping, layoutKey, recognise, sampleRows } from './recognise.ts'
export type { Cells } from './row.ts'
export type { RecordSlice } from './slices.ts'
export { sliceRecords } from './slices.ts'
export type { RowReader, TableReader } from './table.ts'
export { createRowReader, createTableReader, readChunk } from './table.ts'
export type { XmlReader } from './wco-dms/read.ts'
export { createXmlReader } from './wco-dms/read.ts'
