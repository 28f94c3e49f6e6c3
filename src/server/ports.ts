import type { Reach } from '../access/index.ts'
import type { Refusal, Result } from '../base/index.ts'
import type { Fonts } from '../documents/index.ts'
import type { Mapping } from '../intake/index.ts'
import type { ListReport, Progress } from '../screening/index.ts'
import type { Acting } from '../store/index.ts'

/** A file that was sent to this house and waits in its upload folder. */
export type StoredUpload = {
  readonly id: string
  /** The name it had at the sender: shown, never used as a path. */
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
}

/** What the first rows of a file become under a mapping. */
export type Preview = {
  readonly layout: {
    readonly key: string
    readonly format: string
    readonly encoding: string
    readonly delimiter: string | null
    readonly headers: readonly string[]
    /** The mapping was saved earlier for this layout; else it was guessed. */
    readonly saved: boolean
  }
  /** Null for a message format, whose fields have their places already. */
  readonly mapping: Mapping | null
  /** Canonical fields a column may become. */
  readonly fields: readonly string[]
  readonly rows: readonly {
    readonly record: number
    /** The row as it stands in the file, one cell a header; empty for a message format. */
    readonly cells: readonly string[]
    /** Path of the canonical consignment → its value as text. */
    readonly values: readonly { readonly field: string; readonly value: string }[]
  }[]
  readonly rejects: readonly {
    readonly record: number
    readonly place: string
    readonly refusal: Refusal
  }[]
}

export type RunningBatch = { readonly batch: string; readonly progress: Progress }

/** The main job as the server asks for it: the same code that `cosmo screen` runs. */
export type Screening = {
  readonly preview: (
    caller: Acting,
    upload: StoredUpload,
    mapping: Mapping | null,
  ) => Promise<Result<Preview>>
  /** Answers as soon as the batch has its id; the work goes on behind it. */
  readonly start: (
    caller: Acting,
    given: { readonly uploads: readonly StoredUpload[]; readonly name: string },
  ) => Promise<Result<{ readonly batch: string }>>
  /** The caller's organisation's batches at work now. */
  readonly running: (caller: Acting) => readonly RunningBatch[]
  /** Reads list files together (a set shares a stem), keeps the lists, takes them into force. */
  readonly addLists: (
    caller: Acting,
    uploads: readonly StoredUpload[],
  ) => Promise<readonly (Omit<ListReport, 'reason'> & { readonly refusal: Refusal | null })[]>
}

/** What the server may know of this machine. */
export type ServerPorts = {
  readonly uploadFolder: string
  readonly uploadLimitBytes: number
  readonly engineVersion: string
  readonly catalogue: {
    readonly name: string
    readonly version: string
    readonly entries: number
    /** The codes of its entries. */
    readonly codes: ReadonlySet<string>
  }
  /** True where the house is reached over https: the cookie is then bound to this host. */
  readonly secure: boolean
  /** The address of the house where it has a name of its own: `https://cosmo.customs.example`. */
  readonly origin?: string
  /** Where a directory may stand (`Reach`); public addresses where nothing is said. */
  readonly reach?: Reach
  /** Told after records were erased, so that the disk forgets them too. */
  readonly erased?: (what: { readonly organisation: string; readonly uploads: boolean }) => void
  /** The fonts of printed papers. */
  readonly fonts: () => Promise<Fonts>
  readonly log: (line: string) => void
}
