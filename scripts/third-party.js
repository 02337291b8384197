// Whose code stands in the bundles, under which licence: read off what the bundler took in, never from a list by hand.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences under which code may stand in a package of ours. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'MPL-2.0',
]);

/** Choices that packages leave, and fields that hold more than one licence. */
const chosen = {
  '(MIT OR GPL-3.0-or-later)': 'MIT',
  '(MIT AND Zlib)': 'MIT',
  'MIT AND OFL-1.1': 'OFL-1.1',
  '(MIT OR CC0-1.0)': 'MIT',
};

/** Built files that packages bring, with the packages that are in them. */
const prebuilt = [
  [/node_modules\/jszip\/dist\//, ['jszip', 'pako', 'lie', 'immediate', 'setimmediate', 'readable-stream']],
];

/** The folder of the package that a file belongs to; undefined for our own. */
function folderOf(file) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'));
  return found?.[1];
}

/** Packages of the inputs of bundles, each once, by name and version. `inputs` are paths from the project's folder. */
export function packagesIn(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = folderOf(input);
    if (folder !== undefined) folders.add(folder);
    for (const [file, names] of prebuilt)
      if (file.test(input)) for (const name of names) folders.add(`node_modules/${name}`);
  }
  const found = [...folders].map((folder) => described(join(root, folder)));
  const byName = new Map(found.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function described(folder) {
  const { name, version, license, licenses, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const written = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type);
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|json|html)$/i.test(file))
    .sort();
  const source = typeof repository === 'string' ? repository : repository?.url;
  return {
    name,
    version,
    licence: chosen[written] ?? written,
    source: source?.replace(/^git\+/, '').replace(/\.git$/, ''),
    text: texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n'),
  };
}

/** `THIRD-PARTY.md` of a package; throws for code that nobody gave a licence, or one that is not allowed here. */
export function thirdParty(packages) {
  const refused = packages.filter(({ licence }) => !allowed.has(licence));
  if (refused.length > 0) {
    const told = refused.map(
      ({ name, version, licence }) => `${name} ${version} (${licence ?? 'no licence'})`,
    );
    throw new Error(`bundled without a licence that is allowed: ${told.join(', ')}`);
  }
  return [
    '# Third-party code in this package',
    '',
    'Written when the package is built, from what the bundler took in. bareme itself is under the MIT licence (LICENSE).',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
    ...packages.flatMap(({ name, version, licence, text, source }) => [
      `## ${name} ${version}`,
      '',
      ...(licence === 'MPL-2.0' && source !== undefined ? [`Unchanged; its source: ${source}`, ''] : []),
      '```',
      text === ''
        ? `${licence}, as its package.json says; the package brings no text.`
        : text.replaceAll('```', "'''"),
      '```',
      '',
    ]),
  ].join('\n');
}
