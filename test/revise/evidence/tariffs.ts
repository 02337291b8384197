// Tariffs of the project with the files that they use, in memory, so that a slip can be written into any of them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '../../../compiler/3-model/model.js';
import { compile } from '../../../compiler/pipeline.js';
import type { SourceFile } from '../../../compiler/source.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Tariff {
  readonly name: string;
  readonly model: Model;
  /** The texts of its rules by path from the root of the project. */
  readonly rules: ReadonlyMap<string, string>;
  /** The same with texts in place of some; undefined where they do not compile. */
  readonly with: (changed: ReadonlyMap<string, string>) => Model | undefined;
}

/** `folder` from the root of the project: `rulesets/amf-sacem-2015`. */
export function tariffIn(folder: string): Tariff {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const main = `${folder}/${name}.bareme`;
  const rules = new Map<string, string>();
  const compiled = (changed: ReadonlyMap<string, string>) => {
    const file = (path: string): SourceFile | undefined => {
      const text =
        changed.get(path) ??
        (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
      if (text === undefined) return undefined;
      if (path.endsWith('.bareme') && !rules.has(path)) rules.set(path, text);
      return { path, text };
    };
    const beside = (path: string, from: string) => file(join(from, '..', path));
    const own = file(main);
    if (own === undefined) throw new Error(`${main} is not there`);
    const { model, diagnostics } = compile(own, { load: beside, document: beside });
    // A slip of another system need not be what its document says: only errors stop it.
    return diagnostics.some(({ severity }) => severity === 'error') ? undefined : model;
  };
  const model = compiled(new Map());
  if (model === undefined) throw new Error(`${main} does not compile`);
  return { name, model, rules, with: compiled };
}
