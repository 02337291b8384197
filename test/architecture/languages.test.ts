import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A text that is compared with a language: what is said in one of them then hides in a branch, not in a table of words. */
const comparison = /[!=]==?\s*['"](?:en|fr)['"]|['"](?:en|fr)['"]\s*[!=]==?|\bcase\s+['"](?:en|fr)['"]/g;

it('asks nowhere which language it is: words stand in tables that have both', () => {
  const found = ['apps', 'compiler', 'grammar'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
      .flatMap((path) =>
        [...readFileSync(join(root, folder, path), 'utf8').matchAll(comparison)].map(
          ([text]) => `${folder}/${path}: ${text}`,
        ),
      ),
  );
  expect(found).toEqual([]);
});
