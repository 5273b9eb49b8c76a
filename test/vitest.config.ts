import { defineConfig } from 'vitest/config'

/** Browsers and tools, and what puts something else in the place of a module. Each file has a process of its own. */
const WORLDLY = [
  'e2e/**/*.test.ts',
  'scaffold/**/*.test.ts',
  'server/class-rehearsal.test.ts',
  'server/secrecy.test.ts',
]
const SERVER = ['server/**/*.test.ts']

const limits = { testTimeout: 60_000, hookTimeout: 60_000 }

/** First the pages, two browsers at a time on the two cores that this is sized for; then what needs less, or waits more. */
const first = { maxWorkers: 2, sequence: { groupOrder: 0 } }
const then = { maxWorkers: 3, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    root: import.meta.dirname,
    pool: 'forks',
    projects: [
      { test: { ...limits, ...first, name: 'worldly', include: WORLDLY } },
      // Each file closes the server that it has opened: there is at most one in a process, one after another.
      { test: { ...limits, ...then, name: 'server', include: SERVER, exclude: WORLDLY, isolate: false } },
      // Pure functions leave nothing behind: what one file has imported, the next one finds.
      {
        test: {
          ...limits,
          ...then,
          name: 'pure',
          include: ['**/*.test.ts'],
          exclude: [...WORLDLY, ...SERVER, 'node_modules/**'],
          isolate: false,
          // Nights and searches leave much behind that is young: with more room for it, it is cleared away less often.
          execArgv: ['--max-semi-space-size=64'],
        },
      },
    ],
  },
})
