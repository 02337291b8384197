// The version of this package, as its package.json says it.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Looks upwards from this file, which stands in the sources or in `dist`. */
export function compilerVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path)) {
      const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
      const version = typeof content === 'object' && content !== null ? Reflect.get(content, 'version') : '';
      return typeof version === 'string' ? version : 'unknown';
    }
    if (dirname(folder) === folder) return 'unknown';
  }
}
