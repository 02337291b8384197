// `npm run bundle`: the command line, the library, the studio's page and the package of the runtime, with the licences of all
// that they took in.

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle.js';
import { bundleLibrary } from './bundle-library.js';
import { bundleStudio } from './bundle-studio.js';
import { writeRuntimePackage } from './runtime-package.js';
import { packagesIn, thirdParty } from './third-party.js';

const inputs = [...(await bundleCommandLine()), ...(await bundleLibrary()), ...(await bundleStudio())];
writeFileSync(
  fileURLToPath(new URL('../dist/THIRD-PARTY.md', import.meta.url)),
  thirdParty(packagesIn(inputs)),
);
await writeRuntimePackage();
