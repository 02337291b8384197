// Tests that need something of the machine: Chromium, a package registry.

import { defineConfig, mergeConfig } from 'vitest/config';
import tests from './vitest.config.js';

export default mergeConfig(
  { ...tests, test: { ...tests.test, include: [] } },
  defineConfig({
    test: {
      include: ['test/**/*.outside.ts'],
      testTimeout: 300_000,
      hookTimeout: 300_000,
      fileParallelism: false,
      isolate: true,
    },
  }),
);
