import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    setupFiles: ['test/seed.ts'],
    // The workflow parser imports JSON without import attributes, which only a bundler accepts.
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});
