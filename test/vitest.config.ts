import { defineConfig } from 'vitest/config'

/** Their tests have the real world about them: servers, browsers, stores. Each file has a process of its own. */
const WORLDLY = ['e2e/**/*.test.ts', 'scaffold/**/*.test.ts', 'server/**/*.test.ts']

const limits = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    root: import.meta.dirname,
    pool: 'forks',
    // One more than the two cores this is sized for: pages and servers spend much of their time waiting.
    maxWorkers: 3,
    projects: [
      { test: { ...limits, name: 'worldly', include: WORLDLY } },
      // Pure functions leave nothing behind: what one file has imported, the next one finds.
      {
        test: {
          ...limits,
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: [...WORLDLY, 'node_modules/**'],
          isolate: false,
          // Nights and searches leave much behind that is young: with more room for it, it is cleared away less often.
          execArgv: ['--max-semi-space-size=64'],
        },
      },
    ],
  },
})
