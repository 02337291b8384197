// The three rulesets with the files that they use, in memory, so that any of their texts can be replaced.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Compilation, compile } from '../../compiler/pipeline.js';
import type { SourceFile } from '../../compiler/source.js';

const root = fileURLToPath(new URL('../../rulesets/', import.meta.url));

/** A ruleset as texts by path from the folder of rulesets; the rule file first, then modules, then documents. */
export interface Texts {
  readonly name: string;
  readonly main: string;
  readonly files: ReadonlyMap<string, string>;
}

const names = readdirSync(root)
  .filter((name) => existsSync(`${root}${name}/${name}.bareme`))
  .sort();

/** Resolves `..` and `.` in a path with forward slashes. */
function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Compiles with modules and documents; `changed` stands in for files of the ruleset. */
export function compileTexts(texts: Texts, changed: ReadonlyMap<string, string> = new Map()): Compilation {
  const file = (path: string): SourceFile | undefined => {
    const text = changed.get(path) ?? texts.files.get(path);
    return text === undefined ? undefined : { path, text };
  };
  const beside = (path: string, from: string) => file(joined(folderOf(from), path));
  return compile(file(texts.main) ?? { path: texts.main, text: '' }, { load: beside, document: beside });
}

/** Every ruleset of the project that has a document. */
export function readRulesets(): readonly Texts[] {
  return names.map((name) => {
    const main = `${name}/${name}.bareme`;
    const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
    const files = new Map([[main, read(main)]]);
    const add = (path: string, from: string): SourceFile | undefined => {
      const place = joined(folderOf(from), path);
      if (!existsSync(`${root}${place}`)) return undefined;
      const text = read(place);
      files.set(place, text);
      return { path: place, text };
    };
    compile({ path: main, text: read(main) }, { load: add, document: add });
    return { name, main, files };
  });
}
