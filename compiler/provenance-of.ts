// Where rules that were compiled from texts come from: what outputs and records are traced by.

import type { Provenance } from './6-emit/backend.js';
import { fromMain } from './from-main.js';
import type { Compilation } from './pipeline.js';
import { packageVersion } from './runtime/version.js';
import { sha256Of } from './sha256.js';

/**
 * The same hashes as the command line says of the same files: SHA-256 of their texts, with `\n` at the ends of lines. Of a
 * rule file that uses others it is that of the lines `HASH  PATH` that `sha256sum` prints, the main file first.
 */
export function provenanceOf({
  files,
  documents,
  checked,
}: Pick<Compilation, 'files' | 'documents' | 'checked'>): Provenance {
  const read = checked.documents.flatMap(({ name }): [string, string][] => {
    const file = documents.find(({ path }) => isNamed(path, name));
    return file === undefined ? [] : [[name, hashOf(file.text)]];
  });
  const paths = fromMain(files.map(({ path }) => path));
  const hashes = files.map(({ text }) => hashOf(text));
  const lines = hashes.map((hash, place) => `${hash}  ${paths[place] ?? ''}\n`);
  return {
    compilerVersion: packageVersion,
    ruleHash: hashes.length === 1 ? (hashes[0] ?? '') : sha256Of(lines.join('')),
    documentHashes: Object.fromEntries(read),
  };
}

const hashOf = (text: string): string => sha256Of(text.replaceAll('\r\n', '\n'));

/** A document is named from the rule file that cites it. */
function isNamed(path: string, name: string): boolean {
  const tail = name.split(/[\\/]/).filter((part) => part !== '.' && part !== '..');
  return path.split(/[\\/]/).slice(-tail.length).join('/') === tail.join('/');
}
