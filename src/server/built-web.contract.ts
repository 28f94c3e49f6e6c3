import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectFolder } from '../jobs/index.ts'
import { readWebFiles, type WebFiles } from './web-files.ts'

/** The application as it is built of the sources that stand; built where it is not. */
export function builtWeb(): WebFiles {
  const build = "import('./bin/build.mjs').then((one) => one.build('web'))"
  execFileSync(process.execPath, ['-e', build], { cwd: projectFolder })
  return readWebFiles(join(projectFolder, 'dist', 'web'))
}
