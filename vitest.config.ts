import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { longTests } from './test/long-tests.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The package refers to itself by name, as its users do; tests run on the sources.
    alias: [
      { find: /^bareme\/runtime$/, replacement: here('./compiler/runtime/index.ts') },
      { find: /^bareme$/, replacement: here('./compiler/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...longTests],
    // Most of the time went into loading the compiler anew for each file; no test changes what another one sees.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
