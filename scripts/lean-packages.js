// Packages as they are bundled: exceljs without what reads CSV and files, so that nothing of its tree reaches a user but what
// writes and reads a workbook; for the library, modules of Node that exceljs asks for in forms that browsers have as well.

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);

/** Asked for as they are loaded, used only for what bareme does not do: files, passwords. */
const unused = /^(fs|crypto)$/;
const nothing = { contents: 'module.exports = {};', loader: 'js' };

/** A plugin of esbuild. `everywhere` is for bundles that browsers load too. */
export const leanPackages = (everywhere) => ({
  name: 'lean packages',
  setup(build) {
    build.onResolve({ filter: /^exceljs$/ }, () => ({ path: resolve('exceljs/lib/exceljs.bare.js') }));
    build.onResolve({ filter: /^\.\.\/csv\/csv$/ }, ({ importer }) =>
      importer.includes('exceljs') ? { path: 'csv', namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => nothing);
    if (!everywhere) return;
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'left-out' }));
    for (const name of ['events', 'buffer'])
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: resolve(`${name}/`) }));
  },
});

/** What readable-stream takes for granted in Node. */
export const nodeGlobals = fileURLToPath(new URL('node-globals.js', import.meta.url));
