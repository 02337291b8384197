// The tests that take longest: every pair of constructs in a workbook, every output over every input, threads, fuzzing.

import { defineConfig, mergeConfig } from 'vitest/config';
import { longTests } from './test/long-tests.js';
import tests from './vitest.config.js';

export default mergeConfig(
  { ...tests, test: { ...tests.test, include: [], exclude: [] } },
  defineConfig({ test: { include: [...longTests] } }),
);
