export { LOADERS, type Loader } from './door.ts'
export { firstSightWarmth } from './first-sight.ts'
export type { Preview, RunningBatch, Screening, ServerPorts, StoredUpload } from './ports.ts'
export {
  newOrganisationSchema,
  organisationsSchema,
  whoSchema,
  whySchema,
} from './schemas/access.ts'
export { printedLinkSchema } from './schemas/person.ts'
export type { Server, ServerParts } from './server.ts'
export { createServer } from './server.ts'
export { type Voices, voices } from './speech.ts'
export { readWebFiles, type WebFile, type WebFiles } from './web-files.ts'
export { whoBody, whyBody } from './why-speech.ts'
