import { hash } from 'node:crypto'
import type { ReadConsignment } from '../trade/index.ts'

/**
 * The id of a consignment: the same whenever the same bytes are read again. First 32
 * hexadecimal digits of SHA-256 over file hash and number of its first record.
 */
export const consignmentId = (fileHash: string, record: number): string =>
  hash('sha256', `${fileHash}:${record}`).slice(0, 32)

/** The id of a consignment whose reader may have left it out. */
export const idOf = ({ id, source }: ReadConsignment): string =>
  id ?? consignmentId(source.fileHash ?? '', source.record)
