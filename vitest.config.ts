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
        },
      },
    ],
  },
})
