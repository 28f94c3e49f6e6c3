import { join } from 'node:path'
import { documentFonts, houseScreening } from '../jobs/index.ts'
import type { House } from '../store/index.ts'
import type { Screening, ServerPorts } from './ports.ts'
import { createServer, type Server } from './server.ts'
import { type Voices, voices } from './speech.ts'
import type { WebFiles } from './web-files.ts'

/** What a test's server has of its own. */
export type ServerParts = {
  readonly screening?: Screening
  readonly webFiles?: WebFiles
  /** The words of the house; those of the catalogue stand beside them where they are given. */
  readonly voices?: Voices
  readonly ports?: Partial<ServerPorts>
}

/** The server of a test's house: without pages, and saying on the test's output what it logs. */
export async function serverOf(
  house: House,
  folder: string,
  { screening, webFiles = new Map(), voices: spoken, ports }: ServerParts = {},
): Promise<Server> {
  return createServer({
    house,
    screening: screening ?? houseScreening(house, folder, () => {}),
    voices: spoken ?? (await voices()),
    webFiles,
    ports: {
      uploadFolder: join(folder, 'uploads'),
      uploadLimitBytes: 1 << 20,
      engineVersion: '1',
      catalogue: { name: 'EU', version: '1', entries: 277, codes: new Set(['2B350', '1C350']) },
      secure: false,
      fonts: documentFonts,
      log: (line) => console.log(line),
      ...ports,
    },
  })
}
