import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // One more than the two cores this is sized for: pages and servers spend much of their time waiting.
    maxWorkers: 3,
    // Nights and searches leave much behind that is young: with more room for it, it is cleared away less often.
    execArgv: ['--max-semi-space-size=64'],
  },
})
