/**
 * Where everything lies in the one SharedArrayBuffer of an index: a header of offsets, then
 * flat arrays. Workers open the same buffer and copy nothing.
 */
const COLUMN = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array } as const
type Kind = keyof typeof COLUMN
type Column = {
  readonly u8: Uint8Array
  readonly u16: Uint16Array
  readonly u32: Uint32Array
  readonly f32: Float32Array
}
type ColumnOf<K extends Kind> = Column[K]

/** A word index: a dictionary with its loose keys, the forms that hold the words, postings. */
const WORDS = {
  bytes: 'u8',
  at: 'u32',
  weight: 'f32',
  kind: 'u8',
  group: 'u16',
  count: 'u32',
  slots: 'u32',
  foldStarts: 'u32',
  foldKeys: 'u32',
  foldValues: 'u32',
  skeletonStarts: 'u32',
  skeletonKeys: 'u32',
  skeletonValues: 'u32',
  nearStarts: 'u32',
  nearKeys: 'u32',
  nearValues: 'u32',
  groupStarts: 'u32',
  groupValues: 'u32',
  postStarts: 'u32',
  posts: 'u32',
  formStarts: 'u32',
  formWords: 'u32',
  formApart: 'u8',
  formOwner: 'u32',
  formWeight: 'f32',
  formFlags: 'u8',
} as const satisfies Record<string, Kind>

const REST = {
  text: 'u16',
  textAt: 'u32',
  nameEntry: 'u32',
  nameText: 'u32',
  nameKind: 'u8',
  addressEntry: 'u32',
  addressText: 'u32',
  entryList: 'u16',
  entryId: 'u32',
  entryKind: 'u8',
  entryTitle: 'u32',
  entryFlags: 'u8',
  entryCountryAt: 'u32',
  countries: 'u16',
  listName: 'u32',
  listVersion: 'u32',
  wholeStarts: 'u32',
  wholeKeys: 'u32',
  wholeValues: 'u32',
  idStarts: 'u32',
  idKeys: 'u32',
  idValues: 'u32',
  idEntry: 'u32',
  idScheme: 'u32',
  idText: 'u32',
  idBare: 'u32',
} as const satisfies Record<string, Kind>

type Shape = Readonly<Record<string, Kind>>
type Columns<S extends Shape> = { readonly [N in keyof S]: ColumnOf<S[N]> }

export type WordColumns = Columns<typeof WORDS>
export type RestColumns = Columns<typeof REST>
export type IndexColumns = {
  readonly names: WordColumns
  readonly places: WordColumns
  readonly rest: RestColumns
}

const SHAPE: readonly (readonly [keyof IndexColumns, string, Kind])[] = [
  ...Object.entries(WORDS).map(([name, kind]) => ['names', name, kind] as const),
  ...Object.entries(WORDS).map(([name, kind]) => ['places', name, kind] as const),
  ...Object.entries(REST).map(([name, kind]) => ['rest', name, kind] as const),
]

const MARK = 0x50495831
const HEADER = 2 + SHAPE.length * 2

/** The packed index: everything that was built, in one shareable block. */
export type PartyIndexBuffer = SharedArrayBuffer

function viewOf(kind: Kind, buffer: SharedArrayBuffer, at: number, length: number): ColumnOf<Kind> {
  const View = COLUMN[kind] as new (
    buffer: SharedArrayBuffer,
    at: number,
    length: number,
  ) => ColumnOf<Kind>
  return new View(buffer, at, length)
}

export function pack(columns: IndexColumns): PartyIndexBuffer {
  const parts = SHAPE.map(
    ([group, name]) => (columns[group] as Record<string, ColumnOf<Kind>>)[name]!,
  )
  const places: number[] = []
  let at = HEADER * 4
  for (const part of parts) {
    places.push(at)
    at = Math.ceil((at + part.byteLength) / 8) * 8
  }
  const buffer = new SharedArrayBuffer(at)
  const header = new Uint32Array(buffer, 0, HEADER)
  header[0] = MARK
  header[1] = SHAPE.length
  parts.forEach((part, i) => {
    header[2 + i * 2] = places[i]!
    header[3 + i * 2] = part.length
    viewOf(SHAPE[i]![2], buffer, places[i]!, part.length).set(part)
  })
  return buffer
}

export function unpack(buffer: PartyIndexBuffer): IndexColumns {
  const header = new Uint32Array(buffer, 0, HEADER)
  if (header[0] !== MARK || header[1] !== SHAPE.length) throw new TypeError('not a party index')
  const columns: Record<keyof IndexColumns, Record<string, ColumnOf<Kind>>> = {
    names: {},
    places: {},
    rest: {},
  }
  SHAPE.forEach(([group, name, kind], i) => {
    columns[group][name] = viewOf(kind, buffer, header[2 + i * 2]!, header[3 + i * 2]!)
  })
  return columns as unknown as IndexColumns
}
