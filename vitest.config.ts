import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    pool: 'forks',
    // No test leaves anything behind that another could see: a process for each file would cost more than most of them.
    isolate: false,
    // Most of the time goes into waiting: for processes, latencies and floods.
    maxWorkers: 5,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
