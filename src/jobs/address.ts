import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a house is served when nobody says otherwise. */
export const DEFAULT_PORT = 8642

const fileOf = (folder: string): string => join(folder, 'address')

/** Notes under which address the house is served, for commands that print links to it. */
export const noteAddress = (folder: string, address: string): void =>
  writeFileSync(fileOf(folder), `${address}\n`, { mode: 0o600 })

export const dropAddress = (folder: string): void => rmSync(fileOf(folder), { force: true })

/** The address of the running server, or the one it will have. */
export function addressOf(folder: string): string {
  try {
    return readFileSync(fileOf(folder), 'utf8').trim()
  } catch {
    return `http://localhost:${DEFAULT_PORT}`
  }
}
