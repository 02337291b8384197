// Rule files of the tree with their modules and documents, read from disk as a project would give them.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompileOptions } from '../../compiler/pipeline.js';
import type { SourceFile } from '../../compiler/source.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const readRoot = (path: string): SourceFile => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
});

/** Modules and documents beside a file, or changed texts in their place. */
export function projectOptions(changed: ReadonlyMap<string, string> = new Map()): CompileOptions {
  const open = (name: string, from: string): SourceFile | undefined => {
    const path = relative(root, resolve(root, dirname(from), name))
      .split(sep)
      .join('/');
    const text = changed.get(path);
    if (text !== undefined) return { path, text };
    return existsSync(join(root, path)) ? readRoot(path) : undefined;
  };
  return { load: open, document: open };
}

export const seeds = ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'].map(
  (name) => `rulesets/${name}/${name}.bareme`,
);

export const gallery = readdirSync(join(root, 'examples/gallery'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bareme'))
  .map((name) => `examples/gallery/${name.split(sep).join('/')}`)
  .sort();
