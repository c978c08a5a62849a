import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['e2e/**/*.spec.ts'],
    globalSetup: ['e2e/setup.ts'],
    environment: 'node',
    testTimeout: 180_000,
    // Software rendering on two busy cores can be too slow for one look; a second must then do.
    retry: 1,
    hookTimeout: 120_000,
    // One browser and one server: the specs take turns.
    fileParallelism: false,
    isolate: false,
  },
});
