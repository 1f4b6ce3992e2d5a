import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { closingLineReporter } from './test/closing-line.ts'
import { LongestFirst } from './test/longest-first.ts'

/**
 * Three projects: `unit` is everything beside the code and in `test/`, on one shared PostgreSQL; `lifecycle` is the
 * product as a process that is started, stopped and killed; `journeys` is the whole product in a browser, a process a
 * file. Components compile for the server, as they are shown.
 * One after the other: each wants both cores for itself.
 */
export default defineConfig({
  test: {
    reporters: ['default', closingLineReporter],
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/journeys/**', 'test/lifecycle/**'],
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
          name: 'lifecycle',
          sequence: { groupOrder: 1 },
          include: ['test/lifecycle/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          globalSetup: ['test/lifecycle/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          sequence: { groupOrder: 2 },
          include: ['test/journeys/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          globalSetup: ['test/lifecycle/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
