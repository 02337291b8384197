// Before a package is packed: one without the compiler would be packed, published and installed without a word.

import { existsSync } from 'node:fs';
import { canBuild } from './build-tools.js';

const isBuilt = existsSync(new URL('../dist/cli/start.js', import.meta.url));
if (!isBuilt && !canBuild()) {
  process.stderr.write('nothing to pack: bareme is not built; run `npm ci` first\n');
  process.exitCode = 1;
}
