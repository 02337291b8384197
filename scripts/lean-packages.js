// Packages as they are bundled: exceljs without what reads CSV and files, so that nothing of its tree reaches a user but what
// writes and reads a workbook; for the library, modules of Node that exceljs asks for in forms that browsers have as well.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { resolve } = createRequire(import.meta.url);

/** Asked for as they are loaded, used only for what bareme does not do: files, passwords. */
const unused = /^(fs|crypto)$/;
const nothing = { contents: 'module.exports = {};', loader: 'js' };

/** Packages that take for granted what only Node has. */
const needsNode =
  /node_modules\/(exceljs\/lib|jszip\/dist|readable-stream|string_decoder|safe-buffer|util-deprecate|inherits|saxes|uuid)\/.*\.js$/;
const nodeGlobals = fileURLToPath(new URL('node-globals.js', import.meta.url));

/** A plugin of esbuild. `everywhere` is for bundles that browsers load too. */
export const leanPackages = (everywhere) => ({
  name: 'lean packages',
  setup(build) {
    build.onResolve({ filter: /^exceljs$/ }, () => ({ path: resolve('exceljs/lib/exceljs.bare.js') }));
    build.onResolve({ filter: /^\.\.\/csv\/csv$/ }, ({ importer }) =>
      importer.includes('exceljs') ? { path: 'csv', namespace: 'left-out' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => nothing);
    // Its form for Node looks for a package that draws, which nobody has, and waits for it.
    build.onResolve({ filter: /^vega-canvas$/ }, () => ({
      path: join(dirname(resolve('vega-canvas')), 'vega-canvas.browser.js'),
    }));
    if (!everywhere) return;
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'left-out' }));
    for (const name of ['events', 'buffer'])
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: resolve(`${name}/`) }));
    // Into each file that needs them, and no other: a program with an evaluator alone must not carry them.
    build.onLoad({ filter: needsNode }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const wanted = ['Buffer', 'process'].filter(
        (name) =>
          new RegExp(`\\b${name}\\b`).test(text) &&
          !new RegExp(`\\b(const|let|class|function)\\s*\\{?\\s*${name}\\b`).test(text),
      );
      const lines = wanted.map((name) => `var ${name} = require(${JSON.stringify(nodeGlobals)}).${name};`);
      return { contents: `${lines.join('')}${text}`, loader: 'js' };
    });
  },
});
