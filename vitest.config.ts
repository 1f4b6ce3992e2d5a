import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { closingLineReporter } from './test/closing-line.ts'

/**
 * Two projects: `unit` is everything beside the code and in `test/`, on one shared PostgreSQL; `journeys` is the
 * whole product in a browser, a process a file. Components compile for the server, as they are shown.
 */
export default defineConfig({
  test: {
    reporters: ['default', closingLineReporter],
    restoreMocks: true,
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/journeys/**'],
          pool: 'forks',
          // Pure files keep nothing between tests, and the others wait for the database more than they compute.
          isolate: false,
          maxWorkers: 3,
          globalSetup: ['src/db/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
