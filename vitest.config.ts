import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The package refers to itself by name, as its users do; tests run on the sources.
    alias: [
      { find: /^bareme\/runtime$/, replacement: here('./compiler/runtime/index.ts') },
      { find: /^bareme$/, replacement: here('./compiler/index.ts') },
    ],
  },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
