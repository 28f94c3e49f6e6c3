import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// What starts the build (a test, a shell) must not decide what is built.
process.env.NODE_ENV = 'production'

/** The web application: `web/` in, `dist/web/` out. Nothing is inlined: the CSP forbids it. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
