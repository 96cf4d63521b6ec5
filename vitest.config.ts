import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Property tests and whole compiles share two cores with the rest.
    testTimeout: 60_000,
  },
});
