import type { Clock, Random, Refusal } from '../base/index.ts'

/** Where a house is: a folder with the embedded database, or a PostgreSQL server. */
export type HousePlace =
  | { readonly folder: string }
  | {
      readonly databaseUrl: string
      /** 32 bytes in base64 that wrap every organisation's key; else the variable COSMO_KEY. */
      readonly key?: string
    }

/** What the house needs from outside, and what it must be told about the model above it. */
export type HousePorts = {
  readonly clock: Clock
  readonly random: Random
  /** The nominal paths of the canonical consignment (`NOMINAL_PATHS`): sealed, never in plain. */
  readonly nominalPaths: readonly string[]
  /** Free bytes of the disk under a folder; the default asks the file system. */
  readonly freeBytes?: (folder: string) => Promise<number>
  /** Called once when the database panicked and nothing may be asked of it any more. */
  readonly stopped?: (refusal: Refusal) => void
}

export type HouseOptions = {
  /** Writes are refused (`house.full`) below this many free bytes. */
  readonly floorBytes?: number
  /** Hours between two scheduled backups of an embedded house; 0 makes none. */
  readonly backupHours?: number
  /** How many backups stay in `backups/`. */
  readonly backupsKept?: number
  /** The file with the tombstones of the house; an embedded house has one beside its backups. */
  readonly purgeList?: string
  /** The embedded database in its own thread; false keeps it in this one. */
  readonly threads?: boolean
}

/** Who acts, for whom, and what for: the three settings of every transaction. */
export type Acting = {
  readonly organisation: string
  /** Null where the machine itself acts: a worker, the first start. */
  readonly person: string | null
  readonly purpose: string
  /** Two factors, or a passkey that verified its user, stood at the door. */
  readonly strong?: boolean
}
