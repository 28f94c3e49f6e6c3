import { type Read, refuse } from './bytes.ts'
import { readJpeg } from './jpeg.ts'
import { readPdf } from './pdf.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** What a photo or a paper of an inspection may be. */
export const MEDIA = ['jpeg', 'png', 'webp', 'pdf'] as const
export type Medium = (typeof MEDIA)[number]

/** Bytes of a file, at most. */
export const BYTES_MOST = 12_000_000

type Kind = {
  /** Known by what it begins with, never by its name. */
  readonly begins: (bytes: Uint8Array) => boolean
  readonly read: (bytes: Uint8Array) => Read
}

const starts =
  (at: number, ...magic: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    magic.every((one, nth) => bytes[at + nth] === one)

const riff = starts(0, 0x52, 0x49, 0x46, 0x46)
const webp = starts(8, 0x57, 0x45, 0x42, 0x50)

const KINDS: Readonly<Record<Medium, Kind>> = {
  jpeg: { begins: starts(0, 0xff, 0xd8, 0xff), read: readJpeg },
  png: { begins: starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), read: readPng },
  webp: { begins: (bytes) => riff(bytes) && webp(bytes), read: readWebp },
  pdf: { begins: starts(0, 0x25, 0x50, 0x44, 0x46, 0x2d), read: readPdf },
}

export type ReadMedium =
  | (Extract<Read, { readonly ok: true }> & { readonly medium: Medium })
  | Extract<Read, { readonly ok: false }>

/**
 * Reads a file by its bytes: an image comes back without metadata, its picture as it was. What is
 * not wholly understood is refused. Pure, and linear in the bytes.
 */
export function readMedium(bytes: Uint8Array): ReadMedium {
  if (bytes.length > BYTES_MOST) return refuse('large')
  for (const medium of MEDIA) {
    const { begins, read } = KINDS[medium]
    if (!begins(bytes)) continue
    const found = read(bytes)
    return found.ok ? { ...found, medium } : found
  }
  return refuse('kind')
}
