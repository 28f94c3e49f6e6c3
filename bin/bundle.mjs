// The command and the database's thread as a few files: looking for a thousand modules, one by one,
// took longer than all else that a start does. Part of the build of the engine.
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './build.mjs'

const compiled = join(root, 'dist', 'src')

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: {
    noExternal: true,
    // They find files of their own (WebAssembly, a thread) beside themselves.
    external: ['@electric-sql/pglite', 'piscina'],
  },
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'cosmo'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: join(compiled, 'cli', 'main.js'),
        'pglite-worker': join(compiled, 'store', 'pglite-worker.js'),
      },
      output: { entryFileNames: '[name].js' },
    },
  },
})
