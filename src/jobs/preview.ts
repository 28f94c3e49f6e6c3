import { join } from 'node:path'
import type { Result } from '../base/index.ts'
import { done } from '../base/index.ts'
import type { Layout, Mapping, ReadRecord } from '../intake/index.ts'
import { applyMapping, createFileReader, FIELDS, recognise, sampleRows } from '../intake/index.ts'
import type { Preview, StoredUpload } from '../server/index.ts'
import type { Consignment } from '../trade/index.ts'
import { nodeDisk } from './disk.ts'
import { unpack } from './unpack.ts'

const ROWS = 10
/** Rejects are shown from this many bytes of the file. */
const HEAD_BYTES = 1 << 18

/** The first rows of an upload and what they become, under a given, saved or guessed mapping. */
export async function previewUpload(
  upload: StoredUpload,
  given: Mapping | null,
  saved: Readonly<Record<string, Mapping>>,
  folder: string,
): Promise<Result<Preview>> {
  const opened = await headOf(upload, folder)
  if (!opened.ok) return opened
  const { head, size, name } = opened.value
  const recognised = recognise({ name, head, size }, saved)
  if (!recognised.ok) return recognised
  const guessed = recognised.value
  const mapped = given ? applyMapping(guessed, given) : done(guessed)
  if (!mapped.ok) return mapped
  const layout = mapped.value
  const table = layout.format === 'table'
  const cells = table ? sampleRows(layout, head, { count: ROWS, whole: head.length >= size }) : []
  const read = readHead(layout, head, upload, head.length >= size)
  const rows = read
    .filter((one) => one.kind === 'consignment')
    .slice(0, ROWS)
    .map(({ consignment }) => ({
      record: consignment.source.record,
      cells: [...(cells[consignment.source.record - 1] ?? [])],
      values: valuesOf(consignment),
    }))
  return done({
    layout: {
      key: layout.key,
      format: layout.format,
      encoding: layout.encoding,
      delimiter: layout.delimiter ?? null,
      headers: [...(layout.headers ?? [])],
      saved: Object.hasOwn(saved, layout.key),
    },
    mapping: layout.mapping ?? null,
    fields: table ? FIELDS.map((field) => field.key) : [],
    rows,
    rejects: read
      .filter((one) => one.kind === 'reject')
      .slice(0, ROWS)
      .map(({ reject: { record, place, refusal } }) => ({ record, place, refusal })),
  })
}

async function headOf(
  upload: StoredUpload,
  folder: string,
): Promise<Result<{ head: Uint8Array; size: number; name: string }>> {
  const first = readStart(upload.path)
  const gzip = first[0] === 0x1f && first[1] === 0x8b
  if (!gzip) return done({ head: first, size: upload.bytes, name: upload.name })
  const path = join(folder, `${upload.id}.unpacked`)
  const unpacked = await unpack(upload.path, path, { gzip: true, encoding: null })
  try {
    if (!unpacked.ok) return unpacked
    const name = upload.name.replace(/\.gz$/i, '')
    return done({ head: readStart(path), size: unpacked.value.bytes, name })
  } finally {
    nodeDisk.remove(path)
  }
}

function readStart(path: string): Uint8Array {
  const file = nodeDisk.open(path)
  try {
    return file.read(0, HEAD_BYTES)
  } finally {
    file.close()
  }
}

/** Records of the head; the last one of a head that was cut is half a record, so it is left out. */
function readHead(
  layout: Layout,
  head: Uint8Array,
  upload: StoredUpload,
  whole: boolean,
): readonly ReadRecord[] {
  const reader = createFileReader(layout, { file: upload.name, fileHash: upload.hash })
  const read = [...reader.push(head), ...reader.end()]
  return whole || read.length < 2 ? read : read.slice(0, -1)
}

/** Every value of a consignment with its path, as text; the bookkeeping of the source aside. */
function valuesOf(consignment: Consignment): { field: string; value: string }[] {
  const values: { field: string; value: string }[] = []
  const visit = (value: unknown, path: string): void => {
    if (value === undefined || value === null) return
    if (Array.isArray(value)) {
      for (const [at, one] of value.entries()) visit(one, `${path}[${at}]`)
    } else if (typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) visit(one, path ? `${path}.${key}` : key)
    } else values.push({ field: path, value: String(value) })
  }
  const { id: _id, source: _source, ...rest } = consignment
  visit(rest, '')
  return values
}
