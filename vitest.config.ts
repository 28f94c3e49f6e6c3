import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'measure/**/*.test.ts'],
    // No test fails on a time; the limit only ends what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 2,
    // Node 20's compiler inlines calls of WebAssembly and aborts the process where one that returns
    // a reference is given up half-way ("unreachable code" in V8's deoptimiser); Cedar returns them.
    execArgv: ['--no-turbo-inline-js-wasm-calls'],
  },
})
