import { defineConfig } from 'vitest/config'

/** Three kinds of tests: rules (no outside), database (real PostgreSQL) and journeys (real browser). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          include: [
            'src/**/*.test.ts',
            'tests/rules/**/*.test.ts',
            'packages/*/src/**/*.test.ts',
            'packages/*/tests/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
          // Some walk whole tables; on a busy machine that takes longer than the usual five seconds.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'tests/database/**/*.db.test.ts'],
          globalSetup: ['tests/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.spec.ts'],
          globalSetup: ['tests/global-setup.ts', 'tests/browser-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser, its pages and the server wait for each other: one journey keeps about one core busy.
          maxWorkers: 2,
        },
      },
    ],
  },
})
