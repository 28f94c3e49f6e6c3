export { csvCell, csvLine } from './csv.ts'
export { docx } from './docx.ts'
export type {
  Block,
  Cell,
  Chart,
  Column,
  ColumnType,
  Figure,
  Fonts,
  PlainDocument,
  Table,
  Text,
} from './model.ts'
export { tablesOf } from './model.ts'
export { pdf } from './pdf.ts'
export { tableCsv } from './table-csv.ts'
export { xlsx } from './xlsx.ts'
