// The tests that need no build and no patience: language, checks, model, messages, structure.

import { defineConfig, mergeConfig } from 'vitest/config';
import tests from './vitest.config.js';

export default mergeConfig(
  { ...tests, test: { ...tests.test, include: [] } },
  defineConfig({
    test: {
      include: ['architecture', 'check', 'model', 'resolve', 'runtime', 'grammar', 'diagnostics'].map(
        (room) => `test/${room}/**/*.test.ts`,
      ),
      exclude: ['test/grammar/robust.test.ts', 'test/diagnostics/fixes.test.ts'],
    },
  }),
);
