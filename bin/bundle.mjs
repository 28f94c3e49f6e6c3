// The command, the threads that screen and the database's thread as a few files: looking for a
// thousand modules, one by one, took longer than all else that a start does. Part of the build of
// the engine.
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './build.mjs'

const compiled = join(root, 'dist', 'src')

/** Each by itself: what two of them share would be one file with all that either needs. */
const bundle = (input, outDir) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: {
      noExternal: true,
      // They find files of their own (WebAssembly, a thread) beside themselves.
      // What writes documents is loaded when the first is written.
      external: [
        ...['@electric-sql/pglite', 'piscina'],
        ...['pdfkit', 'docx', '@cj-tech-master/excelts'],
      ],
    },
    build: {
      ssr: true,
      outDir: join(root, 'dist', outDir),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  })

await bundle({ worker: join(compiled, 'jobs', 'worker.js') }, 'threads')
await bundle(
  {
    main: join(compiled, 'cli', 'main.js'),
    'pglite-worker': join(compiled, 'store', 'pglite-worker.js'),
  },
  'cosmo',
)
