import { hash } from 'node:crypto'

/**
 * The id of a consignment: the same whenever the same bytes are read again. First 32
 * hexadecimal digits of SHA-256 over file hash and number of its first record.
 */
export const consignmentId = (fileHash: string, record: number): string =>
  hash('sha256', `${fileHash}:${record}`).slice(0, 32)
