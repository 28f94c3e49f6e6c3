import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// What starts the build (a test, a shell) must not decide what is built.
process.env.NODE_ENV = 'production'

/**
 * The application is loaded by the script that starts it: the browser is told so behind what it
 * paints first, and fetches both together.
 */
const preloads: Plugin = {
  name: 'cosmo-preloads',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle = {} }) {
      const main = Object.values(bundle).find(({ name }) => name === 'main')
      if (main?.type !== 'chunk') return page
      const files = [main.fileName, ...main.imports].filter((file) => !page.includes(file))
      return files.map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
        injectTo: 'body' as const,
      }))
    },
  },
}

/** The web application: `web/` in, `dist/web/` out. Nothing is inlined: the CSP forbids it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloads],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One small application: its style in one file beats a request for each page.
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      onLog(level, log, say) {
        // "use client" is meant for servers that render; libraries carry it everywhere.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') say(level, log)
      },
    },
  },
})
